// The front as a chart and as a table.

const view = {
    x: costMetric, y: objectives.find(objective => objective !== costMetric && METRICS[objective]) ?? "accuracy", color: "generation",
    log: true, dominated: false, control: true, all: false, way: 0, read: believed ? "mean" : "accuracy",
};
view.y = view.y === "accuracy" ? view.read : view.y;

/** The front as the page reads it now. */
const frontNow = () => view.read === "mean" ? front : observedFront;
/** The networks beside it. */
const othersNow = () => completed.filter(trial => !frontNow().includes(trial));
/** Where an objective is read now. */
const axisNow = name => name === "accuracy" ? view.read : name;

function rampColor(colors, fraction) {
    const steps = colors.ramp.length - 1;
    const i = Math.min(steps - 1, Math.floor(fraction * steps));
    const part = fraction * steps - i;
    const channel = (hex, c) => parseInt(hex.slice(1 + 2 * c, 3 + 2 * c), 16);
    return "rgb(" + [0, 1, 2].map(c => Math.round(channel(colors.ramp[i], c) * (1 - part)
        + channel(colors.ramp[i + 1], c) * part)).join(",") + ")";
}

const generatorGroups = groupsOf(KINDS, completed.map(generatorsOf));
const groupOf = trial => placeOf(generatorGroups, generatorsOf(trial));

const newest = trials.reduce((most, trial) => Math.max(most, trial.generation), 1);

function colorOf(trial, colors) {
    return view.color === "generator" ? colorAt(colors, groupOf(trial))
        : rampColor(colors, newest === 1 ? 0.5 : (trial.generation - 1) / (newest - 1));
}

const symbolOf = trial => view.color === "generator" ? symbolAt(groupOf(trial)) : "circle";

/** What an axis shows: the robust ranges of this run and its control and the whole front, or everything. */
function axisRange(metric) {
    if (view.all) {
        return { low: -Infinity, high: Infinity };
    }
    const ranges = [report.ranges[metric], ...(view.control && controlRows.some(row => row[metric] != null) ? [evidence.control.ranges[metric] ?? evidence.control.ranges.accuracy] : [])];
    const values = frontNow().map(trial => trial[metric]);
    return {
        low: Math.min(...ranges.map(range => range.low), ...values),
        high: Math.max(...ranges.map(range => range.high), ...values),
    };
}

function visible(rows) {
    const x = axisRange(view.x);
    const y = axisRange(view.y);
    return rows.filter(row => row[view.x] != null && row[view.y] != null && row[view.x] >= x.low && row[view.x] <= x.high
        && row[view.y] >= y.low && row[view.y] <= y.high);
}

const controlRows = evidence.control === null ? [] : evidence.control.values.macs.map((_, i) =>
    Object.fromEntries(Object.keys(METRICS).map(name => [name, evidence.control.values[name]?.[i]
        ?? (name === "mean" ? evidence.control.values.accuracy?.[i] : null) ?? null])));

/** What the chart shows now, and how many of those asked for lie outside. */
function frontContent() {
    const others = view.dominated ? othersNow() : [];
    const control = view.control ? controlRows : [];
    const content = { others: visible(others), control: visible(control) };
    content.hidden = others.length - content.others.length + control.length - content.control.length;
    return content;
}

function limits(metric, rows, log, more = []) {
    const values = [...rows.map(row => row[metric]), ...more];
    let low = values.reduce((a, b) => Math.min(a, b), Infinity);
    let high = values.reduce((a, b) => Math.max(a, b), -Infinity);
    if (low > high) {
        return {};
    }
    if (log) {
        const pad = Math.max(1.06, (high / low) ** 0.05);
        return { min: low / pad, max: high * pad };
    }
    const share = METRICS[metric].maximised; // of images
    const pad = high === low ? (share ? 0.02 : metric === "damage" ? 0.01 : Math.max(1, high * 0.1)) : (high - low) * 0.06;
    low -= pad;
    high += 1.6 * pad; // the marks of the picks stand above their points
    return { min: share ? Math.max(0, low) : low, max: share ? Math.min(1.0, high) : high };
}

/** Round numbers on a logarithmic axis: as few kinds as give enough of them. */
function logTicks({ min, max }) {
    for (const steps of [[1], [1, 3], [1, 2, 5], [1, 1.5, 2, 3, 4, 5, 7], [1, 1.2, 1.5, 1.8, 2, 2.5, 3, 3.5, 4, 4.5, 5, 6, 7, 8, 9]]) {
        const ticks = [];
        for (let decade = 10 ** Math.floor(Math.log10(min)); decade <= max; decade *= 10) {
            ticks.push(...steps.map(step => step * decade).filter(tick => tick >= min && tick <= max));
        }
        if (ticks.length >= 4) {
            return ticks;
        }
    }
    return plainTicks(min, max);
}

/** Where an axis spans less than a third of a decade, steps of one size read best there, too. */
function plainTicks(min, max) {
    const rough = (max - min) / 6;
    const power = 10 ** Math.floor(Math.log10(rough));
    const step = power * [1, 2, 5, 10].find(factor => factor * power >= rough);
    return Array.from({ length: Math.floor(max / step) - Math.ceil(min / step) + 1 }, (_, i) => (Math.ceil(min / step) + i) * step);
}

function trialTip(trial) {
    return h("div", { class: "tip" }, h("b", {}, "Trial " + trial.number), ` \u00b7 generation ${trial.generation}`, h("br"),
        `${percent(trial.accuracy)} \u00b7 ${count(trial.macs)} macs \u00b7 ${count(trial.parameters)} parameters`,
        measured.filter(name => trial[name] != null).map(name => ` \u00b7 ${METRICS[name].format(trial[name])} ${METRICS[name].short}`),
        trial.mean == null ? null : [h("br"), meanWords(trial)],
        errorBar(trial) && [h("br"), estimateWords(ways[view.way], errorBar(trial))],
        thumbnail(trial, 280, 64), h("div", { class: "genome" }, genomeShort(trial)),
        h("div", { class: "genome" }, "Click to see the network."));
}

/** What all trainings together say of a network. */
const meanWords = trial => `mean by all trainings: ${spread(trial.mean, trial.deviation)}`;

/** How a network was trained again, such as "with other seeds". */
function wayWords(way) {
    return (way.of === "instance" ? "with other seeds" : "as other graphs of its setting")
        + (way.epochs ? `, for ${plural(way.epochs, "epoch")}` : "");
}

const wayShort = way => (way.of === "instance" ? "other seeds" : "other graphs") + (way.epochs ? `, ${plural(way.epochs, "epoch")}` : "");

/** Mean and deviation that an estimate has of an accuracy, if any. */
function barOf(metric, estimate, trial) {
    if (metric === "mean") {
        return trial.mean == null ? null : { mean: trial.mean, deviation: trial.deviation };
    }
    if (!estimate || !METRICS[metric].maximised) {
        return null;
    }
    return metric === "accuracy" ? estimate
        : metric === "auprc" ? estimate.auprcMean == null ? null : { mean: estimate.auprcMean, deviation: estimate.auprcDeviation }
        : estimate.balancedMean == null ? null : { mean: estimate.balancedMean, deviation: estimate.balancedDeviation };
}

/** The estimate that the chart shows of a trial, if any. */
const errorBar = trial => ways[view.way]?.byTrial.get(trial.number);

function estimateWords(way, estimate) {
    return `trained again ${plural(estimate.repeats, "time")} ${wayWords(way)}: ${spread(estimate.mean, estimate.deviation)} in validation`
        + (estimate.balancedMean == null ? "" : `, balanced ${spread(estimate.balancedMean, estimate.balancedDeviation)}`)
        + (estimate.testMean == null ? "" : `, ${spread(estimate.testMean, estimate.testDeviation)} on test`)
        + (estimate.failed ? `; ${plural(estimate.failed, "training")} failed` : "")
        + (estimate.onFront == null ? "" : `; really on the front with probability ${Math.round(100 * estimate.onFront)} %`);
}

function frontOption(colors) {
    const content = frontContent();
    const front = frontNow();
    const rows = [...front, ...content.others, ...content.control];
    const log = view.log && !METRICS[view.x].linear;
    // Along the axis of an accuracy, whichever it is.
    const sideways = METRICS[view.x].maximised && !METRICS[view.y].maximised;
    const quality = sideways ? view.x : view.y;
    const again = front.filter(trial => barOf(quality, errorBar(trial), trial)).map(trial => {
        const { mean, deviation } = barOf(quality, errorBar(trial), trial);
        return [trial[sideways ? view.y : view.x], mean - (deviation ?? 0), mean + (deviation ?? 0), mean];
    });
    const ends = again.flatMap(bar => bar.slice(1, 3));
    const across = limits(view.x, rows, log, sideways ? ends : []);
    const ticks = log ? logTicks(across) : undefined;
    const point = trial => ({ value: [trial[view.x], trial[view.y]], trial });
    const planar = objectives.length === 2 && new Set([view.x, view.y, ...objectives.map(axisNow)]).size === 2;
    const picked = new Map();
    for (const pick of report.picks) {
        picked.set(pick.trial, (picked.get(pick.trial) ?? "") + MARKS[pick.kind]);
    }
    return {
        grid: { left: 66, right: 26, top: 26, bottom: 54 },
        tooltip: tooltip(colors, p => p.data?.trial && trialTip(p.data.trial)),
        xAxis: axis(colors, METRICS[view.x].label + (log ? " (log)" : ""), {
            type: log ? "log" : "value", ...across,
            axisTick: { customValues: ticks, lineStyle: { color: colors.line } },
            axisLabel: { formatter: v => METRICS[view.x].format(v), showMinLabel: log, showMaxLabel: log, customValues: ticks },
        }),
        yAxis: axis(colors, METRICS[view.y].label, {
            type: "value", ...limits(view.y, rows, false, sideways ? [] : ends), nameGap: 50,
            axisLabel: {
                formatter: v => METRICS[view.y].maximised && view.y !== "auprc" ? Math.round(1000 * v) / 10 + " %" : METRICS[view.y].format(v),
                showMinLabel: false, showMaxLabel: false,
            },
        }),
        series: [{
            name: "control", type: "scatter", symbol: "emptyTriangle", symbolSize: 8, silent: true, z: 1,
            itemStyle: { color: colors.soft, opacity: 0.8 }, data: content.control.map(row => [row[view.x], row[view.y]]),
        }, {
            name: "dominated", type: "scatter", symbolSize: content.others.length > 2000 ? 4 : 7, z: 2,
            symbol: (_, p) => symbolOf(p.data.trial),
            itemStyle: { color: p => colorOf(p.data.trial, colors), opacity: 0.45 }, data: content.others.map(point),
        }, stairs("reach", planar ? front.map(trial => [trial[view.x], trial[view.y]]).sort((a, b) => a[0] - b[0]) : [],
            colors.edge, { rising: METRICS[view.x].maximised }), whiskers("trained again", again, colors.text, { horizontal: sideways }), {
            name: "front", type: "scatter", symbolSize: 14, z: 6, cursor: "pointer",
            symbol: (_, p) => symbolOf(p.data.trial),
            itemStyle: { color: p => colorOf(p.data.trial, colors), borderColor: colors.card, borderWidth: 1.5 },
            emphasis: { scale: 1.4, itemStyle: { borderColor: colors.text } },
            label: {
                show: true, position: "top", color: colors.output, fontSize: 14,
                formatter: p => picked.get(p.data.trial.number) ?? "",
            },
            data: front.map(point),
        }],
    };
}

function choice(label, options, value, change) {
    return h("label", {}, label, h("select", { onchange: event => change(event.target.value) },
        options.map(([key, text]) => h("option", { value: key, selected: key === value }, text))));
}

function checkbox(label, checked, change) {
    return h("label", {}, h("input", { type: "checkbox", checked, onchange: event => change(event.target.checked) }), label);
}

function frontLegend() {
    const colors = ink();
    const swatch = color => h("span", { class: "swatch", style: `background:${color}` });
    const entries = view.color === "generator"
        ? [...new Set(completed.map(groupOf))].sort((a, b) => a - b).map(i => h("span", {}, swatch(colorAt(colors, i)),
            generatorGroups[i], i < SYMBOLS.length ? null : ` (${symbolAt(i)})`))
        : [h("span", {}, "generation 1", h("span", {
            class: "ramp", style: `background:linear-gradient(90deg,${colors.ramp.join(",")})`,
        }), String(newest))];
    const picks = report.picks.map(pick => h("span", {}, h("span", { style: "color:var(--output)" }, MARKS[pick.kind]),
        PICKS[pick.kind].toLowerCase()));
    return [...entries, ...picks, controlRows.length ? h("span", {}, "\u25b3 control ", evidence.control.name) : null,
        [view.x, view.y].includes("mean") ? h("span", {}, "\u2336 mean by all trainings \u00b1 one standard deviation") : null,
        ways[view.way] && [view.x, view.y].some(name => name !== "mean" && frontNow().some(trial => barOf(name, errorBar(trial), trial))) ? h("span", {}, `\u2336 trained again ${wayWords(ways[view.way])}: mean \u00b1 one standard deviation`) : null]
        .filter(Boolean);
}

function frontCard() {
    const words = () => `Chart of the Pareto front, ${METRICS[view.y].label.toLowerCase()} against ${METRICS[view.x].label.toLowerCase()}: `
        + frontNow().map(trial => `trial ${trial.number}: ${METRICS[view.y].format(trial[view.y])} at ${METRICS[view.x].format(trial[view.x])}`).join("; ")
        + ". Arrow keys step through the networks, Enter opens one.";
    const entry = chart("chart-front", words(), frontOption);
    entry.host.setAttribute("tabindex", "0");
    entry.host.id = "front-chart";
    const legend = h("div", { class: "legend" });
    const hidden = h("span", { "aria-live": "polite" });
    const reveal = h("button", { type: "button", class: "plain", onclick: () => set("all", !view.all) });
    const clipped = h("p", { class: "soft shy screen" }, hidden, reveal);
    let cursor = -1;

    function update() {
        entry.host.setAttribute("aria-label", words());
        entry.paint();
        legend.replaceChildren(...frontLegend());
        const outside = frontContent().hidden;
        clipped.hidden = !outside && !view.all;
        hidden.textContent = view.all ? "Everything is shown. "
            : `${plural(outside, "network")} far outside ${outside === 1 ? "is" : "are"} hidden, to keep the front readable. `;
        reveal.textContent = view.all ? "Hide what lies far outside" : "Show all";
    }

    function set(key, value) {
        view[key] = value;
        update();
    }

    function read(value) {
        for (const way of ["x", "y"]) {
            view[way] = view[way] === view.read ? value : view[way];
        }
        axisChoices.forEach((way, i) => {
            way.querySelector("select").value = view[["x", "y"][i]];
        });
        cursor = -1;
        set("read", value);
        frontGrid.show(frontNow());
        frontNote.textContent = readWords();
    }

    function step(event) {
        const order = [...frontNow()].sort((a, b) => a[view.x] - b[view.x]);
        if (event.key === "Enter" && cursor >= 0) {
            location.hash = "trial-" + order[cursor].number;
        } else if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
            event.preventDefault();
            cursor = Math.max(0, Math.min(order.length - 1, cursor + (event.key === "ArrowRight" ? 1 : -1)));
            entry.instance.dispatchAction({
                type: "showTip", seriesIndex: seriesIndex(entry, "front"), dataIndex: frontNow().indexOf(order[cursor]),
            });
        }
    }

    const begin = entry.begin;
    entry.begin = () => {
        begin();
        entry.instance.on("click", p => {
            if (p.data?.trial) {
                location.hash = "trial-" + p.data.trial.number;
            }
        });
        update();
    };
    entry.legend = update;
    entry.host.addEventListener("keydown", step);
    const axes = Object.entries(METRICS).map(([key, metric]) => [key, metric.label]);
    const axisChoices = [choice("Across", axes, view.x, value => set("x", value)), choice("Up", axes, view.y, value => set("y", value))];
    return h("div", { class: "card" },
        h("div", { class: "controls" },
            believed ? choice("Read by", [["mean", "mean of all trainings"], ["accuracy", "observed accuracy"]], view.read, read) : null,
            ...axisChoices,
            choice("Colour by", [["generation", "generation"], ["generator", "generator of the graphs"]], view.color, value => set("color", value)),
            checkbox("log axis", view.log, value => set("log", value)),
            checkbox(`dominated networks (${whole(dominated.length)})`, view.dominated, value => set("dominated", value)),
            ways.length ? choice("Error bars", [...ways.map((way, i) => [String(i), wayShort(way)]), ["", "none"]],
                String(view.way), value => set("way", value === "" ? null : Number(value))) : null,
            controlRows.length ? checkbox("control", view.control, value => set("control", value)) : null),
        frontNote, entry.host, legend, clipped, controlTable());
}

function controlTable() {
    const columns = Object.entries(METRICS).filter(([name]) => evidence.control?.values[name] && controlRows.some(row => row[name] != null));
    return controlRows.length ? h("details", {}, h("summary", {}, `The control ${evidence.control.name} as a table`), table({
        caption: `Networks of the control ${evidence.control.name}`, rows: controlRows, page: 25,
        columns: columns.map(([name, metric]) => ({
            label: metric.label, value: row => row[name], cell: row => metric.format(row[name]), number: true, first: metric.maximised ? "down" : undefined,
        })),
    }).element) : null;
}

/** The column of what all trainings together say, in a run that is read by it. */
const meanColumns = believed ? [{ label: "Mean", value: t => t.mean, cell: t => t.mean == null ? "" : spread(t.mean, t.deviation), number: true, first: "down" }] : [];

/** Columns of what was measured beside the accuracy. */
const measuredColumns = measured.map(name => ({
    label: { auprc: "auprc", edges: "Edges", balancedAccuracy: "Balanced", latency: "Latency", damage: "Damage" }[name], value: t => t[name], cell: t => METRICS[name].format(t[name]), number: true,
}));

/** How the page reads the run now, where there are two ways. */
const readWords = () => !believed ? "" : view.read === "mean"
    ? `What all trainings of the run together say of each network. By what was observed the front has ${plural(observedFront.length, "network")}, `
        + `of which ${whole(observedFront.filter(trial => onFront.has(trial.number)).length)} are among these ${whole(front.length)}.`
    : "What each network showed in the one training that it had. The best of many are also the luckiest.";

const frontNote = h("p", { class: "soft", hidden: !believed }, "");
frontNote.textContent = readWords();
let frontGrid = null;

function frontTable() {
    frontGrid = table({
        caption: `The front: ${plural(front.length, "network")} that no other one beats in ${list(objectives.map(o => METRICS[o]?.short ?? o))}`,
        rows: front, page: 50,
        columns: [
            { label: "Trial", value: t => t.number, cell: t => trialLink(t.number, String(t.number)), number: true },
            ...meanColumns,
            { label: believed ? "Observed" : "Accuracy", value: t => t.accuracy, cell: t => percent(t.accuracy), number: true, first: "down" },
            ...(ways.length ? [{
                label: "Trained again", value: t => ways[0].byTrial.get(t.number)?.mean, cell: t => {
                    const again = ways[0].byTrial.get(t.number);
                    return again ? `${spread(again.mean, again.deviation)} (${again.repeats}\u00d7)` : "";
                }, number: true, first: "down",
            }, {
                label: "On test", value: t => ways[0].byTrial.get(t.number)?.testMean, cell: t => {
                    const again = ways[0].byTrial.get(t.number);
                    return again?.testMean == null ? "" : spread(again.testMean, again.testDeviation);
                }, number: true, first: "down",
            }, {
                label: "Really on front", value: t => ways[0].byTrial.get(t.number)?.onFront, cell: t => {
                    const probability = ways[0].byTrial.get(t.number)?.onFront;
                    return probability == null ? "" : Math.round(100 * probability) + " %";
                }, number: true, first: "down",
            }] : []),
            { label: "Macs", value: t => t.macs, cell: t => count(t.macs), number: true },
            { label: "Parameters", value: t => t.parameters, cell: t => count(t.parameters), number: true },
            ...measuredColumns, ...(ways.length ? [] : [{ label: "Depth", value: t => t.depth, number: true },
                { label: "Generation", value: t => t.generation, number: true }]),
            { label: "Wiring", cell: t => h("a", { href: "#trial-" + t.number, "aria-label": "Network of trial " + t.number }, thumbnail(t, 190, 44)) },
            { label: "Genome", value: t => t.genome, cell: genomeShort, class: "genome" },
        ],
    });
    return frontGrid.element;
}
