package io.evowire.run.study.page;

import io.evowire.run.page.Page;
import io.evowire.run.study.StudyFiles;
import io.evowire.run.study.StudyHistory;
import io.evowire.run.study.StudyRecord;
import io.evowire.run.study.StudySession;
import io.evowire.run.study.StudySummary;
import io.evowire.run.system.ShellWord;
import java.util.List;

/**
 * Everything that the page of a study says, as values. A pure function of what is recorded.
 *
 * @param written  when, ISO 8601 in UTC
 * @param name     of the study's directory
 * @param word     the name as a word of a shell's command line
 * @param about    what the study is
 * @param summary  where it stands
 * @param record   what it is bound to
 * @param sessions the processes that worked on it
 * @param again    a command that does it again in another directory
 * @param sections what it shows; none as long as nothing can be read
 */
public record StudyPage(String written, String name, String word, About about,
        StudySummary summary, StudyRecord record, List<StudySession> sessions,
        String again, List<Section> sections) {

    private static final List<String> SCRIPT = List.of("values", "figures", "frame");

    /**
     * What a study is.
     *
     * @param name  of it
     * @param from  where it comes from
     * @param about what it shows
     * @param place where it stands there, and what was found
     */
    public record About(String name, String from, String about, String place) {}

    public StudyPage {
        sessions = List.copyOf(sessions);
        sections = List.copyOf(sections);
    }

    /**
     * The page of a study as it stands.
     *
     * @param written the time now, ISO 8601 in UTC
     * @param again   a command that does it again in another directory
     */
    public static StudyPage of(StudyFiles files, StudyHistory history, StudySummary summary,
            About about, String again, List<Section> sections, String written) {
        String name = files.directory().toAbsolutePath().normalize().getFileName().toString();
        return new StudyPage(written, name, ShellWord.of(name), about, summary,
                history.record(), history.sessions(), again, sections);
    }

    /** The page as one HTML file. */
    public String html() {
        return new Page("EvoWire: " + name, this, StudyPage.class, SCRIPT,
                "The same numbers are in %s and result.json in the directory of the study."
                        .formatted(
                                summary.trainings().byState().containsKey(StudySummary.MEASURED)
                                        ? "measurements.csv"
                                        : "trainings.csv"))
                .html();
    }
}
