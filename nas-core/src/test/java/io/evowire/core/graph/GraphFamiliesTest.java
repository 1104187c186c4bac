package io.evowire.core.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class GraphFamiliesTest {

    private static final List<GraphFamily> FAMILIES = GraphFamilies.ALL;

    private static GraphModel example(GraphFamily family) {
        return family.maker().make(8, family.parameters().stream()
                .<Number>map(parameter -> parameter.whole()
                        ? (Number) 2
                        : (Number) (parameter.isDegree() ? 2.25 : 0.25))
                .toList());
    }

    @ParameterizedTest
    @FieldSource("FAMILIES")
    void itsModelsAreWrittenAndReadByItsForm(GraphFamily family) {
        GraphModel model = example(family);
        assertSame(family, model.family());
        assertEquals(model, GraphModel.parse(model.notation(), 8));
        assertEquals(model, GraphModel.parse(model.notation().toLowerCase(), 8));
        assertTrue(model.notation().startsWith(family.code() + "("), model::notation);
        for (int i = 0; i < family.parameters().size(); i++) {
            assertEquals(family.parameters().get(i).whole(),
                    model.parameters().get(i) instanceof Integer);
        }
    }

    @ParameterizedTest
    @FieldSource("FAMILIES")
    void itSaysHowItsGraphsAreDrawnWithEveryParameter(GraphFamily family) {
        for (GraphFamily.Parameter parameter : family.parameters()) {
            assertTrue(family.drawing().contains(parameter.letter() + " = %s"), family::drawing);
        }
        assertEquals(family.parameters().size(), family.drawing().split("%s", -1).length - 1);
    }

    @Test
    void everyModelHasItsFamilyInTheCatalogue() {
        List<Class<?>> drawn = new ArrayList<>(
                List.of(GraphModel.class.getPermittedSubclasses()));
        drawn.remove(ConnectionMatrix.class); // which nothing draws
        drawn.remove(Connectome.class); // a family for each file that a user brings
        assertEquals(drawn,
                FAMILIES.stream().map(family -> example(family).getClass()).toList());
    }

    @ParameterizedTest
    @FieldSource("FAMILIES")
    void itsFewestNodesHaveAModelAndFewerHaveNone(GraphFamily family) {
        int nodes = family.minNodes();
        assertEquals(nodes, GraphModel.parse(family.example(), nodes).nodes());
        String message = assertThrows(IllegalArgumentException.class,
                () -> GraphModel.parse(family.example(), nodes - 1)).getMessage();
        assertTrue(message.contains("must lie in [%d, 1024], not %d".formatted(nodes, nodes - 1)),
                message);
    }

    @ParameterizedTest
    @FieldSource("FAMILIES")
    void itsParametersKeepTheBoundsOfTheCatalogue(GraphFamily family) {
        for (int i = 0; i < family.parameters().size(); i++) {
            GraphFamily.Parameter parameter = family.parameters().get(i);
            for (double probe : new double[]{-1, 0, 0.5, 1, 2, 3, 7, 8}) {
                if (parameter.whole() && probe != Math.rint(probe)) {
                    continue;
                }
                List<Number> values = new ArrayList<>(example(family).parameters());
                values.set(i, parameter.whole() ? (Number) (int) probe : (Number) probe);
                boolean allowed = parameter.bounds().contains(probe)
                        && (!parameter.isDegree() || probe < 8);
                if (allowed) {
                    assertEquals(values, family.maker().make(8, values).parameters());
                } else {
                    String message = assertThrows(IllegalArgumentException.class,
                            () -> family.maker().make(8, values)).getMessage();
                    assertTrue(message.startsWith("The %s of %s must ".formatted(
                            parameter.words(), family.plainName())), message);
                }
            }
        }
    }

    @Test
    void namesAreShownOnEveryTerminal() {
        assertEquals(List.of("Erdos-Renyi", "Barabasi-Albert", "Watts-Strogatz"),
                FAMILIES.stream().limit(3).map(GraphFamily::plainName).toList());
        FAMILIES.forEach(family -> assertTrue(family.plainName().matches("\\p{ASCII}+"),
                family::plainName));
    }

    @Test
    void codesAreDifferentAndFollowTheOrderOfThePages() {
        assertEquals(FAMILIES.size(), FAMILIES.stream().map(GraphFamily::code).distinct().count());
        assertEquals(FAMILIES.size(), FAMILIES.stream().map(GraphFamily::key).distinct().count());
        assertEquals(List.of("ER(P)", "BA(M)", "WS(K, P)"),
                FAMILIES.stream().limit(3).map(GraphFamily::form).toList());
    }

    @Test
    void anUnknownModelIsToldEveryForm() {
        String message = assertThrows(IllegalArgumentException.class,
                () -> GraphModel.parse("XY(3)", 8)).getMessage();
        FAMILIES.forEach(family -> assertTrue(message.contains(family.form()), message));
    }
}
