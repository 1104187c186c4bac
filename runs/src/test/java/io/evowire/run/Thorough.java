package io.evowire.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How much a long test does: a sample of its cases in the default tests, all of them where the property
 * {@code evowire.thorough} is true ({@code mvn -Dthorough=true}).
 */
public final class Thorough {

    private static final boolean ALL = Boolean.getBoolean("evowire.thorough");

    private Thorough() {}

    /** The one number by default, the other where all is done. */
    public static int of(int sample, int all) {
        return ALL ? all : sample;
    }

    /** So many of some cases by default, evenly spread, the last one included; all of them else. */
    public static <T> List<T> some(int sample, List<T> cases) {
        return ALL || sample >= cases.size()
                ? cases
                : IntStream.rangeClosed(1, sample)
                        .mapToObj(i -> cases.get(i * cases.size() / sample - 1)).toList();
    }

    /**
     * As above, of the values of an enumeration, begun with another of them: so the tests of a class
     * differ in what they leave out by default, and together leave out nothing.
     */
    public static <E extends Enum<E>> List<E> some(int sample, Class<E> values, int first) {
        List<E> turned = new ArrayList<>(List.of(values.getEnumConstants()));
        Collections.rotate(turned, -first);
        return some(sample, turned);
    }

    /** A sample, and a case beside it that is never left out. */
    public static <T> List<T> with(T always, List<T> sample) {
        return Stream.concat(Stream.of(always), sample.stream()).distinct().toList();
    }

    /** So many of the numbers from 1 to a last one by default, all of them else. */
    public static List<Integer> some(int sample, int last) {
        return some(sample, IntStream.rangeClosed(1, last).boxed().toList());
    }
}
