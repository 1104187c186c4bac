package io.evowire.evaluate;

import java.io.IOException;
import java.util.Optional;

/**
 * Where models lie, found by the SHA-256 of their file. A search passes hashes around; that some
 * stores keep files, and where, is known inside them alone.
 */
public interface ModelStore {

    /** Keeps nothing and has nothing. */
    ModelStore NONE = new ModelStore() {
        @Override
        public Optional<byte[]> get(String sha256) {
            return Optional.empty();
        }

        @Override
        public void put(String name, byte[] model) {}
    };

    /** Name of the model of a trial that was trained to its end. */
    static String trial(int trial) {
        return "trial-%d".formatted(trial);
    }

    /** Name of the model with which a trial goes on from a rung. */
    static String rung(int trial, int rung) {
        return "trial-%d-rung-%d".formatted(trial, rung);
    }

    /** Name of the model of a trial's network that was trained anew to be judged. */
    static String judged(int trial) {
        return "trial-%d-judged".formatted(trial);
    }

    /** Name of the model that the final training of a trial's network gave. */
    static String last(int trial) {
        return "trial-%d-final".formatted(trial);
    }

    /**
     * The file of a model. These very bytes have this hash.
     *
     * @param sha256 in hexadecimal
     * @return empty if no such model is there
     * @throws IOException if it cannot be read
     */
    Optional<byte[]> get(String sha256) throws IOException;

    /**
     * Hands in the file of a model; whether it is kept is decided later.
     *
     * @param name {@link #trial}, {@link #rung}, {@link #judged} or {@link #last}
     */
    void put(String name, byte[] model) throws IOException;
}
