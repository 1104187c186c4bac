package io.evowire.run.crash.workers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.run.crash.SideBySide;
import io.evowire.run.crash.Strace;
import io.evowire.run.store.RunFiles;
import io.evowire.run.verify.Verification;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search with real trainings, killed at each step that makes one of its models durable. */
@Tag("long")
class RealSearchKilledTest {

    private static final int TRIALS = 2;

    @TempDir
    private Path temporary;

    private Child start(List<String> before, RunFiles files) throws IOException {
        return Child.start(temporary, Stream.concat(before.stream(),
                RealSearch.command(files, TRIALS, "space.channels=[4, 6, 8]",
                        "space.stages={min: 2, max: 2}", "space.linkRates=[0.2]",
                        "space.widths=ratios", "space.operations=[maxpool3x3, avgpool3x3]",
                        "space.skeleton.stem=[{channels: [4, 6], stride: [1, 2]}]",
                        "space.skeleton.strides=[[1, 2]]").stream())
                .toList());
    }

    @Test
    void aKillAtAnyStepOfAModelLosesNothingAndRepeatsNothing() throws Exception {
        Strace.require();
        var straight = new RunFiles(temporary.resolve("straight"));
        Path log = temporary.resolve("steps.txt");
        start(Strace.log(log, "fsync,?rename,?renameat,renameat2"), straight).ends(0);
        Map<String, Integer> counts = new HashMap<>();
        var kills = new ArrayList<Callable<Void>>();
        for (Strace.Call call : Strace.calls(log)) {
            int nth = counts.merge(call.name(), 1, Integer::sum);
            if (call.path().contains("/models")) {
                kills.add(() -> {
                    kill(call.name(), nth, straight);
                    return null;
                });
            }
        }
        assertTrue(kills.size() >= 3, "a model is forced, moved, and its folder forced");
        SideBySide.run(kills);
        System.out.printf("killed at %d steps of models, of %s%n", kills.size(), counts);
    }

    private void kill(String call, int nth, RunFiles straight) throws Exception {
        var files = new RunFiles(temporary.resolve(call + nth));
        start(Strace.kill(call, nth), files).ends(128 + 9);
        Child.noneIsLeft(files);
        Child.start(temporary, RealSearch.resume(files)).ends(0);
        assertEquals(RealSearch.table(straight), RealSearch.table(files));
        assertEquals(RealSearch.models(straight), RealSearch.models(files));
        assertTrue(RealSearch.table(files).contains("links=0.2/"), "the networks have links");
        assertTrue(RealSearch.table(files).contains("stem="), "stem and strides are chosen");
        assertEquals(List.of(), Verification.faults(files));
        assertEquals(TRIALS, ends(files), "a trial was trained again though it was recorded");
    }

    private static int ends(RunFiles files) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + files.database());
                var query = connection.createStatement()) {
            return query.executeQuery("SELECT count(*) FROM event WHERE type = 'ENDED'").getInt(1);
        }
    }
}
