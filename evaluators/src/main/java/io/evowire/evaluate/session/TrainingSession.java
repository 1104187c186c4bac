package io.evowire.evaluate.session;

import io.evowire.core.network.Network;
import io.evowire.evaluate.parameters.ParameterBlock.Group;
import io.evowire.evaluate.parameters.ParameterLayout;
import java.util.Map;

/**
 * One network in training: its parameters, the velocities of its update rule, and the number of
 * steps done. What computes is left to an adapter; whoever trains or measures needs no more than
 * this.
 * <p>
 * Parameters are a vector for each group, laid out as {@link ParameterLayout} says, whatever the
 * adapter works with. Orders of images, schedules of trials and files are others' business. One
 * thread at a time.
 */
public interface TrainingSession extends Classifier {

    /** What is trained. */
    Network network();

    @Override
    default int classes() {
        return network().classes();
    }

    /** A copy of the parameters: a vector for each group. */
    Map<Group, float[]> parameters();

    /** Replaces the parameters; velocities and step stay. */
    void replace(Map<Group, float[]> parameters);

    /**
     * A copy of the state of the update rule: the velocity of each trained parameter, for
     * {@link Group#WEIGHTS} and {@link Group#SCALARS}.
     */
    Map<Group, float[]> velocities();

    /**
     * Goes on where another session stood: what follows is the same to the bit.
     *
     * @param step optimisation steps done there, at least 0
     */
    void resume(Map<Group, float[]> parameters, Map<Group, float[]> velocities, int step);

    /** What the softmax makes probabilities of, [B][classes]. */
    float[][] logits(Batch images);
}
