package io.evowire.evaluate.gpu.plan;

import io.evowire.core.network.Network;
import java.util.ArrayList;
import java.util.List;

/** The networks that are in a device's memory together, each with a region of its own. */
public final class Wave {

    /**
     * A network and what it is to have room for.
     *
     * @param images in a batch, at most
     */
    public record Member(Network network, int images) {}

    private record Region(NetworkMemory memory, long begin, int images) {}

    private final boolean guarded;
    private final List<Region> regions = new ArrayList<>();
    private final List<Long> guards;
    private final long floats;

    /** A layout for these networks. */
    public Wave(List<Member> members) {
        this(members, false);
    }

    /** @param guarded for tests: whether there are gaps that nobody may write to */
    Wave(List<Member> members, boolean guarded) {
        this.guarded = guarded;
        var memory = new MemoryPlan(guarded);
        for (Member member : members) {
            var lasting = new NetworkMemory(member.network(), memory);
            regions.add(new Region(lasting, memory.mark(), member.images()));
            // What fewer images need lies within.
            var ignored = new NetworkTasks(lasting, member.images(), memory, new Tables());
        }
        guards = memory.guards();
        floats = memory.floats();
    }

    /** Number of networks. */
    public int size() {
        return regions.size();
    }

    /** Floats of the arena. */
    public long floats() {
        return floats;
    }

    /** Where a network's parameters lie. */
    public NetworkMemory memory(int member) {
        return regions.get(member).memory();
    }

    /** Images that there is room for. */
    public int images(int member) {
        return regions.get(member).images();
    }

    /** Units that nobody may write to. */
    List<Long> guards() {
        return guards;
    }

    /** Writes the tasks of a member for a batch. */
    NetworkTasks tasks(int member, int images, Tables tables) {
        Region region = regions.get(member);
        if (images < 1 || images > region.images()) {
            throw new IllegalArgumentException("There is room for 1 to %d images, not for %d."
                    .formatted(region.images(), images));
        }
        return new NetworkTasks(region.memory(), images,
                new MemoryPlan(region.begin(), guarded), tables);
    }
}
