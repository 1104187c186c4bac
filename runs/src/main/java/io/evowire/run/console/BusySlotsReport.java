package io.evowire.run.console;

import io.evowire.run.study.simulation.BusySlots;
import io.evowire.run.study.simulation.BusySlots.Timed;
import java.util.List;
import java.util.function.IntFunction;

/**
 * How busy slots are, as {@code simulate --slots} prints it.
 *
 * @param rows one for each number of slots
 */
public record BusySlotsReport(List<Row> rows) {

    /** Generations, or trainings for each slot, that are simulated for each share. */
    private static final int LENGTH = 40;

    public BusySlotsReport {
        rows = List.copyOf(rows);
    }

    /**
     * Shares of their time in [0, 1] that slots train.
     *
     * @param slots       number of slots
     * @param generations with whole generations, for each size
     * @param steady      where one training is decided on whenever one ends
     */
    public record Row(int slots, List<Rounds> generations, double steady) {

        public Row {
            generations = List.copyOf(generations);
        }
    }

    /**
     * Shares with generations of a size.
     *
     * @param proposed     started in the order of the proposals
     * @param dearestFirst started by descending multiply-adds
     */
    public record Rounds(int size, double proposed, double dearestFirst) {}

    /**
     * Simulates.
     *
     * @param trainings as many as wanted
     * @param decision  time that a decision takes, in the unit of the trainings
     */
    public static BusySlotsReport of(List<Integer> slots, List<Integer> sizes,
            IntFunction<List<Timed>> trainings, double decision) {
        return new BusySlotsReport(slots.stream().map(number -> {
            List<Rounds> generations = sizes.stream().map(size -> {
                List<Timed> timed = trainings.apply(LENGTH * size);
                return new Rounds(size,
                        BusySlots.rounds(timed, size, number, false, decision),
                        BusySlots.rounds(timed, size, number, true, decision));
            }).toList();
            return new Row(number, generations, BusySlots.steady(
                    trainings.apply(LENGTH * number), number, BusySlots.ahead(number), decision));
        }).toList());
    }

    /** The table that people read. */
    public String text() {
        var table = new TextTable("slots", "generation", "as proposed", "dearest first", "steady");
        for (Row row : rows) {
            String steady = Figures.percent(row.steady());
            for (Rounds rounds : row.generations()) {
                table.row(row.slots(), rounds.size(), Figures.percent(rounds.proposed()),
                        Figures.percent(rounds.dearestFirst()), steady);
            }
        }
        return table.toString();
    }
}
