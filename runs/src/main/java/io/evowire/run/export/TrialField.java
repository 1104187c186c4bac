package io.evowire.run.export;

import io.evowire.core.cost.Cost;
import io.evowire.core.network.Link;
import io.evowire.core.objective.Measurements;
import io.evowire.evaluate.DamageProfile;
import io.evowire.evaluate.Latency;
import io.evowire.evaluate.Novelty;
import io.evowire.evaluate.Outcome;
import io.evowire.genome.Genome;
import io.evowire.genome.StageGenome;
import io.evowire.run.config.Reading;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.json.Json;
import io.evowire.run.reading.Belief;
import io.evowire.run.store.Donor;
import io.evowire.run.store.Trial;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a trial, in the order in which they are shown. Tables, JSON documents, the page of
 * a report and {@code status --json} show them under the same names. So a new field is one entry. A
 * new column of the table must be shown only {@link Place#when} the configuration asks for it,
 * because the tables of earlier runs stay as they are.
 */
public enum TrialField {

    /** Number of the trial, from 0. */
    TRIAL("trial", Kind.PLAIN, Trial::number, Place.TABLE.always(), Place.DOCUMENT.always(),
            Place.PAGE.always(), Place.STATUS.always()),
    /** Generation, from 1. */
    GENERATION("generation", Kind.PLAIN, trial -> trial.proposal().generation(),
            Place.TABLE.always(), Place.DOCUMENT.always(), Place.PAGE.always()),
    /** Name of the outcome; {@code PROPOSED} while there is none. */
    STATE("state", Kind.PLAIN, Trial::state, Place.TABLE.always(), Place.DOCUMENT.always(),
            Place.PAGE.always()),
    /** Validation accuracy, fraction in [0, 1]. */
    ACCURACY("accuracy", new Kind.Decimal(6, 6), trial -> orNull(trial.accuracy()),
            Place.TABLE.always(), Place.DOCUMENT.always(), Place.PAGE.always(),
            Place.STATUS.always()),
    /** What is believed of its accuracy: the expectation, fraction in [0, 1]. */
    MEAN("mean", new Kind.Decimal(6, 6), new Believed(Belief::mean),
            Place.TABLE.when(TrialField::isBelieved), Place.DOCUMENT.when(TrialField::isBelieved),
            Place.PAGE.when(TrialField::isBelieved), Place.STATUS.when(TrialField::isBelieved)),
    /** The same: the standard deviation, fraction. */
    DEVIATION("deviation", new Kind.Decimal(6, 6), new Believed(Belief::deviation),
            Place.TABLE.when(TrialField::isBelieved), Place.DOCUMENT.when(TrialField::isBelieved),
            Place.PAGE.when(TrialField::isBelieved), Place.STATUS.when(TrialField::isBelieved)),
    /** Multiply-adds of one inference of one image. */
    MACS("macs", Kind.PLAIN, cost(Cost::macs), Place.TABLE.always(), Place.DOCUMENT.always(),
            Place.PAGE.always(), Place.STATUS.always()),
    /** Trained numbers. */
    PARAMETERS("parameters", Kind.PLAIN, cost(Cost::parameters), Place.TABLE.always(),
            Place.DOCUMENT.always(), Place.PAGE.always(), Place.STATUS.always()),
    /** Elements per image kept for the backward pass. */
    ACTIVATIONS("activations", Kind.PLAIN, cost(Cost::activations), Place.TABLE.always(),
            Place.DOCUMENT.always(), Place.PAGE.always()),
    /** Convolutions and dense layers on the longest path. */
    DEPTH("depth", Kind.PLAIN, cost(Cost::depth), Place.TABLE.always(),
            Place.DOCUMENT.always(), Place.PAGE.always()),
    /** Rung at which it was pruned, from 0. */
    RUNG("rung", Kind.PLAIN, TrialField::rung, Place.TABLE.always(), Place.PAGE.always()),
    /** Time spent on it, of a trial that was trained. */
    SECONDS("seconds", new Kind.Decimal(3, 2), trial -> orNull(trial.seconds()),
            Place.TABLE.always(), Place.DOCUMENT.always(), Place.PAGE.always()),
    /** Canonical key of the architecture. */
    KEY("key", Kind.PLAIN, trial -> trial.proposal().key(), Place.TABLE.always(),
            Place.DOCUMENT.always()),
    /** Trials it descends from, ascending. */
    PARENTS("parents", Kind.WORDS, trial -> trial.proposal().parents(), Place.TABLE.always(),
            Place.DOCUMENT.always(), Place.PAGE.always()),
    /** Names of the changes that led to it. */
    MUTATIONS("mutations", Kind.WORDS, trial -> trial.proposal().mutations(),
            Place.TABLE.always(), Place.DOCUMENT.always(), Place.PAGE.always()),
    /** Number of stages. */
    STAGES("stages", Kind.PLAIN, new OfGenome((config, genome) -> genome.stages().size()),
            Place.TABLE.always()),
    /** Random graph of each stage. */
    MODELS("models", Kind.PLAIN, stages(stage -> stage.model().notation()),
            Place.TABLE.always()),
    /** Nodes of each stage. */
    NODES("nodes", Kind.PLAIN, stages(stage -> stage.model().nodes()), Place.TABLE.always()),
    /** Channels of each stage. */
    CHANNELS("channels", Kind.PLAIN,
            new OfGenome((config, genome) -> joined(config.space().channels(genome).stream())),
            Place.TABLE.always()),
    /** Node operation of each stage. */
    OPERATIONS("operations", Kind.PLAIN, stages(stage -> stage.operation().notation()),
            Place.TABLE.always()),
    /** Number of links that lead to each stage. */
    LINKS("links", Kind.PLAIN, new OfGenome(TrialField::links),
            Place.TABLE.when(config -> config.space().hasLinks())),
    /** Genome as text. */
    GENOME("genome", Kind.PLAIN, trial -> trial.proposal().genome(), Place.TABLE.always(),
            Place.DOCUMENT.always(), Place.PAGE.always()),
    /** Mean recall of the validation images' classes, fraction in [0, 1]. */
    BALANCED_ACCURACY("balancedAccuracy", new Kind.Decimal(6, 6),
            trial -> trial.measurements().map(Measurements::balancedAccuracy).orElse(null),
            Place.TABLE.when(config -> config.measurementPlan().balancedAccuracy()),
            Place.PAGE.when(config -> config.measurementPlan().balancedAccuracy()),
            Place.STATUS.when(config -> config.measurementPlan().balancedAccuracy())),
    /** Average precision of the images that are novel to the search, fraction in [0, 1]. */
    AUPRC("auprc", new Kind.Decimal(6, 6), novelty(Novelty::auprc), isNovelTable(),
            Place.PAGE.when(TrialField::isNovel), Place.STATUS.when(TrialField::isNovel)),
    /** Probability that a novel image scores higher than a known one, by the same score. */
    AUROC("auroc", new Kind.Decimal(6, 6), novelty(found -> found.softmax().auroc()),
            isNovelTable(), Place.PAGE.when(TrialField::isNovel)),
    /** Average precision by energy. */
    ENERGY_AUPRC("energyAuprc", new Kind.Decimal(6, 6),
            novelty(found -> found.energy().averagePrecision()), isNovelTable(),
            Place.PAGE.when(TrialField::isNovel)),
    /** The same probability by energy. */
    ENERGY_AUROC("energyAuroc", new Kind.Decimal(6, 6), novelty(found -> found.energy().auroc()),
            isNovelTable(), Place.PAGE.when(TrialField::isNovel)),
    /** Share of novel images, which a random score has as average precision. */
    PREVALENCE("prevalence", new Kind.Decimal(6, 6),
            novelty(found -> found.softmax().prevalence()), isNovelTable(),
            Place.PAGE.when(TrialField::isNovel)),
    /** Edges of the graphs of all stages. */
    EDGES("edges", Kind.PLAIN, trial -> trial.proposal().cost().edges(),
            Place.TABLE.whereKnown(), Place.PAGE.whereKnown(), Place.STATUS.whereKnown()),
    /** Median time of inference of a batch, milliseconds. */
    LATENCY("latency", new Kind.Decimal(6, 4),
            trial -> trial.latency().map(Latency::milliseconds).orElse(null),
            Place.TABLE.whereKnown(), Place.PAGE.always(), Place.STATUS.whereKnown()),
    /** Interquartile range of the same, milliseconds. */
    LATENCY_SPREAD("latencySpread", new Kind.Decimal(6, 4),
            trial -> trial.latency().map(Latency::spread).orElse(null),
            Place.TABLE.whereKnown()),
    /** Mean loss of accuracy without one node or edge, fraction in [-1, 1]. */
    DAMAGE("damage", new Kind.Loss(new Kind.Decimal(6, 6)),
            trial -> trial.damage().map(DamageProfile::mean).orElse(null),
            Place.TABLE.whereKnown(), Place.PAGE.always(), Place.STATUS.whereKnown()),
    /** All that came out. */
    OUTCOME("outcome", Kind.PLAIN, trial -> trial.outcome().map(Json::tree).orElse(null),
            Place.DOCUMENT.always()),
    /** Whose weights it began with, if they were not fresh; a table tells the number. */
    DONOR("donor", Kind.DONOR, trial -> trial.proposal().donor(),
            Place.TABLE.when(config -> config.strategy().inherits()), Place.DOCUMENT.always(),
            Place.PAGE.always()),
    /** Share of that trial's parameters that was taken over, fraction in (0, 1]. */
    INHERITED("inherited", new Kind.Decimal(6, 6),
            trial -> Optional.ofNullable(trial.proposal().donor()).map(Donor::share).orElse(null),
            Place.TABLE.when(config -> config.strategy().inherits()));

    /** Where a field may be shown. */
    public enum Place {

        /** {@code trials.csv} and {@code front.csv}: a column. */
        TABLE,
        /** {@code export --format json} and {@code show --json}. */
        DOCUMENT,
        /** The data of the page of a report. */
        PAGE,
        /** The best trial and the front of {@code status --json}. */
        STATUS;

        /** Shown here in every run. */
        Shown always() {
            return new Shown(this, (config, known) -> true);
        }

        /** Shown here if one or more of the trials shown have a value. */
        Shown whereKnown() {
            return new Shown(this, (config, known) -> known.getAsBoolean());
        }

        /** Shown here in runs whose configuration asks for it. */
        Shown when(Predicate<SearchConfig> asked) {
            return new Shown(this, (config, known) -> asked.test(config));
        }
    }

    /** That a field is shown somewhere, and in which runs. */
    private record Shown(Place place, Presence presence) {}

    @FunctionalInterface
    private interface Presence {

        boolean holds(SearchConfig config, BooleanSupplier known);
    }

    private static boolean isNovel(SearchConfig config) {
        return config.task().novelty().isOn();
    }

    private static Shown isNovelTable() {
        return Place.TABLE.when(TrialField::isNovel);
    }

    private static Function<Trial, @Nullable Object> novelty(Function<Novelty, Object> part) {
        return trial -> trial.outcome().orElse(null) instanceof Outcome.Completed completed
                && completed.novelty() != null ? part.apply(completed.novelty()) : null;
    }

    /** What is read from what is believed of a trial. */
    private record Believed(Function<Belief, Object> part) {}

    /** What is read from the genome, which takes time to parse. */
    private record OfGenome(BiFunction<SearchConfig, Genome, Object> part) {}

    private final String word;
    private final Kind kind;
    private final Function<TrialReading, @Nullable Object> value;
    private final List<Shown> shown;

    TrialField(String word, Kind kind, Function<Trial, @Nullable Object> value, Shown... shown) {
        this(shown, word, kind, reading -> value.apply(reading.trial()));
    }

    TrialField(String word, Kind kind, OfGenome value, Shown... shown) {
        this(shown, word, kind, reading -> value.part().apply(reading.config(), reading.genome()));
    }

    TrialField(String word, Kind kind, Believed value, Shown... shown) {
        this(shown, word, kind, reading -> reading.belief().map(value.part()).orElse(null));
    }

    TrialField(Shown[] shown, String word, Kind kind,
            Function<TrialReading, @Nullable Object> value) {
        this.word = word;
        this.kind = kind;
        this.value = value;
        this.shown = List.of(shown);
    }

    /** The fields that a place shows of these trials, in their order. */
    public static List<TrialField> of(Place place, SearchConfig config, List<Trial> trials) {
        return Stream.of(values()).filter(field -> field.shown.stream()
                .filter(showing -> showing.place() == place)
                .anyMatch(showing -> showing.presence().holds(config, () -> trials.stream()
                        .anyMatch(trial -> field.value(config, trial) != null))))
                .toList();
    }

    /** Its name. */
    public String word() {
        return word;
    }

    /**
     * Its value, null if there is none.
     *
     * @param config of the trial's run
     */
    public @Nullable Object value(SearchConfig config, Trial trial) {
        return value(config, trial, Optional.empty());
    }

    /** Its value of a trial of which something is believed. */
    @Nullable
    Object value(SearchConfig config, Trial trial, Optional<Belief> belief) {
        return value(new TrialReading(config, trial, belief));
    }

    @Nullable
    Object value(TrialReading reading) {
        return value.apply(reading);
    }

    /** Its value as a table tells it, empty if there is none. */
    String text(TrialReading reading) {
        Object found = value(reading);
        return found == null ? "" : kind.text(found);
    }

    /**
     * Its value with the digits that a reader of a page can use, null if there is none.
     *
     * @param config of the trial's run
     * @param belief what is believed of the trial
     */
    public @Nullable Object shortened(SearchConfig config, Trial trial,
            Optional<Belief> belief) {
        Object found = value(config, trial, belief);
        return found == null ? null : kind.shortened(found);
    }

    private static boolean isBelieved(SearchConfig config) {
        return config.reading() == Reading.POSTERIOR;
    }

    private static Function<Trial, @Nullable Object> cost(Function<Cost, Object> part) {
        return trial -> part.apply(trial.proposal().cost());
    }

    private static OfGenome stages(Function<StageGenome, Object> part) {
        return new OfGenome((config, genome) -> joined(genome.stages().stream().map(part)));
    }

    private static String joined(Stream<?> ofStages) {
        return ofStages.map(Object::toString).collect(Collectors.joining("; "));
    }

    private static String links(SearchConfig config, Genome genome) {
        List<Link> links = genome.links(genome.wirings());
        return joined(IntStream.range(0, genome.stages().size())
                .mapToObj(stage -> links.stream().filter(link -> link.toStage() == stage)
                        .count()));
    }

    private static @Nullable Object rung(Trial trial) {
        return trial.outcome().orElse(null) instanceof Outcome.Pruned pruned
                ? (Object) pruned.rung()
                : null;
    }

    private static @Nullable Double orNull(OptionalDouble number) {
        return number.isPresent() ? (Double) number.getAsDouble() : null;
    }
}
