package io.evowire.run.cluster.spark;

import io.evowire.run.UserException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Compares the machines of a cluster with the first one that answered. From any thread. */
final class LikeMachines {

    private final boolean required;
    private final Consumer<String> say;
    private @Nullable String firstHost; // guarded by this, as what follows
    private @Nullable String firstKind;
    private boolean told;

    /**
     * Has seen none yet.
     *
     * @param required whether unlike ones are refused; else they are told of, once
     */
    LikeMachines(boolean required, Consumer<String> say) {
        this.required = required;
        this.say = say;
    }

    /**
     * A machine has answered.
     *
     * @param kind processor, system and Java
     * @throws UserException naming both, if it is unlike the first one and that is refused
     */
    synchronized void seen(String host, String kind) {
        if (firstKind == null) {
            firstHost = host;
            firstKind = kind;
        }
        if (firstKind.equals(kind)) {
            return;
        }
        String both = "%s is %s, and %s is %s".formatted(firstHost, firstKind, host, kind);
        if (required) {
            throw new UserException("""
                    The machines are unlike: %s. A search for low latency compares times, so it \
                    needs like ones. Leave the others out, then resume.""".formatted(both));
        }
        if (!told) {
            told = true;
            say.accept("""
                    Note: the machines are unlike: %s. A training's last bits are those of its \
                    machine, so that a repeated search may go another way.""".formatted(both));
        }
    }
}
