package io.evowire.run.config;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as people write them: {@code 45s}, {@code 30m}, {@code 2h}, {@code 1h30m}, {@code 3d}.
 */
public final class Durations {

    private static final Pattern FORM = Pattern
            .compile("(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?");

    /** A century: for ever in practice, and still a whole number of nanoseconds. */
    static final Duration LONGEST = Duration.ofDays(36_500);

    /** More digits than {@link #LONGEST} has seconds. */
    private static final int MAX_DIGITS = 12;

    private Durations() {}

    /**
     * Reads a duration.
     *
     * @throws IllegalArgumentException if it has another form, is zero or more than a century
     */
    public static Duration parse(String text) {
        Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (form.matches()) {
            Duration duration = Duration.ofDays(part(form, 1)).plusHours(part(form, 2))
                    .plusMinutes(part(form, 3)).plusSeconds(part(form, 4));
            if (duration.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("A time must be at most %dd, not '%s'."
                        .formatted(LONGEST.toDays(), text));
            }
            if (duration.isPositive()) {
                return duration;
            }
        }
        throw new IllegalArgumentException(
                "A time is written like 45s, 30m, 2h or 1h30m, not '%s'.".formatted(text));
    }

    /** Writes seconds shortly: {@code 45s}, {@code 3m20s}, {@code 2h05m}. */
    public static String shortly(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + "s";
        }
        return whole < 3600
                ? "%dm%02ds".formatted(whole / 60, whole % 60)
                : "%dh%02dm".formatted(whole / 3600, whole / 60 % 60);
    }

    private static long part(Matcher form, int group) {
        String digits = form.group(group) == null
                ? "0"
                : form.group(group).replaceFirst("^0+(?=.)", "");
        return digits.length() > MAX_DIGITS
                ? LONGEST.toSeconds() + 1
                : Long.parseLong(digits);
    }
}
