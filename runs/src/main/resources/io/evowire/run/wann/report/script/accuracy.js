// How good the champion is on the test images.

function sweepChart() {
    const points = tested.accuracy.sweep.map((accuracy, i) => [-2 + 4 * i / (tested.accuracy.sweep.length - 1), accuracy]);
    return chart("", "Line of the accuracy over the shared weight", colors => ({
        grid: { left: 62, right: 22, top: 18, bottom: 50 }, legend: { show: false },
        tooltip: { ...tooltip(colors, items => h("div", { class: "tip" }, `${percent(items[0].value[1])} with the weight ${items[0].value[0].toFixed(2)}`)), trigger: "axis" },
        xAxis: axis(colors, "Shared weight", { type: "value", min: -2, max: 2 }),
        yAxis: axis(colors, "Test accuracy", { type: "value", min: 0, max: 1, nameGap: 46, axisLabel: { formatter: v => `${Math.round(100 * v)} %` } }),
        series: [
            { type: "line", data: points, showSymbol: false, color: colors.input, lineStyle: { width: 2 } },
            { type: "scatter", data: report.weights.map((w, i) => [w, tested.accuracy.byWeight[i]]), symbolSize: 8, color: colors.output },
        ],
    }), 300).host;
}

function accuracySection() {
    const section = h("section", { id: "accuracy", "aria-labelledby": "accuracy-title" }, h("h2", { id: "accuracy-title" }, "Accuracy on images that the search never saw"));
    if (!tested) {
        section.append(h("div", { class: "card" }, h("p", {}, "It is not measured yet. Type:"), command(`evowire wann test ${report.word}`)));
        return section;
    }
    const a = tested.accuracy;
    const rows = [
        ["Random weight", `${tenth(a.randomMean)} \u00b1 ${(100 * a.randomSd).toFixed(1)}`, PAPER.random],
        ["Ensemble of the six weights", tenth(a.ensemble), PAPER.ensemble],
        [`Tuned weight (${weightWords(Number(a.tunedWeight.toFixed(2)))})`, tenth(a.tuned), PAPER.tuned],
        ["Trained weights", trained ? tenth(trained.test) : "not trained", PAPER.trained],
        ["Connections", whole(summary.champion.connections), "1,849"],
    ];
    section.append(h("div", { class: "grid" },
        h("div", { class: "card" }, h("h3", {}, "Over the shared weight"), sweepChart(),
            h("p", { class: "soft" }, "Points: the six weights under which the search scored networks.")),
        h("div", { class: "card" }, h("h3", {}, "Beside the paper"), h("div", { class: "scroll" }, h("table", {},
            h("caption", {}, h("span", {}, `${whole(tested.images)} test images, beside those of MNIST in Gaier and Ha (2019)`)),
            h("thead", {}, h("tr", {}, ["", "Here", "Paper"].map(text => h("th", { scope: "col" }, text)))),
            h("tbody", {}, rows.map(([name, ours, paper]) => h("tr", {}, h("th", { scope: "row" }, name), h("td", { class: "number" }, ours), h("td", { class: "number" }, paper)))))),
        h("p", { class: "soft" }, `The paper's networks were found with ${whole(960 * 4096)} evaluated networks on MNIST, this one with ${whole(summary.networks)} on ${record.data}. Random weight: mean and deviation over 1,000 weights between \u22122 and 2.`))));
    if (report.trainings.length) {
        section.append(h("div", { class: "wide-cards" }, trainingsCard()));
    } else {
        section.append(h("div", { class: "wide-cards" }, h("div", { class: "card" },
            h("p", {}, "Give each connection its own weight:"), command(`evowire wann train ${report.word}`))));
    }
    return section;
}

const trainingName = t => `${t.number}: ${METHODS[t.recipe.method] ?? t.recipe.method} from ${STARTS[t.recipe.start] ?? t.recipe.start}`;

function trainingsCard() {
    const entry = chart("", "Lines of validation accuracy over epochs", colors => ({
        grid: { left: 62, right: 22, top: 34, bottom: 50 }, legend: { top: 0, textStyle: { color: colors.text } },
        tooltip: tooltip(colors, p => h("div", { class: "tip" }, `${p.seriesName}: ${percent(p.value[1])} after ${plural(p.value[0], "epoch")}`)),
        xAxis: axis(colors, "Epochs, of as many passes each", { type: "log", min: 1, max: Math.max(2, ...report.trainings.map(t => t.curve.length)) }),
        yAxis: axis(colors, "Validation accuracy", { type: "value", scale: true, nameGap: 46, axisLabel: { formatter: v => `${Math.round(100 * v)} %` } }),
        series: report.trainings.map((t, i) => ({
            name: trainingName(t), type: "line", data: t.curve.map(p => [p.epoch, p.validation]), color: colorAt(colors, i), symbol: symbolAt(i), showSymbol: t.curve.length < 60,
        })),
    }), 300);
    return h("div", { class: "card" }, h("h3", {}, "Each connection its own weight"), entry.host, table({
        caption: "Trainings of the best network", rows: report.trainings, columns: [
            { label: "Training", value: trainingName },
            { label: "Epochs", value: t => t.recipe.epochs, number: true },
            { label: "Best epoch", value: t => t.best, number: true },
            { label: "Validation", value: t => t.validation, cell: t => percent(t.validation), number: true },
            { label: "Test", value: t => t.test, cell: t => percent(t.test), number: true },
            { label: "Passes", value: t => t.passes, cell: t => count(t.passes), number: true },
            { label: "Time", value: t => t.seconds, cell: t => duration(t.seconds), number: true },
        ],
    }).element);
}
