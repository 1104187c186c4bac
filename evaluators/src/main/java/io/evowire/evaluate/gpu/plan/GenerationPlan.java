package io.evowire.evaluate.gpu.plan;

import io.evowire.evaluate.gpu.plan.NetworkTasks.Places;
import java.util.ArrayList;
import java.util.List;

/**
 * What is launched for a batch of each of some networks of a wave. Level by level, and kernel by
 * kernel within a level, the nodes of all networks share a launch.
 */
public final class GenerationPlan {

    /**
     * A network's part in it.
     *
     * @param member of the wave
     * @param images in its batch
     */
    public record Part(int member, int images) {}

    /** What is done. */
    public enum Purpose {
        /** A step: forward by the batch's statistics, backward, update. */
        TRAINING,
        /** Forward by running statistics. */
        INFERENCE
    }

    private final int[] tables;
    private final List<Launch> launches;
    private final List<Places> places;

    /** A plan for these parts; each network has at most one. */
    public GenerationPlan(Wave wave, List<Part> parts, Purpose purpose) {
        var written = new Tables();
        List<NetworkTasks> networks = parts.stream()
                .map(part -> wave.tasks(part.member(), part.images(), written)).toList();
        int end = networks.stream().mapToInt(NetworkTasks::depth).max().orElse(0);
        List<Work> works = new ArrayList<>();
        for (NetworkTasks network : networks) {
            network.forward(purpose == Purpose.TRAINING, works);
            if (purpose == Purpose.TRAINING) {
                network.backward(end, works);
            }
        }
        works.sort(Work.ORDER); // stable: networks in their order
        launches = grouped(works, written);
        places = networks.stream().map(NetworkTasks::places).toList();
        tables = written.toArray();
    }

    private static List<Launch> grouped(List<Work> works, Tables tables) {
        List<Launch> launches = new ArrayList<>();
        for (int i = 0; i < works.size();) {
            Work first = works.get(i);
            int begin = tables.size();
            int groups = 0;
            for (; i < works.size() && Work.ORDER.compare(works.get(i), first) == 0; i++) {
                Work work = works.get(i);
                groups = Math.addExact(groups, work.groups());
                for (int tile = 0; tile < work.groups(); tile++) {
                    tables.add(work.task(), tile);
                }
            }
            launches.add(new Launch(first.kernel(), begin, groups));
        }
        return List.copyOf(launches);
    }

    /** A copy of what kernels look things up in. */
    public int[] tables() {
        return tables.clone();
    }

    /** What is launched, in order. */
    public List<Launch> launches() {
        return launches;
    }

    /** Where the images of a part go, [C, B, H, W]. */
    public int images(int part) {
        return places.get(part).images();
    }

    /** Where the targets of a part go, [B, classes]. */
    public int targets(int part) {
        return places.get(part).targets();
    }

    /** Where the probabilities of a part are found, [B, classes]. */
    public int probabilities(int part) {
        return places.get(part).probabilities();
    }

    /** Where the logits of a part are found, [B, classes]. */
    public int logits(int part) {
        return places.get(part).logits();
    }
}
