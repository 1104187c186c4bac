package io.evowire.run.training;

import com.fasterxml.jackson.databind.JsonNode;
import io.evowire.core.text.Sha256;
import io.evowire.evaluate.DamageProfile;
import io.evowire.run.json.Json;
import io.evowire.run.problem.Run;
import io.evowire.run.store.History;
import io.evowire.run.store.Trial;
import io.evowire.run.store.log.DiskFailure;
import io.evowire.run.store.log.SealedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Damage profiles that were measured on request, beside what the search itself recorded. */
public final class DamageFiles {

    private static final String FORMAT = "evowire-damage/1";
    private static final Pattern NAME = Pattern.compile("trial-(\\d{1,9})\\.json");

    private DamageFiles() {}

    /**
     * Keeps a profile, unless one is kept that says more: of no fewer images, nodes and edges, and
     * of more of something.
     *
     * @return whether it is kept
     */
    public static boolean keep(Run run, Trial trial, DamageProfile profile) throws IOException {
        SealedFile file = of(run, trial);
        Optional<DamageProfile> before = file.content().map(DamageFiles::read);
        if (before.isPresent() && saysMore(before.get(), profile)) {
            return false;
        }
        file.keep(profile);
        return true;
    }

    /** Whether a profile tells all that another one does, and more. */
    public static boolean saysMore(DamageProfile one, DamageProfile other) {
        return one.images() >= other.images() && removed(one) >= removed(other)
                && (one.images() > other.images() || removed(one) > removed(other));
    }

    private static int removed(DamageProfile profile) {
        return profile.nodes().size() + profile.edges().size();
    }

    /** The profiles that are kept and whole, by ascending number of the trial. */
    public static Map<Integer, DamageProfile> kept(Run run, History history) {
        Map<Integer, DamageProfile> kept = new LinkedHashMap<>();
        try {
            for (Trial trial : measured(run, history)) {
                of(run, trial).content().map(DamageFiles::read)
                        .ifPresent(profile -> kept.put(trial.number(), profile));
            }
            return kept;
        } catch (IOException e) {
            throw DiskFailure.of(run.files(), e);
        }
    }

    /** Files that are not what they were, in words. */
    public static List<String> faults(Run run, History history) throws IOException {
        List<String> faults = new ArrayList<>();
        for (Trial trial : measured(run, history)) {
            of(run, trial).fault().ifPresent(faults::add);
        }
        return faults;
    }

    private static List<Trial> measured(Run run, History history) throws IOException {
        if (!Files.isDirectory(run.files().damage())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(run.files().damage())) {
            return files.map(file -> NAME.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(name -> Integer.parseInt(name.group(1))).sorted()
                    .flatMap(number -> history.trial(number).stream()).toList();
        }
    }

    // Not every trial of this number: with latency among the objectives, two runs of one
    // configuration try different networks.
    private static SealedFile of(Run run, Trial trial) {
        return new SealedFile(run.files().damage(trial.number()), FORMAT,
                Sha256.hex(run.identity() + "\n" + trial.proposal().genome()));
    }

    private static DamageProfile read(JsonNode content) {
        return Json.bind(content, DamageProfile.class);
    }
}
