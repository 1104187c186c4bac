package io.evowire.evaluate.session;

import io.evowire.core.network.Network;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.data.Normalisation;
import io.evowire.evaluate.parameters.ParameterBlock.Group;
import io.evowire.evaluate.parameters.ParameterLayout;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A network with what it has learned, whatever trained it. {@link ModelFormat} is its file.
 *
 * @param network    what was trained
 * @param images     what it was trained on; null in the models of older runs, which do not say it
 * @param step       optimisation steps done
 * @param parameters a vector for each group, as {@link ParameterLayout} lays them out
 * @param velocities state of the update rule, for weights and scalars; empty if the training has
 *                   ended and does not go on from here
 */
public record Model(Network network, @Nullable Images images, int step,
        Map<Group, float[]> parameters, Map<Group, float[]> velocities) {

    /** The groups that have velocities. */
    public static final Set<Group> TRAINED = EnumSet.of(Group.WEIGHTS, Group.SCALARS);

    /**
     * What has to be known of the images to use the network on others.
     *
     * @param data          name of the data set
     * @param classNames    name of each class
     * @param normalisation of the pixels
     */
    public record Images(String data, List<String> classNames, Normalisation normalisation) {

        public Images {
            classNames = List.copyOf(classNames);
        }

        /** Those of a data set. */
        public static Images of(ImageDataset dataset) {
            return new Images(dataset.name(), dataset.classNames(), dataset.normalisation());
        }
    }

    public Model {
        parameters = Map.copyOf(parameters);
        velocities = Map.copyOf(velocities);
        if (step < 0) {
            throw new IllegalArgumentException("A model has done 0 steps or more, not %d."
                    .formatted(step));
        }
        var layout = ParameterLayout.of(network);
        requireLengths(layout, parameters, EnumSet.allOf(Group.class));
        if (!velocities.isEmpty()) {
            requireLengths(layout, velocities, TRAINED);
        }
        Optional.ofNullable(images).ifPresent(of -> requireFits(network, of));
    }

    private static void requireLengths(ParameterLayout layout, Map<Group, float[]> vectors,
            Set<Group> groups) {
        if (!vectors.keySet().equals(groups)) {
            throw new IllegalArgumentException("A model needs vectors of %s, not of %s."
                    .formatted(groups, vectors.keySet()));
        }
        vectors.forEach((group, vector) -> {
            if (vector.length != layout.lengths().get(group)) {
                throw new IllegalArgumentException("The network has %d %s, not %d.".formatted(
                        layout.lengths().get(group), group.word(), vector.length));
            }
        });
    }

    private static void requireFits(Network network, Images images) {
        if (images.classNames().size() != network.classes()
                || images.normalisation().mean().size() != network.input().channels()) {
            throw new IllegalArgumentException(
                    """
                            A network of %d classes and images of shape %s does not go with %d \
                            names of classes and a normalisation of %d channels."""
                            .formatted(network.classes(), network.input(),
                                    images.classNames().size(),
                                    images.normalisation().mean().size()));
        }
    }

    /** What a session holds. */
    public static Model of(TrainingSession session, Images images, boolean goesOn) {
        return new Model(session.network(), images, session.step(), session.parameters(),
                goesOn ? session.velocities() : Map.of());
    }
}
