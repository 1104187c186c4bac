package io.evowire.core.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jgrapht.alg.isomorphism.VF2GraphIsomorphismInspector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalFormTest {

    private final RandomGenerator random = new SplittableRandom(11);

    /** The numbers of unlabelled directed acyclic graphs, OEIS A003087. */
    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 6", "4, 31", "5, 302", "6, 5984"})
    void thereAreAsManyFormsAsUnlabelledGraphs(int nodes, long classes) {
        assertEquals(classes, Graphs.everyDag(nodes).map(CanonicalForm::of).distinct().count());
    }

    @Test
    void formIsIsomorphicToItsGraphAndItsOwnForm() {
        Graphs.everyDag(5).forEach(dag -> {
            Dag form = CanonicalForm.of(dag);
            assertTrue(isomorphic(dag, form));
            assertEquals(form, CanonicalForm.of(form));
        });
    }

    @Test
    void formsAreEqualExactlyWhenVf2FindsAnIsomorphism() {
        int isomorphic = 0;
        int pairs = 4_000;
        for (int i = 0; i < pairs; i++) {
            Dag a = Graphs.random(4 + i % 6, 0.1 + 0.6 * random.nextDouble(), random);
            Dag b = Graphs.renumbered(random.nextBoolean() ? a : Graphs.rewired(a, random), random);
            boolean expected = isomorphic(a, b);
            assertEquals(expected, CanonicalForm.of(a).equals(CanonicalForm.of(b)),
                    () -> a + " and " + b);
            isomorphic += expected ? 1 : 0;
        }
        assertTrue(isomorphic > pairs / 3 && isomorphic < pairs * 2 / 3, "of both " + isomorphic);
    }

    static Stream<GraphModel> models() {
        return Stream.of(new WattsStrogatz(32, 4, 0.75), new WattsStrogatz(32, 4, 0),
                new WattsStrogatz(32, 2, 0.25), new ErdosRenyi(32, 0.2), new BarabasiAlbert(32, 5),
                new BarabasiAlbert(32, 1), new BarabasiAlbert(64, 1), new ErdosRenyi(64, 0.1));
    }

    @ParameterizedTest
    @MethodSource("models")
    void renumberingKeepsTheForm(GraphModel model) {
        for (int i = 0; i < 40; i++) {
            Dag dag = model.generate(random);
            assertEquals(CanonicalForm.of(dag),
                    CanonicalForm.of(Graphs.renumbered(dag, random)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"WS(4, 0.75)", "ER(0.3)", "BA(4)"})
    void graphsOfEqualDegreesDifferUnlessVf2FindsAnIsomorphism(String notation) {
        int different = 0;
        for (int i = 0; i < 100; i++) {
            Dag dag = GraphModel.parse(notation, 16).generate(random);
            Dag other = Graphs.exchanged(dag, random);
            boolean isomorphic = isomorphic(dag, other);
            assertEquals(isomorphic, CanonicalForm.of(dag).equals(CanonicalForm.of(other)));
            different += isomorphic ? 0 : 1;
        }
        assertTrue(different > 50, "different " + different);
    }

    /** Refinement alone cannot tell these apart: every source and sink has degree 2. */
    @Test
    void ringsOfDifferentLengthsDiffer() {
        List<Dag> forms = new ArrayList<>();
        for (var lengths : List.of(List.of(12), List.of(10, 2), List.of(8, 4), List.of(6, 6),
                List.of(4, 4, 4), List.of(2, 4, 6), List.of(3, 9))) {
            Dag dag = Graphs.union(lengths.stream().map(Graphs::ring).toList());
            forms.add(CanonicalForm.of(dag));
            Dag turned = Graphs.union(lengths.reversed().stream().map(Graphs::ring).toList());
            assertEquals(forms.getLast(), CanonicalForm.of(Graphs.renumbered(turned, random)));
        }
        assertEquals(7, forms.stream().distinct().count());
    }

    /** Both are strongly regular with the same parameters (16, 6, 2, 2). */
    @Test
    void rookGraphAndShrikhandeGraphDiffer() {
        Dag rook = Graphs.incidence(16, HardGraphs.rook());
        Dag shrikhande = Graphs.incidence(16, HardGraphs.shrikhande());
        assertEquals(64, rook.nodes());
        assertEquals(64, shrikhande.nodes());
        assertNotEquals(CanonicalForm.of(rook), CanonicalForm.of(shrikhande));
        for (Dag dag : List.of(rook, shrikhande)) {
            assertEquals(CanonicalForm.of(dag), CanonicalForm.of(Graphs.renumbered(dag, random)));
        }
    }

    @Test
    void directionMatters() {
        assertNotEquals(CanonicalForm.of(Graphs.dag(3, 0, 1, 0, 2)),
                CanonicalForm.of(Graphs.dag(3, 0, 2, 1, 2)));
    }

    @Test
    void differentModelsShareAFormWhereTheirGraphsAreIsomorphic() {
        Dag complete = CanonicalForm.of(new ErdosRenyi(7, 1).generate(random));
        assertEquals(complete, CanonicalForm.of(new WattsStrogatz(7, 6, 0.9).generate(random)));
        assertEquals(CanonicalForm.of(new ErdosRenyi(2, 1).generate(random)),
                CanonicalForm.of(new BarabasiAlbert(2, 1).generate(random)));
        assertNotEquals(complete, CanonicalForm.of(new BarabasiAlbert(7, 6).generate(random)));
    }

    private static boolean isomorphic(Dag a, Dag b) {
        return new VF2GraphIsomorphismInspector<>(a.toGraph(), b.toGraph()).isomorphismExists();
    }
}
