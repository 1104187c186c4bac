package io.evowire.run.study.page;

import java.util.List;

/**
 * A part of a study's page.
 *
 * @param title of it, plain text
 * @param lead  what it shows, plain text; may be empty
 * @param parts one below the other
 */
public record Section(String title, String lead, List<Part> parts) {

    public Section {
        parts = List.copyOf(parts);
    }

    /** A section of these parts. */
    public static Section of(String title, String lead, Part... parts) {
        return new Section(title, lead, List.of(parts));
    }
}
