package io.evowire.evaluate.onednn;

import io.evowire.core.network.Network;
import io.evowire.evaluate.Precision;
import java.lang.ref.Cleaner;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;

/**
 * The plans of one network: for inference, and for training with the batch sizes that come. Two
 * sizes are kept, the usual one and the last, smaller batch of an epoch.
 */
final class BodyPlans implements AutoCloseable {

    private static final int KEPT = 2;
    private static final Cleaner CLEANER = Cleaner.create();

    private final Network network;
    private final Precision precision;
    private final int threads;
    private final Plans plans = new Plans();

    BodyPlans(Network network, Precision precision, int threads) {
        this.network = network;
        this.precision = precision;
        this.threads = threads;
        // For models that are dropped and not closed; must not hold this.
        CLEANER.register(this, plans::close);
    }

    /** The plan that trains on batches of so many images. */
    BodyPlan training(int images) {
        return plans.training(images, () -> BodyPlan.training(network, images, precision, threads));
    }

    /** The plan that predicts. */
    BodyPlan inference() {
        return plans.inference(() -> BodyPlan.inference(network, precision, threads));
    }

    /** Frees all; they are made again when they are asked for. */
    @Override
    public void close() {
        plans.close();
    }

    private static final class Plans implements AutoCloseable {

        /** By number of images, the one used last at the end. */
        private final SequencedMap<Integer, BodyPlan> training = new LinkedHashMap<>();
        private Optional<BodyPlan> inference = Optional.empty();

        synchronized BodyPlan training(int images, Supplier<BodyPlan> compile) {
            BodyPlan plan = Optional.ofNullable(training.remove(images)).orElseGet(() -> {
                while (training.size() >= KEPT) {
                    training.pollFirstEntry().getValue().close();
                }
                return compile.get();
            });
            training.put(images, plan);
            return plan;
        }

        synchronized BodyPlan inference(Supplier<BodyPlan> compile) {
            BodyPlan plan = inference.orElseGet(compile);
            inference = Optional.of(plan);
            return plan;
        }

        @Override
        public synchronized void close() {
            training.values().forEach(BodyPlan::close);
            training.clear();
            inference.ifPresent(BodyPlan::close);
            inference = Optional.empty();
        }
    }
}
