package io.evowire.evaluate.transfer;

import io.evowire.core.network.Network;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.parameters.ParameterBlock;
import io.evowire.evaluate.parameters.ParameterBlock.Group;
import io.evowire.evaluate.parameters.ParameterBlock.Kind;
import io.evowire.evaluate.parameters.ParameterLayout;
import io.evowire.evaluate.session.Batch;
import io.evowire.evaluate.session.TrainingSession;
import io.evowire.evaluate.session.TrainingSessions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A wired network. */
final class WiredLearner implements Learner {

    private final Network network;
    private final TrainingRecipe recipe;
    private final TrainingSessions models;
    private final TrainingSession session;
    /** The same network with the unit matrix for a last layer; made when it is asked for. */
    private @Nullable TrainingSession extractor;

    WiredLearner(Network network, TrainingRecipe recipe, TrainingSessions models, int steps) {
        this.network = network;
        this.recipe = recipe;
        this.models = models;
        this.session = models.begin(network, recipe, steps);
    }

    private static List<ParameterBlock> below(Network network) {
        return ParameterLayout.of(network).blocks().stream()
                .filter(block -> block.kind() != Kind.DENSE && block.kind() != Kind.BIAS).toList();
    }

    private static String name(ParameterBlock block) {
        return "%d %s".formatted(block.node(), block.kind());
    }

    @Override
    public Map<String, float[]> learned() {
        Map<Group, float[]> parameters = session.parameters();
        Map<String, float[]> learned = new HashMap<>();
        for (ParameterBlock block : below(network)) {
            learned.put(name(block), Arrays.copyOfRange(parameters.get(block.kind().group()),
                    block.offset(), block.offset() + block.length()));
        }
        return learned;
    }

    @Override
    public void take(Map<String, float[]> learned) {
        take(learned, session);
    }

    private static void take(Map<String, float[]> learned, TrainingSession to) {
        Map<Group, float[]> parameters = to.parameters();
        for (ParameterBlock block : below(to.network())) {
            System.arraycopy(learned.get(name(block)), 0, parameters.get(block.kind().group()),
                    block.offset(), block.length());
        }
        to.replace(parameters);
    }

    @Override
    public float[][] features(Batch images) {
        if (extractor == null) {
            extractor = extractor();
        }
        return extractor.logits(images);
    }

    // Its last layer hands on what it reads, so that logits are features.
    private TrainingSession extractor() {
        int features = network.architecture().head().channels();
        Network open = Network.of(network.architecture(), network.input(), features);
        TrainingSession made = models.begin(open, recipe, 1);
        take(learned(), made);
        Map<Group, float[]> parameters = made.parameters();
        for (ParameterBlock block : ParameterLayout.of(open).blocks()) {
            if (block.kind() == Kind.DENSE || block.kind() == Kind.BIAS) {
                float[] vector = parameters.get(block.kind().group());
                Arrays.fill(vector, block.offset(), block.offset() + block.length(), 0);
                for (int i = 0; block.kind() == Kind.DENSE && i < features; i++) {
                    vector[block.offset() + i * features + i] = 1;
                }
            }
        }
        made.replace(parameters);
        return made;
    }

    @Override
    public int classes() {
        return network.classes();
    }

    @Override
    public int step() {
        return session.step();
    }

    @Override
    public double step(Batch batch) {
        return session.step(batch);
    }

    @Override
    public boolean isFinite() {
        return session.isFinite();
    }

    @Override
    public float[][] probabilities(Batch images) {
        return session.probabilities(images);
    }

    @Override
    public void close() {
        session.close();
        if (extractor != null) {
            extractor.close();
        }
    }
}
