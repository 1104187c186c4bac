package io.evowire.run.search;

import io.evowire.core.objective.Objective;
import io.evowire.run.UserException;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.pick.FinalTrainings;
import io.evowire.run.pick.PickTests;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.repeat.FrontJudgement;
import io.evowire.run.repeat.FrontRace;
import io.evowire.run.repeat.FrontRepeats;
import io.evowire.run.store.RunEvents;
import io.evowire.run.store.Session;
import io.evowire.run.store.SessionEnd;
import io.evowire.run.store.TrainedOn;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import io.evowire.run.generation.GenerationLoop;
import io.evowire.run.strategy.SearchEnded.Reason;
import io.evowire.run.system.Machine;
import io.evowire.run.system.ProgramVersion;
import io.evowire.run.training.AfterSearch;
import io.evowire.run.training.GenerationTraining;
import io.evowire.run.training.HostNews;
import io.evowire.run.training.RunModels;
import io.evowire.run.training.SearchListener;
import io.evowire.run.training.TrainingPool;
import io.evowire.run.training.Trainings;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A search from where it stands to its end. A resume takes the recorded generations as they were
 * decided, makes the newest decision again, which must be the same, and trains nothing that is
 * recorded.
 */
public final class SearchJob {

    private static final String UNLIKE = """
            The machines are unlike: this search has measured latencies on %s, and %s. It compares \
            times, so it needs machines of one kind (processor, system and version of Java). \
            Resume it on one like the first, or begin another search here, with its config.yaml.""";

    private final CandidateFactory factory;
    private final TrialStore store;
    private final TrainingPool pool;
    private final RunModels models;
    private final SearchListener listener;
    private final @Nullable TrainedOn device;
    private final AtomicBoolean stopping = new AtomicBoolean();

    /** A search that keeps no models. */
    public SearchJob(CandidateFactory factory, TrialStore store, TrainingPool pool,
            SearchListener listener) {
        this(factory, store, pool, RunModels.none(), listener);
    }

    /** A search on the processor that keeps models. */
    public SearchJob(CandidateFactory factory, TrialStore store, TrainingPool pool,
            RunModels models, SearchListener listener) {
        this(factory, store, pool, models, listener, null);
    }

    /**
     * A search that keeps models.
     *
     * @param device what the pool trains on, as a session records it
     */
    public SearchJob(CandidateFactory factory, TrialStore store, TrainingPool pool,
            RunModels models, SearchListener listener, @Nullable TrainedOn device) {
        this.factory = factory;
        this.store = store;
        this.pool = pool;
        this.models = models;
        this.listener = SearchListener.all(List.of(recordingHosts(), listener));
        this.device = device;
    }

    private SearchListener recordingHosts() {
        long start = System.nanoTime();
        return new SearchListener() {
            @Override
            public void changed(HostNews news) {
                if (news.kind() != null) {
                    requireAlike(news.host(), news.kind());
                }
                store.record(RunEvents.HOST, news.at(seconds(start)));
            }

            @Override
            public void ended(Trial trial) {
                // is recorded where it ends
            }
        };
    }

    /** Asks a running search to start no further training. From any thread. */
    public void stop() {
        stopping.set(true);
    }

    // Who compares times needs them of machines of one kind.
    private void requireAlike(@Nullable String host, String kind) {
        store.history().timer().filter(first -> timed() && !first.kind().equals(kind))
                .ifPresent(first -> {
                    throw new UserException(UNLIKE.formatted(first, host == null
                            ? "this machine is " + kind
                            : "%s is %s".formatted(host, kind)));
                });
    }

    private boolean timed() {
        return factory.config().objectives().contains(Objective.LATENCY);
    }

    /**
     * Searches; returns why it ended.
     *
     * @param lastWords what to write before the end is recorded
     * @throws UserException if it compares times, and this machine, or one of a cluster, is of
     *                       another kind than the one that has measured before
     */
    public Reason run(Runnable lastWords) {
        double before = store.history().searchSeconds();
        long start = System.nanoTime();
        Session session = session();
        if (session.kind() != null) {
            requireAlike(null, session.kind());
        }
        store.opened(session);
        Reason reason = search(before, start);
        if (reason != Reason.STOPPED && !race(before, start).run() && stopping.get()) {
            reason = Reason.STOPPED;
        }
        double searched = seconds(start);
        AfterSearch after = after(start);
        // The repeats have a say in what to take, and so in what is trained finally and tested.
        if (reason != Reason.STOPPED && !(repeats(start).train()
                && new FrontJudgement(after).judge() && new FinalTrainings(after).train()
                && new PickTests(after).test())) {
            reason = Reason.STOPPED;
        }
        store.closed(new SessionEnd(reason.name(), seconds(start), searched), lastWords);
        return reason;
    }

    private Session session() {
        OptionalInt workers = pool.workers();
        return new Session(ProcessHandle.current().pid(),
                Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                factory.config().budget(), ProgramVersion.build(), Machine.description(),
                factory.config().repeats(),
                workers.isPresent() ? workers.getAsInt() : null, device,
                pool.cluster().orElse(null),
                timed() && pool.cluster().isEmpty() ? Machine.kind() : null);
    }

    private Reason search(double before, long start) {
        SearchConfig config = factory.config();
        double limit = config.budget().limit().toSeconds() - racing();
        Supplier<Optional<Reason>> stop = () -> stopping.get()
                ? Optional.of(Reason.STOPPED)
                : before + seconds(start) >= limit
                        ? Optional.of(Reason.TIME_SPENT)
                        : Optional.empty();
        var training = new GenerationTraining(factory, store, pool, models, stop,
                () -> seconds(start), listener);
        int trials = config.race().searched(config.budget().trials());
        if (config.strategy().steady()) {
            return new SteadySearch(factory, store, training, pool.atOnce(), trials, stop).run();
        }
        var evaluation = new RecordedEvaluation(factory, store, training, trials, stop);
        return GenerationLoop.of(factory).resume(store.history()).run(evaluation);
    }

    // Time that is kept for a race; earlier ones, when the budget was smaller, have had their part.
    private double racing() {
        return Math.max(0, factory.config().race().share()
                * factory.config().budget().limit().toSeconds() - store.history().raceSeconds());
    }

    private FrontRace race(double before, long start) {
        double limit = factory.config().budget().limit().toSeconds();
        return new FrontRace(factory, store, pool, () -> !stopping.get(),
                () -> limit - before - seconds(start), () -> seconds(start), listener);
    }

    private FrontRepeats repeats(long start) {
        return new FrontRepeats(factory, store, pool, () -> !stopping.get(),
                () -> seconds(start), listener);
    }

    private AfterSearch after(long start) {
        return new AfterSearch(factory, store, new Trainings(pool, () -> !stopping.get()), models,
                () -> seconds(start), listener);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
