package io.evowire.evaluate.train;

import io.evowire.core.network.Network;
import io.evowire.core.network.NetworkEdge;
import io.evowire.evaluate.parameters.ParameterBlock.Group;
import io.evowire.evaluate.session.Batch;
import io.evowire.evaluate.session.TrainingSession;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;

/** A training session on a model of DL4J. */
final class Dl4jSession extends Dl4jClassifier implements TrainingSession {

    private final Network network;
    private final ModelBuilder builder;
    private final RemovedEdge removed;
    private @Nullable Velocities velocities;

    /**
     * A session.
     *
     * @param model   closed with this
     * @param builder whose layers the model is of
     * @param removed without which edge a step is
     */
    Dl4jSession(Network network, ComputationGraph model, ModelBuilder builder,
            RemovedEdge removed) {
        super(model);
        this.network = network;
        this.builder = builder;
        this.removed = removed;
    }

    @Override
    public double step(Batch batch) {
        Optional<NetworkEdge> edge = removed.at(step());
        if (edge.isEmpty()) {
            return super.step(batch);
        }
        builder.without(edge, model());
        try {
            return super.step(batch);
        } finally {
            builder.without(Optional.empty(), model());
        }
    }

    @Override
    public Network network() {
        return network;
    }

    @Override
    public int classes() {
        return network.classes();
    }

    @Override
    public Map<Group, float[]> parameters() {
        return builder.read(network, model());
    }

    @Override
    public void replace(Map<Group, float[]> parameters) {
        builder.write(parameters, network, model());
    }

    @Override
    public Map<Group, float[]> velocities() {
        Map<Group, float[]> all = new EnumMap<>(
                builder.read(network, model(), updaterState()::of));
        all.remove(Group.STATISTICS);
        return all;
    }

    @Override
    public void resume(Map<Group, float[]> parameters, Map<Group, float[]> state, int step) {
        replace(parameters);
        builder.write(state, network, model(), updaterState()::of);
        model().getConfiguration().setIterationCount(step);
    }

    private Velocities updaterState() {
        Velocities found = velocities == null ? new Velocities(model()) : velocities;
        velocities = found;
        return found;
    }
}
