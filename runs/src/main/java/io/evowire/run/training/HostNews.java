package io.evowire.run.training;

import io.evowire.run.store.HostChange;
import org.jspecify.annotations.Nullable;

/**
 * Something changed on a machine that a pool trains on; the parts are those of {@link HostChange}.
 */
public record HostNews(String host, int slots, @Nullable String kind, @Nullable String lost) {

    /** A machine can do so many trainings more at a time. */
    public static HostNews joined(String host, int slots) {
        return new HostNews(host, slots, null, null);
    }

    /** It can do so many fewer, for a reason. */
    public static HostNews lost(String host, int slots, String reason) {
        return new HostNews(host, -slots, null, reason);
    }

    /** It can do so many fewer, as the cluster planned. */
    public static HostNews left(String host, int slots) {
        return new HostNews(host, -slots, null, null);
    }

    /** It told its processor, system and Java. */
    public static HostNews told(String host, String kind) {
        return new HostNews(host, 0, kind, null);
    }

    /** To be recorded after the session has worked for so long. */
    public HostChange at(double sessionSeconds) {
        return new HostChange(host, slots, kind, lost, sessionSeconds);
    }
}
