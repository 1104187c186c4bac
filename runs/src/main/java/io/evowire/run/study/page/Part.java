package io.evowire.run.study.page;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.evowire.run.page.StageDrawing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A chart or a table of a study's page. Accuracies and losses are fractions. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({@JsonSubTypes.Type(value = Part.Bars.class, name = "bars"),
        @JsonSubTypes.Type(value = Part.Lines.class, name = "lines"),
        @JsonSubTypes.Type(value = Part.Boxes.class, name = "boxes"),
        @JsonSubTypes.Type(value = Part.Drawings.class, name = "drawings"),
        @JsonSubTypes.Type(value = Part.Table.class, name = "table"),
        @JsonSubTypes.Type(value = Part.Printed.class, name = "printed")})
public sealed interface Part {

    /**
     * A bar for each value, with its deviation, as figure 3 of Xie et al. 2019.
     *
     * @param title of the chart
     * @param axis  what the bars' heights are
     * @param bars  from left to right
     * @param note  what else to know, plain text
     */
    record Bars(String title, String axis, List<Bar> bars, String note) implements Part {

        public Bars {
            bars = List.copyOf(bars);
        }
    }

    /**
     * A bar.
     *
     * @param label     below it
     * @param group     bars of a group have one colour
     * @param mean      its height
     * @param deviation of both whiskers; null for none
     */
    record Bar(String label, String group, double mean, @Nullable Double deviation) {}

    /**
     * A line for each series over some columns, as figure 6 of Xie et al. 2019.
     *
     * @param title   of the chart
     * @param axis    what the values are
     * @param columns from left to right
     * @param series  in their order
     * @param note    what else to know, plain text
     */
    record Lines(String title, String axis, List<String> columns, List<Series> series,
            String note) implements Part {

        public Lines {
            columns = List.copyOf(columns);
            series = List.copyOf(series);
        }
    }

    /**
     * A line.
     *
     * @param name   of it
     * @param values one for each column; null where there is none
     */
    record Series(String name, List<@Nullable Double> values) {

        public Series {
            values = Collections.unmodifiableList(new ArrayList<>(values));
        }
    }

    /**
     * Distributions side by side, as figure 5 of Xie et al. 2019: a panel for each group.
     *
     * @param title  of the chart
     * @param across what the boxes are named by
     * @param axis   what the values are
     * @param panels from left to right, with one scale
     * @param note   what else to know, plain text
     */
    record Boxes(String title, String across, String axis, List<Panel> panels, String note)
            implements
                Part {

        public Boxes {
            panels = List.copyOf(panels);
        }
    }

    /** Boxes of one group. */
    record Panel(String title, List<Box> boxes) {

        public Panel {
            boxes = List.copyOf(boxes);
        }
    }

    /**
     * A distribution.
     *
     * @param label  below it
     * @param count  of the values
     * @param mean   of them
     * @param median of them
     * @param lower  quartile
     * @param upper  quartile
     * @param dots   the values themselves
     */
    record Box(String label, int count, double mean, double median, double lower, double upper,
            List<Double> dots) {

        public Box {
            dots = List.copyOf(dots);
        }
    }

    /**
     * Drawings of graphs beside each other, as figure 4 of Xie et al. 2019.
     *
     * @param title of all
     * @param graphs in their order
     * @param note  what else to know, plain text
     */
    record Drawings(String title, List<Drawing> graphs, String note) implements Part {

        public Drawings {
            graphs = List.copyOf(graphs);
        }
    }

    /**
     * A drawing of a graph.
     *
     * @param caption above it
     * @param drawing where its nodes and edges lie
     * @param inputs  nodes without predecessors
     * @param outputs nodes without successors
     */
    record Drawing(String caption, StageDrawing drawing, List<Integer> inputs,
            List<Integer> outputs) {

        public Drawing {
            inputs = List.copyOf(inputs);
            outputs = List.copyOf(outputs);
        }
    }

    /** How the values of a column are written. */
    enum Form {
        /** As they are. */
        TEXT,
        /** Fractions as percents. */
        PERCENT,
        /** Differences of fractions in points. */
        POINTS,
        /** Numbers with three digits and a unit, such as 583 M. */
        COUNT,
        /** Numbers with two decimals. */
        DECIMAL
    }

    /**
     * A table that sorts.
     *
     * @param caption what it holds
     * @param columns from left to right
     * @param rows    each with one value for each column; null where there is none
     * @param note    what else to know, plain text
     */
    record Table(String caption, List<Column> columns, List<List<@Nullable Object>> rows,
            String note) implements Part {

        public Table {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }

        /** A row. */
        public static List<@Nullable Object> row(@Nullable Object... values) {
            return Collections.unmodifiableList(Arrays.asList(values));
        }
    }

    /** A column of a table. */
    record Column(String label, Form form) {}

    /**
     * What the study prints, as it prints it.
     *
     * @param text of fixed width
     */
    record Printed(String text) implements Part {}
}
