package io.evowire.genome.space;

import io.evowire.genome.StageWidth;
import io.evowire.genome.StageWidth.Channels;
import io.evowire.genome.StageWidth.Ratio;
import java.util.List;
import java.util.Locale;

/** How the widths of stages are inherited. */
public enum Widths {

    /** Each stage has a width of its own. */
    FREE,

    /**
     * Each stage is so many times as wide as the one before it, the first one as the stem: then
     * fewer draws are hopeless, and a change of an early stage carries on to later ones (after
     * Radosavovic et al. 2020, section 3.3, where good networks widen steadily).
     */
    RATIOS;

    private static final List<Double> ALL = List.of(1.0, 1.5, 2.0, 3.0);

    /** The widths that a stage may inherit, ascending. */
    List<StageWidth> choices(List<Integer> channels) {
        return (switch (this) {
            case FREE -> channels.stream().map(Channels::new);
            case RATIOS -> ALL.stream().map(Ratio::new);
        }).map(StageWidth.class::cast).toList();
    }

    /** Such as {@code ratios}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
