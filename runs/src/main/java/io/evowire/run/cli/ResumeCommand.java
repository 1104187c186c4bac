package io.evowire.run.cli;

import io.evowire.run.search.Run;
import io.evowire.run.store.RunFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Goes on with a search. */
@Command(name = "resume", mixinStandardHelpOptions = true, description = "Goes on with a search where it stopped, was killed or ended; its budget may be raised.", footer = {
        "", "Example: evowire resume first --trials 100"})
final class ResumeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "Directory of the run.")
    private Path directory = Path.of("");

    @Mixin
    private SearchOptions options = new SearchOptions();

    @Override
    public Integer call() throws IOException {
        Run recorded = Run.open(new RunFiles(directory));
        var config = options.over(recorded.config());
        Run run = recorded.with(config.budget(), config.workers());
        return new RunningSearch(run, options.json()).call();
    }
}
