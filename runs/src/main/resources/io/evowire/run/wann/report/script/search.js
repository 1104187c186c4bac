// What the search did, and how to repeat it.

function lines(title, label, yName, series, format) {
    const entry = chart("", label, colors => ({
        grid: { left: 62, right: 22, top: 34, bottom: 50 }, legend: { top: 0, textStyle: { color: colors.text } },
        tooltip: { ...tooltip(colors, items => h("div", { class: "tip" }, items.map(p => h("div", {}, `${p.seriesName}: ${format(p.value[1])} in generation ${whole(p.value[0])}`)))), trigger: "axis" },
        xAxis: axis(colors, "Generation", { type: "value", min: 1, minInterval: 1 }),
        yAxis: axis(colors, yName, { type: "value", scale: true, nameGap: 46 }),
        series: series.map(([name, value], i) => ({
            name, type: "line", showSymbol: false, color: colorAt(colors, i), lineStyle: { width: 1.4 }, data: report.growth.map(g => [g.generation, value(g)]),
        })),
    }), 280);
    return h("div", { class: "card" }, h("h3", {}, title), entry.host);
}

function frontCard() {
    const best = "best of each generation";
    const last = "front of the last one";
    const entry = chart("", "Points of mean score over connections", colors => ({
        grid: { left: 62, right: 22, top: 34, bottom: 50 }, legend: { top: 0, data: [best, last], textStyle: { color: colors.text } },
        tooltip: tooltip(colors, p => h("div", { class: "tip" }, `${whole(p.value[0])} connections: ${score(p.value[1])}` + (p.value[2] ? ` in generation ${whole(p.value[2])}` : ""))),
        xAxis: axis(colors, "Connections", { type: "value", scale: true, minInterval: 1 }),
        yAxis: axis(colors, "Mean score", { type: "value", scale: true, nameGap: 46 }),
        series: [
            { name: best, type: "scatter", symbolSize: 4, color: colorAt(colors, 0), itemStyle: { opacity: 0.5 }, data: report.growth.map(g => [g.connections, g.best, g.generation]) },
            { name: last, type: "scatter", symbolSize: 7, color: colorAt(colors, 1), data: report.front.map(p => [p.connections, p.mean]) },
            stairs("stairs", report.front.map(p => [p.connections, p.mean]), colorAt(colors, 1)),
        ],
    }), 280);
    return h("div", { class: "card" }, h("h3", {}, "Score against connections"), entry.host,
        h("p", { class: "soft" }, "The front has the networks of the last generation than which no smaller one is as good. It is short where that generation was ranked by mean and best score, not by size."),
        dataTable("Front of the last generation", [
            { label: "Connections", value: p => p.connections, number: true }, { label: "Mean score", value: p => p.mean, cell: p => score(p.mean), number: true },
        ], report.front));
}

function searchSection() {
    const section = h("section", { id: "search", "aria-labelledby": "search-title" }, h("h2", { id: "search-title" }, "The search"));
    if (!report.growth.length) {
        return section;
    }
    section.append(h("div", { class: "grid" },
        lines("Scores", "Lines of the best and the median score over generations", "Mean score", [["best", g => g.best], ["median", g => g.median]], score),
        lines("Size", "Lines of connections and hidden nodes over generations", "Number", [
            ["connections of the best", g => g.connections], ["median connections", g => g.medianConnections], ["hidden nodes of the best", g => g.hidden]], v => whole(Math.round(v))),
        frontCard()),
    h("p", { class: "soft" }, "A score is minus the mean cross-entropy (natural logarithm) of the softmax of the outputs, as a mean over the six shared weights; chance is \u22122.30 in ten classes. Each generation is scored on other images."));
    return section;
}

function runSection() {
    const { settings } = record;
    const last = report.sessions.at(-1);
    return h("section", { id: "run", "aria-labelledby": "run-title" }, h("h2", { id: "run-title" }, "The run, and how to reproduce it"), h("div", { class: "grid" },
        h("div", { class: "card" }, h("h3", {}, "What it was made with"), facts([
            ["Data", `${record.data}, ${settings.side}\u00d7${settings.side}`], ["Fingerprint of the data", h("code", {}, record.dataFingerprint)],
            ["Population", whole(settings.population)], ["Generations", `${whole(summary.generation)} of ${whole(summary.generations)}`],
            ["Networks", `${whole(summary.networks)} in ${duration(summary.seconds)}` + (summary.seconds > 0 ? `, ${whole(Math.round(summary.networks / summary.seconds))} a second` : "")],
            ["Images of a generation", whole(settings.batch)], ["Tournament", String(settings.tournament)], ["Enabled at first", percent(settings.enabled)],
            ["Activations", list(settings.activations.map(name => ACTIVATIONS[name] ?? name))], ["Seed", String(settings.seed)],
            ["Threads", last ? String(last.workers) : null], ["Machine", last?.machine], ["Program", "EvoWire " + record.program],
            ["This page", `written ${report.written.replace("T", " ").replace("Z", " UTC")}`],
        ])),
        h("div", { class: "card" }, h("h3", {}, "Do it again"),
            command(`evowire wann search --data ${report.data} --size ${settings.side} --population ${settings.population} --generations ${summary.generations} --batch ${settings.batch} --enabled ${settings.enabled} --tournament ${settings.tournament} --activations ${settings.activations.join(",")} --seed ${settings.seed} --out ${report.again}`),
            h("p", {}, "More generations, a check of all records and files, and the network in other formats:"),
            command(`evowire wann resume ${report.word} --generations ${2 * summary.generations}`), command(`evowire verify ${report.word}`),
            command(`evowire wann export ${report.word} --format onnx --out champion.onnx`))));
}
