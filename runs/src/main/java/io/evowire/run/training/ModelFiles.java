package io.evowire.run.training;

import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.problem.FitnessScale;
import io.evowire.run.store.Donor;
import io.evowire.run.store.History;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.Trial;
import io.evowire.run.store.log.DiskFailure;
import io.evowire.run.store.log.RunLock;
import io.jenetics.ext.moea.ParetoFront;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The models that are kept as files of the run: those of the front, and where trials inherit, of
 * possible donors those that ended or gave last. Whoever is used again without its model is trained
 * again.
 */
public final class ModelFiles implements FrontModels {

    private static final String NAMES = "trial-\\d+\\.(model|zip)(\\.new)?|zipfstmp.*";

    private final RunFiles files;
    private final WrittenModels models;
    private final FitnessScale scale;
    private final ParetoFront<Trial> front;
    private final RecentDonors donors;
    private final Set<Integer> leaving = new HashSet<>();
    private Optional<Integer> admitted = Optional.empty();

    private ModelFiles(RunFiles files, RunLock lock, FitnessScale scale,
            ParetoFront<Trial> front, RecentDonors donors) {
        this.files = files;
        this.models = new WrittenModels(files, lock);
        this.scale = scale;
        this.front = front;
        this.donors = donors;
    }

    /**
     * The models of a run that this process owns, freed of what a killed session left behind.
     */
    public static ModelFiles open(RunFiles files, RunLock lock, CandidateFactory factory,
            History history) throws IOException {
        FitnessScale scale = FitnessScale.of(factory);
        ParetoFront<Trial> front = scale.emptyFront();
        var donors = RecentDonors.of(factory.config().strategy());
        replay(history, scale, front, donors);
        Set<Integer> members = front.stream().map(Trial::number).collect(Collectors.toSet());
        Set<Path> wanted = history.trials().stream().map(Trial::number)
                .filter(trial -> members.contains(trial) || donors.contains(trial))
                .filter(trial -> history.model(trial).isPresent())
                .flatMap(trial -> both(files, trial)).collect(Collectors.toSet());
        WrittenModels.sweep(files.models(), NAMES, wanted);
        return new ModelFiles(files, lock, scale, front, donors);
    }

    // As the session did that recorded the ends: one that the front has kept gives, too.
    private static void replay(History history, FitnessScale scale, ParetoFront<Trial> front,
            RecentDonors donors) {
        for (int number : history.endings()) {
            Trial trial = history.trial(number).orElseThrow();
            Donor donor = trial.proposal().donor();
            if (donor != null
                    && front.stream().anyMatch(member -> member.number() == donor.trial())) {
                donors.gives(donor.trial());
            }
            donors.ended(trial);
            donors.retired();
            if (scale.hasAll(trial)) {
                front.add(trial);
            }
        }
    }

    @Override
    public Optional<String> admit(Trial ended) {
        Path written = files.writtenModel(ended.number());
        admitted = Optional.empty();
        try {
            donors.ended(ended);
            if (!ended.completed() || !joins(ended) && !donors.contains(ended.number())) {
                Files.deleteIfExists(written);
                return Optional.empty();
            }
            Optional<String> model = models.admit(written);
            admitted = model.map(there -> ended.number());
            return model;
        } catch (IOException e) {
            throw DiskFailure.of(files, e);
        }
    }

    private boolean joins(Trial ended) {
        if (!scale.hasAll(ended)) {
            return false;
        }
        List<Trial> before = List.copyOf(front);
        boolean joins = front.add(ended);
        before.stream().filter(trial -> !front.contains(trial)).map(Trial::number)
                .forEach(leaving::add);
        return joins;
    }

    @Override
    public void publish() {
        admitted.ifPresent(
                trial -> models.publish(files.writtenModel(trial), files.model(trial)));
    }

    @Override
    public void retire() {
        try {
            leaving.addAll(donors.retired());
            front.stream().map(Trial::number).forEach(leaving::remove);
            for (int number : leaving) {
                if (!donors.contains(number)) {
                    for (Path file : both(files, number).toList()) {
                        Files.deleteIfExists(file);
                    }
                }
            }
            leaving.clear();
        } catch (IOException e) {
            throw DiskFailure.of(files, e);
        }
    }

    @Override
    public void drop(int trial) {
        try {
            Files.deleteIfExists(files.writtenModel(trial));
        } catch (IOException e) {
            throw DiskFailure.of(files, e);
        }
    }

    @Override
    public boolean restore(History history, int trial) {
        Path written = files.writtenModel(trial);
        try {
            Optional<String> left = models.admit(written);
            if (left.isEmpty() || !history.model(trial).equals(left)) {
                Files.deleteIfExists(written);
                return false;
            }
            models.publish(written, files.model(trial));
            donors.gives(trial);
            return true;
        } catch (IOException e) {
            throw DiskFailure.of(files, e);
        }
    }

    @Override
    public Optional<String> kept(History history, int trial) {
        Optional<String> model = kept(files, history, trial);
        // Also one that the front alone has kept: it may leave the front before it has been read.
        model.ifPresent(there -> donors.gives(trial));
        return model;
    }

    /** SHA-256 of the model of a trial, if it is there and as it was recorded. */
    public static Optional<String> kept(RunFiles files, History history, int trial) {
        return content(files, history, trial).flatMap(there -> history.model(trial));
    }

    /** The file of a trial's model, if it is there and as it was recorded: these very bytes are. */
    public static Optional<byte[]> content(RunFiles files, History history, int trial) {
        return WrittenModels.content(files, file(files, trial), history.model(trial));
    }

    private static Stream<Path> both(RunFiles files, int trial) {
        return Stream.of(files.model(trial), files.olderModel(trial));
    }

    // Of an older run, where that is the one that is there.
    private static Path file(RunFiles files, int trial) {
        return both(files, trial).filter(Files::exists).findFirst().orElse(files.model(trial));
    }

    /**
     * Models that are not what was recorded, and those of the front that are missing, in words. A
     * donor's may be gone because it is used no more.
     */
    public static List<String> faults(RunFiles files, CandidateFactory factory, History history)
            throws IOException {
        List<String> faults = new ArrayList<>();
        Set<Integer> front = FitnessScale.of(factory).front(history.trials()).stream()
                .map(Trial::number).collect(Collectors.toSet());
        for (Trial trial : history.trials()) {
            Optional<String> recorded = history.model(trial.number());
            if (recorded.isPresent()) { // a search that goes on may retire a donor's
                WrittenModels.fault(file(files, trial.number()), recorded.get(),
                        Optional.of("a model of the front")
                                .filter(what -> front.contains(trial.number())))
                        .ifPresent(faults::add);
            }
        }
        faults.addAll(AnewModels.faults(files, history));
        return faults;
    }
}
