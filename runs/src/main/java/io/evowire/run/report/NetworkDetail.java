package io.evowire.run.report;

import io.evowire.core.network.Network;
import io.evowire.core.network.Node;
import io.evowire.core.network.Stage;
import io.evowire.core.network.TensorShape;
import io.evowire.run.page.LayeredDrawings;
import io.evowire.run.page.StageDrawing;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the page of one network shows beside its trial.
 *
 * @param stages its stages in order
 */
public record NetworkDetail(List<StageDetail> stages) {

    /** Characters of a node's place. */
    private static final int PLACE = 10;

    /**
     * One stage.
     *
     * @param in      shape of its input, [C, H, W]
     * @param out     shape of its output, [C, H, W]
     * @param drawing its picture, null if it has too many nodes for one
     */
    public record StageDetail(TensorShape in, TensorShape out, @Nullable StageDrawing drawing) {}

    /** About how many characters the pictures take. */
    int length() {
        return stages.stream().map(StageDetail::drawing).filter(Objects::nonNull)
                .mapToInt(drawing -> drawing.edges().stream().mapToInt(String::length).sum()
                        + PLACE * drawing.x().size())
                .sum();
    }

    public NetworkDetail {
        stages = List.copyOf(stages);
    }

    /** The detail of a network. */
    static NetworkDetail of(Network network, LayeredDrawings drawings) {
        List<StageDetail> stages = new ArrayList<>();
        for (int i = 0; i < network.architecture().stages().size(); i++) {
            Stage stage = network.architecture().stages().get(i);
            int index = i;
            // The first node of a stage has no predecessor, so it reads the stage's input.
            Node first = network.nodes().stream()
                    .filter(node -> node instanceof Node.Wired wired && wired.stage() == index)
                    .findFirst().orElseThrow();
            stages.add(new StageDetail(first.in(), first.out(),
                    drawings.of(stage.wiring()).orElse(null)));
        }
        return new NetworkDetail(stages);
    }
}
