package io.evowire.run.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.genome.Genome;
import io.evowire.genome.mutation.Mutation;
import io.evowire.genome.space.SearchSpace;
import io.evowire.run.config.ConfigReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the page shows has words for people. */
class PageWordsTest {

    private static String script(String name) throws IOException {
        try (var in = ParetoReport.class.getResourceAsStream("script/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Stream<Class<?>> kinds(Class<?> kind) {
        return kind.isSealed()
                ? Arrays.stream(kind.getPermittedSubclasses()).flatMap(PageWordsTest::kinds)
                : Stream.of(kind);
    }

    // Mutations are records of nothing, or of one number.
    private static String name(Class<?> mutation) {
        try {
            var constructor = mutation.getDeclaredConstructors()[0];
            Object[] values = Arrays.stream(constructor.getParameterTypes())
                    .map(type -> type == int.class ? (Object) 1 : 0.5).toArray();
            return ((Mutation) constructor.newInstance(values)).name();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(mutation + " cannot be made", e);
        }
    }

    private static List<String> without(String words, List<String> names) {
        return names.stream().filter(name -> !words.matches(
                "(?s).*(\"%s\"|[{\\s]%s): \".*".formatted(name, name))).toList();
    }

    @Test
    void everyMutationHasWords() throws IOException {
        String script = script("values.js");
        int start = script.indexOf("const MUTATIONS = {");
        String words = script.substring(start, script.indexOf("};", start));
        List<String> names = kinds(Mutation.class).map(PageWordsTest::name).toList();
        assertTrue(names.contains("flip-bit") && names.size() > 15, names::toString);
        assertEquals(List.of(), without(words, names));
    }

    @Test
    void everyGroupOfNetworksHasATitle() throws IOException {
        SearchSpace space = ConfigReader.parse("", "test", List.of(
                "space.skeleton.stem=[{channels: [8, 16], stride: [1, 2]}]",
                "space.skeleton.headChannels=[32, 64]", "space.linkRates=[0, 0.1]",
                "space.stages={min: 2, max: 3}")).space();
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        List<Genome> genomes = Stream.generate(() -> space.draw(random)).limit(20).toList();
        List<String> groups = Factor
                .of(space, genomes, genomes.stream().map(genome -> 0.5).toList())
                .stream().map(Factor::group).distinct().toList();
        assertTrue(groups.contains("rate of links") && groups.size() > 7, groups::toString);
        String script = script("search.js");
        int start = script.indexOf("const titles = {");
        assertEquals(List.of(), without(script.substring(start, script.indexOf("};", start)),
                groups));
    }
}
