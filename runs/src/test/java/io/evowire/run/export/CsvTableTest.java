package io.evowire.run.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CsvTableTest {

    @Test
    void whatIsWrittenIsRead() {
        List<List<String>> rows = List.of(List.of("a", "b, c", "d"),
                List.of("1", "say \"two\"", ""), List.of("", "\"", "x\ny"));
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> text.append(CsvRow.of(row.stream())));
        CsvTable table = CsvTable.parse(text.toString());
        assertEquals(rows.getFirst(), table.columns());
        assertEquals(rows.subList(1, 3), table.rows());
        assertEquals(OptionalInt.of(1), table.column("b, c"));
        assertEquals(OptionalInt.empty(), table.column("b"));
    }

    @Test
    void otherEndsOfLinesAreRead() {
        assertEquals(new CsvTable(List.of("a", "b"), List.of(List.of("1", "2"))),
                CsvTable.parse("a,b\r\n1,2"));
    }

    @Test
    void damagedTablesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> CsvTable.parse(""));
        assertThrows(IllegalArgumentException.class, () -> CsvTable.parse("a,b\n1\n"));
        assertThrows(IllegalArgumentException.class, () -> CsvTable.parse("a,\"b\n1,2\n"));
    }
}
