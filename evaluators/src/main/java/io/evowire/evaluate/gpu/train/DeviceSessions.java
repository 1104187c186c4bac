package io.evowire.evaluate.gpu.train;

import io.evowire.core.network.Network;
import io.evowire.evaluate.Omission;
import io.evowire.evaluate.Precision;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.gpu.device.Device;
import io.evowire.evaluate.gpu.device.DeviceException;
import io.evowire.evaluate.gpu.device.DeviceInfo;
import io.evowire.evaluate.gpu.device.DeviceSpec;
import io.evowire.evaluate.session.Model;
import io.evowire.evaluate.session.TrainingSession;
import io.evowire.evaluate.session.TrainingSessions;
import io.evowire.evaluate.train.ModelBuilder;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Begins training sessions on a device, each by itself or all in one company. */
public final class DeviceSessions implements TrainingSessions {

    // A device that has passed is not tested again by this process.
    private static final Map<DeviceSpec, Tested> PASSED = new ConcurrentHashMap<>();

    private final String kernels;
    private final Supplier<Company> companies;

    private DeviceSessions(String kernels, Supplier<Company> companies) {
        this.kernels = kernels;
        this.companies = companies;
    }

    /**
     * Sessions that compute each by itself.
     *
     * @param device not closed by them
     */
    public static DeviceSessions on(Device device) {
        return new DeviceSessions(kernels(device), () -> new Company(device, 1));
    }

    /**
     * Sessions that compute each by itself, on a device that is opened when the first one begins
     * and stays open.
     *
     * @param spec a device other than the processor
     */
    public static DeviceSessions on(DeviceSpec spec) {
        var opened = new Supplier<Device>() {

            private @Nullable Device device;

            @Override
            public synchronized Device get() {
                Device known = device;
                Device open = known == null ? spec.open() : known;
                device = open;
                return open;
            }
        };
        return new DeviceSessions(spec.kind().name().toLowerCase(Locale.ROOT),
                () -> new Company(opened.get(), 1));
    }

    /**
     * A device that may train.
     *
     * @param verdict of its self-test; null for what runs on the processor, which is taken as it
     *                is: its kernels take too long to compile
     */
    public record Tested(DeviceInfo info, SelfTest.@Nullable Verdict verdict) {

        /** What the self-test said. */
        public String words() {
            return verdict == null ? "none, for it is no GPU" : verdict.toString();
        }
    }

    /**
     * Tests a device, once in a process.
     *
     * @param spec a device other than the processor
     * @throws DeviceException if it is not there or must not train
     */
    public static Tested tested(DeviceSpec spec) {
        Tested known = PASSED.get(spec);
        if (known != null) {
            return known;
        }
        try (Device device = spec.open()) {
            var tested = new Tested(device.info(),
                    device.info().gpu() ? SelfTest.require(device) : null);
            PASSED.put(spec, tested);
            return tested;
        }
    }

    /**
     * Why a device must not train; empty if it may.
     *
     * @param spec as for {@link #tested}
     */
    public static Optional<String> refusal(DeviceSpec spec) {
        try {
            tested(spec);
            return Optional.empty();
        } catch (DeviceException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Sessions in company: one at a time on each of its threads. */
    static DeviceSessions in(Company company, Device device) {
        return new DeviceSessions(kernels(device), () -> company);
    }

    private static String kernels(Device device) {
        return device.info().api().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String kernels() {
        return kernels;
    }

    @Override
    public void requireSupported(TrainingRecipe recipe) {
        if (recipe.precision() != Precision.FLOAT32) {
            throw new IllegalArgumentException(
                    "The kernels for GPUs have no precision %s. Use float32."
                            .formatted(recipe.precision().name().toLowerCase(Locale.ROOT)));
        }
        unsupported(recipe.omitted()).ifPresent(why -> {
            throw new IllegalArgumentException(refusal(why));
        });
    }

    /** Why the kernels for GPUs cannot leave this out; empty if they can. */
    public static Optional<String> unsupported(Omission omission) {
        return omission.dropout() > 0
                ? Optional.of("kernels for GPUs have no dropout, and recipe.dropout is "
                        + omission.dropout())
                : omission.edgeRemoval() > 0
                        ? Optional.of("kernels for GPUs remove no edges, and recipe.edgeRemoval "
                                + "is " + omission.edgeRemoval())
                        : Optional.empty();
    }

    /** What to tell of such a reason to whoever asks for a GPU. */
    public static String refusal(String unsupported) {
        return "The %s. Set it to 0, or train on the processor: device=cpu."
                .formatted(unsupported);
    }

    @Override
    public TrainingSession begin(Network network, TrainingRecipe recipe, int steps) {
        requireSupported(recipe);
        return new DeviceSession(network, recipe, steps, companies.get());
    }

    @Override
    public Model read(byte[] file, Network network) throws IOException {
        return ModelBuilder.stock().read(file, network);
    }
}
