package io.evowire.run.report;

import io.evowire.core.network.Network;
import io.evowire.run.page.LayeredDrawings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/**
 * Draws the first of many networks; the page shows the others by a simpler picture of its own.
 * Keeps what it drew for the next report of the same run. Not for two threads at once.
 */
public final class NetworkArtist {

    /**
     * Characters that all pictures of a page may take: hundreds of usual networks, some dozens of
     * large ones.
     */
    static final int ROOM = 5 << 19;

    private final int max;
    private final int room;
    private final IntConsumer progress;
    private final LayeredDrawings drawings;

    /**
     * @param max      networks drawn at most
     * @param progress told how many are drawn
     */
    public NetworkArtist(int max, IntConsumer progress) {
        this(max, ROOM, progress, new LayeredDrawings());
    }

    /**
     * @param room characters that all pictures may take
     */
    NetworkArtist(int max, int room, IntConsumer progress, LayeredDrawings drawings) {
        this.max = max;
        this.room = room;
        this.progress = progress;
        this.drawings = drawings;
    }

    /** This artist, who remembers what was drawn, for so many networks. */
    NetworkArtist of(int newMost) {
        return new NetworkArtist(newMost, room, progress, drawings);
    }

    /** Details of the first networks, as long as there is room. */
    Map<Integer, NetworkDetail> draw(List<Integer> trials, IntFunction<Network> networks) {
        Map<Integer, NetworkDetail> details = new LinkedHashMap<>();
        var left = new FirstThatFit(room);
        for (int trial : trials.subList(0, Math.min(max, trials.size()))) {
            NetworkDetail detail = NetworkDetail.of(networks.apply(trial), drawings);
            if (!left.takes(detail.length())) {
                break;
            }
            details.put(trial, detail);
            progress.accept(details.size());
        }
        return details;
    }
}
