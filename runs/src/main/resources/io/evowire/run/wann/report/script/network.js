// The champion: a picture of its wiring.

function championDrawing() {
    const d = report.drawing;
    const first = 1 + d.inputs;
    const lines = d.from.map((from, i) => `M${d.x[from]},${d.y[from]}L${d.x[d.to[i]]},${d.y[d.to[i]]}`).join("");
    const read = new Set(d.from);
    const input = (node, i) => s("rect", {
        x: d.x[node] - d.cell / 2 + 0.5, y: d.y[node] - d.cell / 2 + 0.5, width: d.cell - 1, height: d.cell - 1,
        fill: read.has(node) ? "var(--input)" : "var(--sunken)", opacity: read.has(node) ? 0.75 : 1,
    }, s("title", {}, i < 0 ? "bias" : `input ${i + 1}` + (read.has(node) ? "" : ", not read")));
    const computed = d.activations.map((activation, i) => {
        const node = first + i;
        const output = i - (d.activations.length - d.outputs);
        return [s("circle", { cx: d.x[node], cy: d.y[node], r: output < 0 ? 5.5 : 8, fill: output < 0 ? ACTIVATION_COLORS[activation] : "var(--card)", stroke: "var(--ink)", "stroke-width": output < 0 ? 0.5 : 1.5 },
            s("title", {}, output < 0 ? ACTIVATIONS[activation] : `output ${output}, ${ACTIVATIONS[activation]}`)),
        output < 0 ? null : s("text", { x: d.x[node] + 14, y: d.y[node] + 4, fill: "var(--ink)", "font-size": 13 }, String(output))];
    });
    return s("svg", {
        viewBox: `0 0 ${d.width} ${d.height}`, width: d.width, height: d.height, role: "img",
        "aria-label": `${d.inputs} inputs, ${d.activations.length - d.outputs} hidden nodes, ${d.outputs} outputs, ${d.from.length} connections`,
    }, s("path", { d: lines, fill: "none", stroke: "var(--edge)", "stroke-width": 0.6, opacity: 0.45 }),
    input(0, -1), Array.from({ length: d.inputs }, (_, i) => input(1 + i, i)), computed);
}

function legend() {
    const hidden = report.drawing.activations.slice(0, report.drawing.activations.length - report.drawing.outputs);
    const counts = Object.keys(ACTIVATIONS).map(name => [name, hidden.filter(other => other === name).length]).filter(([, n]) => n);
    return h("p", { class: "soft" }, counts.flatMap(([name, n], i) => [i ? "\u2003" : "",
        h("span", { style: `color:${ACTIVATION_COLORS[name]}` }, "\u25cf "), `${ACTIVATIONS[name]} (${n})`]));
}

function championSection() {
    const c = summary.champion;
    const section = h("section", { id: "champion", "aria-labelledby": "champion-title" }, h("h2", { id: "champion-title" }, "The best network"));
    if (!c) {
        section.append(h("p", { class: "notice" }, "No generation is recorded yet."));
        return section;
    }
    section.append(h("div", { class: "card" }, figures([
        ["Connections", whole(c.connections)], ["Hidden nodes", whole(c.hidden)], ["Depth", String(c.depth)], ["Of generation", whole(c.generation)],
        ["Mean score", score(c.score)],
        ...(tested ? [["Ensemble of six weights", tenth(tested.accuracy.ensemble)], ["Tuned weight", tenth(tested.accuracy.tuned)]] : []),
        ["Trained", trained ? tenth(trained.test) : null],
    ]), h("div", { class: "scroll" }, championDrawing()), legend(),
    h("p", { class: "soft" }, "Pixels of the image on the left, blue where the network reads them, the bias below; then the hidden nodes by layer, coloured by their activation; the outputs, which are linear, on the right. All connections have one shared weight.")));
    return section;
}
