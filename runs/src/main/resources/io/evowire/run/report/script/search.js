// What the search did.

/** The worst value of an objective that counts. */
const cornerWords = objective => METRICS[objective]?.maximised ? `${METRICS[objective].short} 0`
    : objective === "latency" ? `a latency of ${milliseconds(run.config.measurements.latency.reference)}`
        : objective === "damage" ? "all accuracy lost" : `the largest ${METRICS[objective]?.label.toLowerCase() ?? objective} of the search space`;

function growthCard() {
    if (!front.length) {
        return null;
    }
    if (report.growth.length < 2) {
        return h("div", { class: "card" }, h("h3", {}, "How the front grew"),
            h("p", {}, `${plural(report.growth[0].trainings, "training")} so far: a hypervolume of ${report.growth[0].hypervolume.toFixed(4)}.`));
    }
    let across = "trainings";
    const series = (name, data, color, dash) => {
        const line = data.map(point => [point[across], point.hypervolume]);
        return [{
            name, type: "line", symbol: "circle", symbolSize: 5, showSymbol: data.length < 40, color,
            lineStyle: { opacity: 0 }, data: line,
        }, stairs(name, line, color, { dash })];
    };
    const last = report.growth.at(-1);
    const entry = chart("", `Line of the hypervolume: ${last.hypervolume.toFixed(4)} after ${plural(last.trainings, "training")}`, colors => ({
        grid: { left: 62, right: 22, top: 18, bottom: 50 }, legend: { show: false },
        tooltip: {
            ...tooltip(colors, items => h("div", { class: "tip" }, items.map(p =>
                h("div", {}, `${p.seriesName}: ${p.value[1].toFixed(4)} after ${across === "trainings" ? plural(p.value[0], "training") : duration(p.value[0])}`)))),
            trigger: "axis",
        },
        xAxis: axis(colors, across === "trainings" ? "Trainings" : "Time", {
            type: "value", min: 0, minInterval: across === "trainings" ? 1 : 0,
            axisLabel: { formatter: v => across === "trainings" ? whole(v) : duration(v) },
        }),
        yAxis: axis(colors, "Hypervolume", { type: "value", scale: true, nameGap: 46 }),
        series: [...series("this run", report.growth, colors.input),
            ...(evidence.control ? series(evidence.control.name, evidence.control.growth, colors.output, [6, 4]) : [])],
    }), 260);
    return h("div", { class: "card" }, h("h3", {}, "How the front grew"),
        h("p", { class: "soft" }, `Hypervolume: the share of the box between perfection and ${list(objectives.map(cornerWords))} that the front dominates. The box never moves, so values can be compared between runs in the same space.`),
        h("div", { class: "controls" }, choice("Over", [["trainings", "trainings"], ["seconds", "time"]], across, value => {
            across = value;
            entry.paint();
        }), evidence.control ? h("span", { class: "soft" }, "dashed: ", evidence.control.name) : null),
        entry.host, dataTable("Hypervolume whenever the front changed", [
            { label: "Trainings", value: p => p.trainings, number: true },
            { label: "Time", value: p => p.seconds, cell: p => duration(p.seconds), number: true },
            { label: "Hypervolume", value: p => p.hypervolume, cell: p => p.hypervolume.toFixed(4), number: true },
            { label: "Best accuracy", value: p => p.best, cell: p => percent(p.best), number: true },
        ], report.growth));
}

/** What networks cost little, and what is best within some budgets; null where that is no question. */
function rulersCard() {
    const rulers = report.rulers;
    return !rulers ? null : h("div", { class: "card", id: "rulers" }, h("h3", {}, "Best within a budget"),
        h("p", { class: "soft" }, "The hypervolume is nearly all the accuracy of the largest networks. These two figures weigh small networks as much as large ones; evowire compare prints them for several runs on common budgets."),
        facts([
            [report.believed ? "Mean of the expected accuracies within the budgets" : "Mean accuracy within the budgets", percent(rulers.mean)],
            ["Hypervolume over log multiply-adds", rulers.logHypervolume.toFixed(4)],
        ]), table({
            caption: "The most accurate network within each budget, at equal ratios from the tenth to the ninetieth percentile of all costs",
            rows: rulers.budgets, columns: [
                { label: "At most macs", value: b => b.budget, cell: b => count(b.budget), number: true },
                { label: "Trial", value: b => b.trial, cell: b => trialLink(b.trial, String(b.trial)), number: true },
                { label: report.believed ? "Expected accuracy" : "Accuracy", value: b => b.accuracy, cell: b => percent(b.accuracy), number: true },
                { label: "Macs", value: b => byNumber.get(b.trial).macs, cell: b => count(byNumber.get(b.trial).macs), number: true },
            ],
        }).element,
        h("p", { class: "soft" }, `The second figure is the area below the best accuracies over the logarithm of multiply-adds, from ${count(rulers.least)} to ${count(rulers.most)} and above the ${percent(rulers.chance)} of a guess, as a share of what perfect networks would have.`));
}

/** Means with whiskers, one level a line, the first one on top; rows of the elements to show. */
function levelsChart(label, rows, { low, high, mean, name, format, color, zero = false, title }) {
    const [least, most] = [Math.min(...rows.map(low)), Math.max(...rows.map(high))];
    // A single value has no scale of its own: five points to either side.
    const single = !zero && least === most ? { min: Math.max(0, least - 0.05), max: Math.min(1, most + 0.05) } : {};
    const entry = chart("", label, colors => ({
        grid: { left: 8, right: 24, top: 6, bottom: 6, containLabel: true },
        tooltip: tooltip(colors, p => h("div", { class: "tip" }, format(rows[p.dataIndex]))),
        xAxis: axis(colors, "", { type: "value", scale: !zero, ...single, axisLabel: { formatter: v => String(Math.round(100 * v * 10) / 10) } }),
        yAxis: axis(colors, "", {
            type: "category", inverse: true, data: rows.map(name), splitLine: { show: true, lineStyle: { color: colors.line, opacity: 0.4 } },
            axisLabel: { interval: 0, color: colors.text, fontSize: 11.5 },
        }),
        series: [{
            name: "mean", type: "scatter", symbolSize: 9, z: 6, itemStyle: { color: p => color(rows[p.dataIndex], colors) },
            data: rows.map((row, i) => [mean(row), i]),
            markLine: zero ? {
                silent: true, symbol: "none", label: { show: false }, lineStyle: { color: colors.soft, type: "solid", width: 1 }, data: [{ xAxis: 0 }],
            } : undefined,
        }, whiskers("spread", rows.map((row, i) => [i, low(row), high(row)]), colors.soft, { horizontal: true, cap: 3 })],
    }), 40 + 22 * rows.length);
    return [entry.host, h("p", { class: "soft axis-title" }, title)];
}

function factorCards() {
    const groups = Map.groupBy(report.factors, factor => factor.group);
    const titles = {
        generator: "Accuracy by generator", parameters: "Accuracy by the graphs\u2019 parameters",
        stages: "Accuracy by number of stages", "widest stage, channels": "Accuracy by channels of the widest stage",
        operation: "Accuracy by node operation", "stem, channels": "Accuracy by channels of the stem",
        "head, channels": "Accuracy by channels of the head", "halvings of the image": "Accuracy by halvings of the image",
        "rate of links": "Accuracy by rate of links between stages",
    };
    return [...groups].map(([group, rows]) => {
        const picture = levelsChart(`${titles[group] ?? group}: `
            + rows.map(row => `${row.level} ${percent(row.accuracy.mean)}`).join(", "), rows, {
            title: "Validation accuracy, %: mean \u00b1 one standard deviation", mean: row => row.accuracy.mean,
            low: row => row.accuracy.mean - (row.accuracy.sd ?? 0), high: row => row.accuracy.mean + (row.accuracy.sd ?? 0),
            name: row => `${row.level}   n=${row.accuracy.count}`,
            format: row => `${row.level}: ${spread(row.accuracy.mean, row.accuracy.sd)} (${plural(row.accuracy.count, "network")})`,
            color: (row, colors) => colorAt(colors, Math.max(0, generatorGroups.indexOf(row.level.split("(")[0]))),
        });
        return h("div", { class: "card" }, h("h3", {}, titles[group] ?? group),
            group === "generator" ? h("p", { class: "soft" }, "A network counts for every kind of graph among its stages. The networks of a level differ in many other ways: this shows what occurred together, not what caused it.") : null,
            picture, dataTable(titles[group] ?? group, [
                { label: "Level", value: f => f.level },
                { label: "Networks", value: f => f.accuracy.count, number: true, first: "down" },
                { label: "Mean", value: f => f.accuracy.mean, cell: f => percent(f.accuracy.mean), number: true, first: "down" },
                { label: "Standard deviation", value: f => f.accuracy.sd, cell: f => f.accuracy.sd == null ? "" : (100 * f.accuracy.sd).toFixed(2), number: true },
            ], rows));
    });
}

function mutationCard() {
    const rows = report.mutations;
    if (!rows.length) {
        return null;
    }
    const error = row => (row.gain.sd ?? 0) / Math.sqrt(row.gain.count);
    const words = row => MUTATIONS[row.kind] ?? row.kind;
    const picture = levelsChart("Gain in accuracy by kind of mutation: "
        + rows.map(row => `${words(row)} ${points(row.gain.mean)} percentage points`).join(", "), rows, {
        title: "Child less parents, percentage points: mean \u00b1 standard error", zero: true, mean: row => row.gain.mean,
        low: row => row.gain.mean - error(row), high: row => row.gain.mean + error(row),
        name: row => `${words(row)}   n=${row.gain.count}`,
        format: row => `${words(row)}: ${points(row.gain.mean)} percentage points, macs \u00d7${row.macs.toFixed(2)}, ${plural(row.gain.count, "child", "children")}`,
        color: (row, colors) => row.gain.mean >= 0 ? colors.input : colors.output,
    });
    return h("div", { class: "card" }, h("h3", {}, "Which changes helped"),
        h("p", { class: "soft" }, "A child with several changes counts for each of them. Consider the cost, too: changes that make a network larger usually make it more accurate. Parents were chosen for their accuracy, a part of which was luck, so children look a little worse than they are."
            + (trials.some(trial => trial.donor) ? " Children began with their parents\u2019 weights and trained further, so a part of every gain is due to more training." : "")
            + (report.rungs ? " Pruned children are left out, so changes that made a child weak early do not show." : "")),
        picture, dataTable("What changes did to accuracy and cost", [
            { label: "Change", value: words },
            { label: "Children", value: m => m.gain.count, number: true, first: "down" },
            { label: "Mean gain, points", value: m => m.gain.mean, cell: m => points(m.gain.mean), number: true, first: "down" },
            { label: "Standard deviation", value: m => m.gain.sd, cell: m => m.gain.sd == null ? "" : (100 * m.gain.sd).toFixed(2), number: true },
            { label: "More accurate than its parents", value: m => m.improved, cell: m => Math.round(100 * m.improved) + " %", number: true, first: "down" },
            { label: "Macs, child / parents", value: m => m.macs, cell: m => "\u00d7" + m.macs.toFixed(2), number: true },
        ], rows));
}

/** How well the model predicts each network from all others. */
function calibrationCard() {
    if (!believed) {
        return null;
    }
    const { observed, means, deviations, trials: numbers, rankCorrelation, within } = believed.calibration;
    const rows = numbers.map((number, i) => ({ number, observed: observed[i], mean: means[i], low: means[i] - 1.96 * deviations[i], high: means[i] + 1.96 * deviations[i] }));
    const ends = [Math.max(0, Math.min(...observed, ...means)), Math.min(1, Math.max(...observed, ...means))];
    const pad = Math.max(0.01, 0.06 * (ends[1] - ends[0]));
    const range = { min: Math.max(0, ends[0] - pad), max: Math.min(1, ends[1] + pad) };
    const format = v => Math.round(1000 * v) / 10 + " %";
    const entry = chart("", `Expected against observed accuracy, each network left out of the model in turn: rank correlation ${rankCorrelation.toFixed(2)}, ${percent(within)} within the intervals`, colors => ({
        grid: { left: 66, right: 22, top: 16, bottom: 50 },
        tooltip: tooltip(colors, p => p.data?.row && h("div", { class: "tip" }, h("b", {}, "Trial " + p.data.row.number),
            `: expected ${percent(p.data.row.mean)} (${percent(p.data.row.low)} to ${percent(p.data.row.high)}), observed ${percent(p.data.row.observed)}`)),
        xAxis: axis(colors, "Observed", { type: "value", ...range, axisLabel: { formatter: format, showMinLabel: false, showMaxLabel: false } }),
        yAxis: axis(colors, "Expected without it", { type: "value", ...range, nameGap: 50, axisLabel: { formatter: format, showMinLabel: false, showMaxLabel: false } }),
        series: [
            { name: "equal", type: "line", symbol: "none", silent: true, lineStyle: { color: colors.soft, type: "dashed", width: 1 }, data: [[range.min, range.min], [range.max, range.max]] },
            { ...whiskers("interval", rows.map(row => [row.observed, row.low, row.high]), colors.line, { cap: 2, width: 1 }), clip: true },
            { name: "networks", type: "scatter", symbolSize: 6, z: 6, itemStyle: { color: colors.input }, data: rows.map(row => ({ value: [row.observed, row.mean], row })) },
        ],
    }), 320);
    entry.host.id = "calibration";
    return h("div", { class: "card" }, h("h3", {}, "How well the model predicts"),
        h("p", { class: "soft" }, `Each network is left out in turn and predicted from all others. The rank correlation of the predictions with what was observed is ${rankCorrelation.toFixed(2)}; `
            + `${Math.round(100 * within)} % of the networks lie within their interval of 95 %. Trust the means less where the first is below 0.3, or the second below 85 %.`),
        entry.host, dataTable("Expected and observed accuracy", [
            { label: "Trial", value: r => r.number, cell: r => trialLink(r.number, String(r.number)), number: true },
            { label: "Expected without it", value: r => r.mean, cell: r => percent(r.mean), number: true },
            { label: "Interval of 95 %", value: r => r.high - r.low, cell: r => `${percent(r.low)} to ${percent(r.high)}`, number: true },
            { label: "Observed", value: r => r.observed, cell: r => percent(r.observed), number: true },
        ], rows));
}

function outcomesCard() {
    return h("div", { class: "card" }, h("h3", {}, "How trials ended"), table({
        caption: "Outcomes by kind", rows: report.outcomes, columns: [
            { label: "Outcome", value: o => o.state, cell: o => [h("b", {}, o.state), h("br"), h("span", { class: "soft" }, OUTCOMES[o.state] ?? "")] },
            { label: "Trials", value: o => o.count, number: true, first: "down" },
            { label: "Share", cell: o => h("span", { class: "share", style: `width:${Math.max(1, 90 * o.count / trials.length)}px`, "aria-hidden": "true" }) },
            { label: "Examples", cell: o => o.examples.map((e, i) => [i ? e.text ? h("br") : ", " : null, trialLink(e.trial, "#" + e.trial), e.text ? ": " + e.text : ""]) },
        ],
    }).element,
        h("p", {}, redrawWords()));
}

function redrawWords() {
    const { infeasible, duplicates, saved } = report.redraws;
    return !infeasible && !duplicates ? "No candidate broke a constraint or was isomorphic to a known network."
        : `Skipped before training: ${plural(duplicates, "duplicate")} (isomorphic to a known network), which saved ${plural(saved, "training")}, `
            + `and ${plural(infeasible, "network")} that broke a constraint.`;
}

function rungsCard() {
    const ladder = report.rungs;
    if (!ladder) {
        return null;
    }
    const pruned = ladder.rungs.reduce((sum, rung) => sum + rung.pruned, 0);
    const agreement = rung => ladder.agreements.find(a => a.rung === rung.rung && a.pairs > 1);
    return h("div", { class: "card", id: "rungs" }, h("h3", {}, "Rungs: which networks were stopped early"),
        ladder.warning && h("p", { class: "notice" }, ladder.warning),
        h("p", { class: "soft" }, pruned ? `${plural(pruned, "trial")} ended at a rung, which saved ${ladder.saved.toFixed(1)} trainings; `
            + `a trial took ${Math.round(100 * ladder.trained)} % of a whole training on average.` : "No network was stopped at a rung yet."),
        table({
            caption: "The best of a generation continue from each rung", rows: ladder.rungs.map((rung, i) => ({ ...rung, rung: i })), columns: [
                { label: "Rung", value: r => r.rung, number: true },
                { label: "Trained to", value: r => r.share, cell: r => Math.round(100 * r.share) + " %", number: true },
                { label: "Reached it", value: r => r.reached, number: true },
                { label: "Ended there", value: r => r.pruned, cell: r => r.share === 1 ? "" : String(r.pruned), number: true },
                { label: "Rank correlation with the next rung", value: r => agreement(r)?.correlation, cell: r => agreement(r)?.correlation.toFixed(2) ?? "", number: true },
                { label: "over trials", value: r => agreement(r)?.pairs, number: true },
            ],
        }).element,
        h("p", { class: "soft" }, "Spearman\u2019s correlation of the accuracies on both rungs: near 1, the early order is the late one. Only networks that continued have both, so over all candidates it would probably be higher."));
}

function ranksCard() {
    if (!report.ranks.length) {
        return null;
    }
    return h("div", { class: "card" }, h("h3", {}, "How early the final order shows"),
        h("p", { class: "soft" }, "Spearman\u2019s rank correlation between the accuracy after some epochs and that at the end: near 1, a search could stop the weak ones that early."),
        table({
            caption: `Rank correlation with the end, ${plural(report.ranks[0].count, "network")}`, rows: report.ranks, columns: [
                { label: "After epoch", value: r => r.epoch, number: true },
                { label: "Correlation", value: r => r.correlation, cell: r => r.correlation.toFixed(3), number: true },
            ],
        }).element);
}

const PHASES = { rung: "to a rung", end: "to the end", repeat: "again, after the search" };

function timeCard() {
    const { seconds, phases, workers, use } = report.activity;
    if (!phases.length) {
        return null;
    }
    const spent = phases.reduce((sum, phase) => sum + phase.seconds, 0);
    const timed = trials.filter(trial => trial.seconds != null);
    const sorted = timed.map(trial => trial.seconds).sort((a, b) => a - b);
    const workersWords = workers == null ? null : Number.isInteger(workers) ? plural(workers, "worker") : `${workers.toFixed(1)} workers on average`;
    const parts = phases[0].busy.length;
    const middle = i => (i + 0.5) * seconds / parts;
    const entry = chart("", `Trainings at a time over ${duration(seconds)}: ${(spent / seconds).toFixed(2)} on average`, colors => ({
        grid: { left: 48, right: 22, top: 34, bottom: 46 }, legend: { top: 0, textStyle: { color: colors.soft }, itemHeight: 10 },
        tooltip: {
            ...tooltip(colors, items => h("div", { class: "tip" }, h("b", {}, "after " + duration(items[0].value[0])),
                items.map(p => h("div", {}, `${p.seriesName}: ${p.value[1].toFixed(2)}`)))), trigger: "axis",
        },
        xAxis: axis(colors, "Working time of the run", { type: "value", min: 0, max: seconds, nameGap: 28, axisLabel: { formatter: duration, showMaxLabel: false } }),
        yAxis: axis(colors, "Trainings at a time", { type: "value", min: 0, nameGap: 30, minInterval: 1 }),
        series: phases.map((phase, i) => ({
            name: PHASES[phase.phase], type: "bar", stack: "busy", barWidth: "100%", barCategoryGap: 0,
            color: [colors.palette[5], colors.input, colors.output][["rung", "end", "repeat"].indexOf(phase.phase)],
            data: phase.busy.map((busy, part) => [middle(part), busy]),
            markLine: i || !workers ? undefined : {
                silent: true, symbol: "none", lineStyle: { color: colors.soft, type: "dashed" },
                label: { formatter: workersWords, color: colors.soft, position: "insideEndTop" }, data: [{ yAxis: workers }],
            },
        })),
    }), 230);
    entry.host.id = "activity";
    return h("div", { class: "card" }, h("h3", {}, "Where the time went"), entry.host, facts([
        ["Working time", duration(seconds)],
        ...phases.map(phase => ["Trained " + PHASES[phase.phase], `${duration(phase.seconds)} in ${plural(phase.trainings, "training")}`]),
        ["Trainings at a time, on average", (spent / seconds).toFixed(2)],
        ["Use of workers", use == null ? "not known: the older program did not record the number of workers" : `${workersWords}, busy ${Math.round(100 * use)} % of the time`],
        ["One trial", sorted.length ? `${duration(sorted[0])} to ${duration(sorted.at(-1))}, half of them within ${duration(sorted[sorted.length >> 1])}` : null],
        ["Not counted", timed.length < trials.length ? `${plural(trials.length - timed.length, "trial")} that failed, wait${timed.length === trials.length - 1 ? "s or is" : " or are"} in training: the time is not recorded` : null],
    ]), dataTable("Trainings at a time", [
        { label: "Until", value: r => r.until, cell: r => duration(r.until), number: true },
        ...phases.map((phase, i) => ({ label: PHASES[phase.phase], value: r => r.busy[i], cell: r => r.busy[i].toFixed(2), number: true })),
    ], phases[0].busy.map((_, part) => ({ until: (part + 1) * seconds / parts, busy: phases.map(phase => phase.busy[part]) }))));
}

function searchSection() {
    return h("section", { id: "search", "aria-labelledby": "search-title" }, h("h2", { id: "search-title" }, "What the search did"),
        trials.length ? h("div", { class: "columns" }, growthCard(), rulersCard(), calibrationCard(), mutationCard(), factorCards(), rungsCard(), ranksCard(), outcomesCard(), timeCard())
            : h("p", {}, "Nothing yet: no trial was proposed."));
}
