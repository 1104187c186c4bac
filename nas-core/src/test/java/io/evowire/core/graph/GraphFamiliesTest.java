package io.evowire.core.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class GraphFamiliesTest {

    private static final List<GraphFamily> FAMILIES = GraphFamilies.ALL;

    private static GraphModel example(GraphFamily family) {
        return family.maker().make(8, family.parameters().stream()
                .<Number>map(parameter -> parameter.whole() ? (Number) 2 : (Number) 0.25).toList());
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
    void codesAreDifferentAndFollowTheOrderOfThePages() {
        assertEquals(FAMILIES.size(), FAMILIES.stream().map(GraphFamily::code).distinct().count());
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
