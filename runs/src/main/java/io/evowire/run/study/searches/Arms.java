package io.evowire.run.study.searches;

import java.util.List;

/** What a study of searches may compare. */
public enum Arms {

    /** Strategies, each alone or with rungs or a warm start. */
    STRATEGIES {
        @Override
        List<String> usual() {
            return Arm.STRATEGIES;
        }

        @Override
        Arm named(String name) {
            return Arm.strategy(name);
        }
    },

    /** Ways of wiring, drawn at random and evolved. */
    WIRING {
        @Override
        List<String> usual() {
            return Arm.WIRINGS.stream().map(Arm::name).toList();
        }

        @Override
        Arm named(String name) {
            return Arm.wiring(name);
        }
    };

    abstract List<String> usual();

    abstract Arm named(String name);

    /**
     * The arms of these names, the control first.
     *
     * @param names empty for the usual ones
     * @throws io.evowire.run.UserException if there is none of a name
     */
    public List<Arm> of(List<String> names) {
        return (names.isEmpty() ? usual() : names).stream().distinct().map(this::named).toList();
    }
}
