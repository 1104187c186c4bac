package io.evowire.run.config;

import io.evowire.core.bounds.Bounded;
import io.evowire.core.bounds.RecordBounds;
import io.evowire.genome.mutation.MutationWeights;
import io.evowire.run.json.Spelling;

/**
 * How the search chooses what to try.
 *
 * @param kind       the strategy
 * @param population parents kept from generation to generation (N of NSGA-II, P of regularized
 *                   evolution), and networks drawn at random in the beginning; at least 2
 * @param sample     members that a tournament of regularized evolution looks at (S), at least 1
 * @param kill       who dies for a child of regularized evolution
 * @param batch      candidates decided on together by all strategies but NSGA-II, at least 1. Part
 *                   of the search's definition, unlike the number of workers: a batch smaller than
 *                   that leaves workers idle
 * @param generation when it decides
 * @param crossover  probability in [0, 1] that an individual is chosen to exchange stages with
 *                   another one; both change
 * @param mutation   probability in [0, 1] that a stage of an offspring mutates
 * @param mutations  how often a stage mutates in each way
 * @param resize     probability in [0, 1] that an offspring gets or loses a stage
 * @param redraws    how often a candidate that is isomorphic to a known one, or breaks a
 *                   constraint, is varied again, at least 0
 * @param rungs      budgets on which the candidates of a generation compete
 * @param warmStart  whether an offspring begins with the weights of a trained parent
 * @param grid       what the grid tries
 * @param surrogate  what the surrogate strategy looks at
 * @param reinforce  how REINFORCE learns
 */
public record StrategyConfig(Kind kind, @Bounded(min = 2) int population,
        @Bounded(min = 1) int sample, Kill kill, @Bounded(min = 1) int batch,
        Rhythm generation, @Bounded(min = 0, max = 1) double crossover,
        @Bounded(min = 0, max = 1) double mutation,
        MutationWeights mutations,
        @Bounded(min = 0, max = 1) double resize, @Bounded(min = 0) int redraws,
        RungsConfig rungs, boolean warmStart, GridConfig grid, SurrogateConfig surrogate,
        ReinforceConfig reinforce) {

    private static final RecordBounds BOUNDS = RecordBounds.of(StrategyConfig.class);

    /** The strategies. */
    public enum Kind {
        /** Non-dominated sorting with crowding distance (Deb et al. 2002). */
        NSGA2,
        /** Tournaments in a population that ages (Real et al. 2019). */
        REGULARIZED_EVOLUTION,
        /** Neighbours of the front's members (Paquete et al. 2004, White et al. 2021). */
        LOCAL_SEARCH,
        /** What a model of all trainings expects most of (Lu et al. 2020). */
        SURROGATE,
        /** Independent draws, the control (Li and Talwalkar 2019). */
        RANDOM,
        /** Every generator of a list with several seeds each (Xie et al. 2019). */
        GRID,
        /** A policy that learns what to sample (Williams 1992, Zoph and Le 2017). */
        REINFORCE;

        /** As in a configuration: {@code local-search}. */
        @Override
        public String toString() {
            return Spelling.of(this);
        }
    }

    /** Who dies in the tournament evolution. */
    public enum Kill {
        /** The oldest member (Real et al. 2019). */
        OLDEST,
        /** The worst of another sample (So et al. 2019). */
        WORST;

        /** As in a configuration: {@code oldest}. */
        @Override
        public String toString() {
            return Spelling.of(this);
        }
    }

    /** When a strategy decides. */
    public enum Rhythm {
        /** On a whole generation, once all of the generation before have ended. */
        ROUNDS,
        /** On one network whenever a training ends, so that no worker waits. */
        STEADY;

        /** As in a configuration: {@code rounds}. */
        @Override
        public String toString() {
            return Spelling.of(this);
        }
    }

    public StrategyConfig {
        BOUNDS.check("population", population);
        BOUNDS.check("sample", sample);
        BOUNDS.check("batch", batch);
        BOUNDS.check("redraws", redraws);
        BOUNDS.check("crossover", crossover);
        BOUNDS.check("mutation", mutation);
        BOUNDS.check("resize", resize);
    }

    /** This configuration of another kind. */
    public StrategyConfig withKind(Kind other) {
        return new StrategyConfig(other, population, sample, kill, batch, generation, crossover,
                mutation, mutations, resize, redraws, rungs, warmStart, grid, surrogate, reinforce);
    }

    /** Whether it decides on one network whenever a training ends. */
    public boolean steady() {
        return generation == Rhythm.STEADY;
    }

    /**
     * Refuses a rhythm that the strategy does not have.
     *
     * @throws IllegalArgumentException saying what to choose instead
     */
    void requireRhythm() {
        if (!steady()) {
            return;
        }
        switch (kind) {
            case SURROGATE, NSGA2, REGULARIZED_EVOLUTION, RANDOM -> {
            }
            case LOCAL_SEARCH, GRID, REINFORCE -> throw new IllegalArgumentException("""
                    The strategy %s decides on several networks together, so strategy.generation \
                    must be rounds. For steady, choose surrogate, nsga2, regularized-evolution or \
                    random.""".formatted(kind));
        }
        if (rungs.prunes()) {
            throw new IllegalArgumentException("""
                    On rungs the networks of a generation compete, and with strategy.generation: \
                    steady there are no generations. Set strategy.rungs.count to 1, or \
                    strategy.generation to rounds.""");
        }
        if (kind == Kind.SURROGATE && surrogate.looks() > 0) {
            throw new IllegalArgumentException("""
                    Second looks are taken when all initial networks have ended, which \
                    strategy.generation: steady does not wait for. Set strategy.surrogate.looks \
                    to 0, or strategy.generation to rounds.""");
        }
    }

    /** Whether offspring take weights over: a strategy that only draws has none to take from. */
    public boolean inherits() {
        return warmStart && switch (kind) {
            case NSGA2, REGULARIZED_EVOLUTION, LOCAL_SEARCH, SURROGATE -> true;
            case RANDOM, GRID, REINFORCE -> false;
        };
    }
}
