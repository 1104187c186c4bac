// Charts and tables as a study asks for them.

const card = (title, body, note) => h("div", { class: "card" }, h("h3", {}, title), body, note ? h("p", { class: "soft" }, note) : null);

// The lowest whole step below all values: bars of accuracies begin there, as those of papers do.
function floorOf(values) {
    const low = Math.min(...values);
    const span = Math.max(...values) - low;
    const step = span > 0.2 ? 0.1 : span > 0.05 ? 0.02 : 0.005;
    return Math.max(0, Math.floor((low - span / 8) / step) * step);
}

const longest = labels => Math.max(...labels.map(label => label.length));

function columnAxis(colors, labels) {
    return axis(colors, "", { type: "category", data: labels, axisLabel: { interval: 0, rotate: longest(labels) > 4 ? 90 : 0, hideOverlap: false } });
}

/** Room for the labels below a chart, and the height that leaves as much for the chart itself, pixels. */
const below = labels => 16 + 6.6 * longest(labels);
const heightOf = labels => 300 + below(labels);

function bars({ title, axis: yName, bars: all, note }) {
    const groups = [...new Set(all.map(bar => bar.group))];
    const low = all.map(bar => bar.mean - (bar.deviation ?? 0));
    const high = all.map(bar => bar.mean + (bar.deviation ?? 0));
    const labels = all.map(bar => bar.label);
    const entry = chart("", `Bars: ${title}`, colors => ({
        grid: { left: 66, right: 16, top: 36, bottom: below(labels) },
        legend: { top: 0, type: "scroll", data: groups, textStyle: { color: colors.text }, pageTextStyle: { color: colors.text } },
        tooltip: tooltip(colors, p => h("div", { class: "tip" }, h("b", {}, all[p.dataIndex].label), h("div", {}, spread(all[p.dataIndex].mean, all[p.dataIndex].deviation)))),
        xAxis: columnAxis(colors, labels),
        yAxis: axis(colors, yName, { type: "value", min: floorOf(low), max: Math.max(...high), nameGap: 50, axisLabel: { formatter: percentAxis, showMaxLabel: false } }),
        series: [...groups.map((group, i) => ({
            name: group, type: "bar", stack: "all", color: colorAt(colors, i), barCategoryGap: "25%",
            data: all.map(bar => bar.group === group ? bar.mean : null),
        })), whiskers("deviation", all.flatMap((bar, i) => bar.deviation == null ? [] : [[i, low[i], high[i]]]), colors.text, { cap: 3, width: 1.2 })],
    }), heightOf(labels));
    return card(title, entry.host, note);
}

// Lines that lie on each other are told apart where one has gaps.
const DASHES = ["solid", "dashed", "dotted"];

function lines({ title, axis: yName, columns, series, note }) {
    const entry = chart("", `Lines: ${title}`, colors => ({
        grid: { left: 66, right: 16, top: 36, bottom: below(columns) }, legend: { top: 0, textStyle: { color: colors.text } },
        tooltip: tooltip(colors, p => h("div", { class: "tip" }, `${p.seriesName}, ${columns[p.dataIndex]}: ${percent(p.value)}`)),
        xAxis: columnAxis(colors, columns),
        yAxis: axis(colors, yName, { type: "value", min: floorOf(series.flatMap(one => one.values).filter(value => value != null)), nameGap: 50, axisLabel: { formatter: percentAxis } }),
        series: series.map((one, i) => ({
            name: one.name, type: "line", data: one.values, color: colorAt(colors, i), symbol: symbolAt(i), symbolSize: 7,
            lineStyle: { width: 1.6, type: DASHES[i % DASHES.length] },
        })),
    }), heightOf(columns));
    return card(title, entry.host, note);
}

// One grid for each panel, side by side, with one scale of values.
function boxes({ title, across, axis: yName, panels, note }) {
    const values = panels.flatMap(panel => panel.boxes.flatMap(box => [...box.dots, box.mean, box.lower, box.upper]));
    const range = { min: Math.min(0, ...values), max: Math.max(...values) };
    const width = 92 / panels.length;
    const within = (api, i, value) => api.coord([i, value]);
    const entry = chart("", `Boxes: ${title}`, colors => ({
        title: panels.map((panel, i) => ({ text: panel.title, left: `${7 + (i + 0.45) * width}%`, top: 0, textAlign: "center", textStyle: { color: colors.text, fontSize: 13 } })),
        grid: panels.map((_, i) => ({ left: `${7 + i * width}%`, width: `${width - 3}%`, top: 30, bottom: 56 })),
        tooltip: tooltip(colors, p => {
            const box = panels[p.seriesIndex % panels.length].boxes[p.value[0]];
            return h("div", { class: "tip" }, h("b", {}, `${across} ${box.label}`), h("div", {}, `${plural(box.count, "value")}, mean ${points(box.mean)}, median ${points(box.median)}, quartiles ${points(box.lower)} to ${points(box.upper)}`));
        }),
        xAxis: panels.map((panel, i) => axis(colors, across, { type: "category", gridIndex: i, data: panel.boxes.map(box => box.label) })),
        yAxis: panels.map((_, i) => axis(colors, i ? "" : yName, { type: "value", gridIndex: i, ...range, nameGap: 46, axisLabel: { show: !i, formatter: value => `${Number((100 * value).toFixed(1))}`, showMaxLabel: false } })),
        series: [
            ...panels.map((panel, i) => ({
                type: "custom", xAxisIndex: i, yAxisIndex: i, z: 2, data: panel.boxes.map((box, at) => [at, box.lower, box.upper, box.median]),
                encode: { x: 0, y: [1, 2, 3] },
                renderItem(_, api) {
                    const at = api.value(0);
                    const [x, bottom] = within(api, at, api.value(1));
                    const [, top] = within(api, at, api.value(2));
                    const [, middle] = within(api, at, api.value(3));
                    const half = Math.min(14, api.size([1, 0])[0] * 0.32);
                    return {
                        type: "group", children: [
                            { type: "rect", shape: { x: x - half, y: top, width: 2 * half, height: Math.max(1, bottom - top) }, style: { fill: "none", stroke: colors.output, lineWidth: 1.6 } },
                            { type: "line", shape: { x1: x - half, y1: middle, x2: x + half, y2: middle }, style: { stroke: colors.soft, lineWidth: 3 } },
                        ],
                    };
                },
            })),
            ...panels.map((panel, i) => ({
                type: "scatter", xAxisIndex: i, yAxisIndex: i, z: 1, symbolSize: 3.5, color: colors.input, itemStyle: { opacity: 0.35 }, large: false,
                data: panel.boxes.flatMap((box, at) => box.dots.map(dot => [at, dot])),
            })),
            ...panels.map((panel, i) => ({
                type: "scatter", xAxisIndex: i, yAxisIndex: i, z: 3, symbolSize: 8, color: "#c1272d", data: panel.boxes.map((box, at) => [at, box.mean]),
            })),
        ],
    }), 360);
    return card(title, h("div", {}, h("p", { class: "soft" }, "Red circle: mean. Grey bar: median. Orange box: quartiles. Blue dots: what was measured one by one."), entry.host), note);
}

function grid({ caption, columns, rows, note }) {
    const built = table({
        caption, rows, columns: columns.map((column, i) => ({
            label: column.label, value: row => row[i], cell: row => FORMS[column.form](row[i]), number: column.form !== "text" || rows.some(row => typeof row[i] === "number"),
        })),
    });
    return h("div", { class: "card" }, built.element, note ? h("p", { class: "soft" }, note) : null);
}

/** Dense graphs are drawn smaller, so that several stand beside each other: the most of a side, pixels. */
const SIDE = 270;

function drawing({ caption, drawing: d, inputs, outputs }) {
    const scale = Math.min(1 / 3, SIDE / Math.max(d.width, d.height));
    const kind = node => (inputs.includes(node) ? " input" : "") + (outputs.includes(node) ? " output" : "");
    return h("figure", { class: "graph" }, h("figcaption", {}, caption), s("svg", {
        class: "wiring", viewBox: `0 0 ${d.width} ${d.height}`, width: d.width * scale, height: d.height * scale, role: "img", "aria-label": `${caption}: ${plural(d.x.length, "node")}, ${plural(d.edges.length, "edge")}`,
    }, s("path", { class: "edge", d: d.edges.join("") }), d.x.map((x, node) => s("circle", { class: "dot" + kind(node), cx: x, cy: d.y[node], r: Math.max(11, 2.2 / scale) }))));
}

const drawings = ({ title, graphs, note }) => card(title, h("div", { class: "graphs" }, graphs.map(drawing)), note);

const printed = ({ text }) => h("div", { class: "card" }, h("div", { class: "scroll" }, h("pre", {}, text)));

const PARTS = { bars, lines, boxes, drawings, table: grid, printed };
