package io.evowire.evaluate.train;

import java.util.Objects;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Dropout of a classifier's inputs, [B, F], by {@link DroppedInputs}: DL4J's own draws from a state
 * that a training which goes on in another process would not have. It lives in models in memory
 * only; no file of a model holds it.
 */
final class SeededDropout implements IDropout {

    private static final long serialVersionUID = 1;

    private final transient DroppedInputs dropped;
    private transient @Nullable INDArray factors;

    SeededDropout(DroppedInputs dropped) {
        this.dropped = dropped;
    }

    @Override
    public INDArray applyDropout(INDArray input, INDArray result, int iteration, int epoch,
            LayerWorkspaceMgr workspaces) {
        int images = Math.toIntExact(input.size(0));
        int features = Math.toIntExact(input.size(1));
        clear();
        INDArray drawn;
        try (var workspace = Nd4j.getWorkspaceManager().scopeOutOfWorkspaces()) {
            drawn = Nd4j.createFromArray(dropped.factors(iteration, images, features))
                    .reshape(images, features).castTo(input.dataType());
        }
        factors = drawn;
        return input.muli(drawn, result);
    }

    @Override
    public INDArray backprop(INDArray gradient, INDArray toInput, int iteration, int epoch) {
        return gradient.muli(Objects.requireNonNull(factors, "no forward before"), toInput);
    }

    @Override
    public void clear() {
        factors = null;
    }

    @Override
    public IDropout clone() {
        return new SeededDropout(dropped);
    }
}
