package io.evowire.evaluate.gpu.device;

/** Calls of native functions, whose method handles declare to throw anything. */
final class Native {

    private Native() {}

    /** A call. */
    @FunctionalInterface
    interface Call<T> {
        T call() throws Throwable;
    }

    /** Calls a function; what a method handle declares to throw cannot happen. */
    static <T> T calling(Call<T> call) {
        try {
            return call.call();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
