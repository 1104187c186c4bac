// The page of one network.

function dominators(trial) {
    const read = (row, name) => name === "accuracy" && believed ? row.mean : row[name];
    const better = (a, b, name) => METRICS[name]?.maximised ? read(a, name) >= read(b, name) : read(a, name) <= read(b, name);
    return front.filter(other => other !== trial && objectives.every(name => better(other, trial, name))).map(other => other.number);
}

function verdict(trial) {
    if (trial.state !== "COMPLETED") {
        return [h("b", {}, trial.state), `: ${OUTCOMES[trial.state] ?? ""}${trial.note ? ` \u2014 ${trial.note}` : ""}.`];
    }
    const picks = report.picks.filter(pick => pick.trial === trial.number);
    if (onFront.has(trial.number)) {
        return ["On the front. ", picks.map(pick => `${MARKS[pick.kind]} ${PICKS[pick.kind]}: ${pick.reason} `)];
    }
    return ["Not on the front: dominated by ", linked(dominators(trial)), "."];
}

function curveCard(trial) {
    if (trial.curve === null && trial.state === "COMPLETED") {
        return h("div", { class: "card" }, h("h3", {}, "Learning curve"),
            h("p", {}, "With so many trials, there was no room for the curve of this one. To see it, type:"), command(`evowire show ${run.word} ${trial.number}`));
    }
    if (!(trial.curve?.length > 2)) {
        return null; // one epoch is no curve; its loss stands above
    }
    const count = trial.curve.length / 2;
    const known = report.curve.length >= count;
    const epochs = Array.from({ length: count }, (_, i) => ({
        epoch: known ? Number(report.curve[i].toFixed(2)) : i + 1, loss: trial.curve[2 * i], accuracy: trial.curve[2 * i + 1],
    }));
    const columns = [
        { label: "Epoch", value: e => e.epoch, number: true },
        { label: "Training loss", value: e => e.loss, cell: e => e.loss.toFixed(4), number: true },
        { label: "Validation accuracy", value: e => e.accuracy, cell: e => percent(e.accuracy), number: true },
    ];
    const entry = chart("", `Learning curve: ${epochs.map(e => `epoch ${e.epoch} ${percent(e.accuracy)}`).join(", ")}`, colors => ({
        grid: { left: 56, right: 56, top: 30, bottom: 46 }, legend: { top: 0, textStyle: { color: colors.soft } },
        tooltip: {
            ...tooltip(colors, items => h("div", { class: "tip" }, items.map(p => h("div", {},
                `${p.seriesName}: ${p.seriesName === "training loss" ? p.value[1].toFixed(4) : percent(p.value[1])}`)))), trigger: "axis",
        },
        xAxis: axis(colors, known ? "Epochs" : "Points", { type: "value", min: report.rungs && known ? 0 : 1, max: epochs.at(-1).epoch, minInterval: report.rungs && known ? 0 : 1, nameGap: 28 }),
        yAxis: [axis(colors, "", { type: "value", scale: true, axisLabel: { formatter: v => Math.round(1000 * v) / 10 + " %" } }),
            axis(colors, "", { type: "value", scale: true, splitLine: { show: false } })],
        series: [
            { name: "validation accuracy", type: "line", color: colors.input, symbol: "circle", data: epochs.map(e => [e.epoch, e.accuracy]) },
            { name: "training loss", type: "line", yAxisIndex: 1, color: colors.output, lineStyle: { type: "dashed" }, symbol: "triangle", data: epochs.map(e => [e.epoch, e.loss]) },
        ],
    }), 250);
    return h("div", { class: "card" }, h("h3", {}, "Learning curve"), entry.host, dataTable("Learning curve", columns, epochs));
}

/** What each part of a network costs, in the order in which images pass them. */
function partsOf(trial) {
    const stages = stagesOf(trial).length;
    const rows = Array.from({ length: trial.parts.length / 2 }, (_, i) => ({ macs: trial.parts[2 * i], parameters: trial.parts[2 * i + 1] }));
    const before = rows.length - stages - 1; // the stem, if there is one
    return rows.map((row, i) => ({ ...row, part: i < before ? "stem" : i === rows.length - 1 ? "head" : `stage ${i - before + 1}` }));
}

function costCard(trial) {
    const whole100 = value => (100 * value / trial.macs).toFixed(1) + " %";
    return h("div", { class: "card", id: "cost" }, h("h3", {}, "Cost"), facts([
        ["Multiply-adds of one image", count(trial.macs)], ["Parameters", count(trial.parameters)],
        ["Activations kept for training, of one image", count(trial.activations)], ["Depth", String(trial.depth)],
    ]), table({
        caption: "Cost by part", rows: partsOf(trial), columns: [
            { label: "Part", value: p => p.part },
            { label: "Macs", value: p => p.macs, cell: p => count(p.macs), number: true, first: "down" },
            { label: "Share", cell: p => [h("span", { class: "share", style: `width:${Math.max(1, 80 * p.macs / trial.macs)}px`, "aria-hidden": "true" }), " ", whole100(p.macs)] },
            { label: "Parameters", value: p => p.parameters, cell: p => count(p.parameters), number: true, first: "down" },
        ],
    }).element);
}

/** The trial and those before it, nearest first; each once. */
function ancestry(trial, most = 30) {
    const line = [trial];
    for (let i = 0; i < line.length && line.length < most; i++) {
        for (const number of line[i].parents) {
            const parent = byNumber.get(number);
            if (parent && !line.includes(parent)) {
                line.push(parent);
            }
        }
    }
    return line;
}

function gainOverParents(trial) {
    const parents = trial.parents.map(number => byNumber.get(number)?.accuracy).filter(a => a != null);
    return trial.accuracy == null || !parents.length ? null
        : trial.accuracy - parents.reduce((a, b) => a + b, 0) / parents.length;
}

/** How networks without parents came to be. */
const fresh = () => String(run.config.strategy.kind).toLowerCase() === "grid" ? "taken from the grid" : "drawn at random";

function descentCard(trial) {
    const line = ancestry(trial);
    const children = trials.filter(other => other.parents.includes(trial.number)).map(other => other.number);
    const changes = t => !t.parents.length ? fresh()
        : (t.mutations.length ? t.mutations.map(mutationWords).join(", ") : "stages exchanged") + (t.parents.length > 1 && t.mutations.length ? ", after stages were exchanged" : "");
    return h("div", { class: "card" }, h("h3", {}, "Where it comes from"), table({
        caption: line.length > 1 ? "This network and its ancestors, nearest first" : `It was ${fresh()} and has no parents`,
        rows: line, page: 12, columns: [
            { label: "Trial", value: t => t.number, cell: t => trialLink(t.number, String(t.number)), number: true },
            { label: "Generation", value: t => t.generation, number: true },
            { label: "Parents", cell: t => linked(t.parents) },
            { label: "What changed", cell: changes },
            { label: "Accuracy", value: t => t.accuracy, cell: t => percent(t.accuracy) || t.state, number: true },
            {
                label: "Gain, points", value: gainOverParents, number: true, cell: t => {
                    const gain = gainOverParents(t);
                    return gain == null ? "" : h("span", { class: gain >= 0 ? "up" : "down" }, points(gain));
                },
            },
            { label: "Macs", value: t => t.macs, cell: t => count(t.macs), number: true },
        ],
    }).element, h("p", {}, children.length ? ["Children: ", linked(children.slice(0, 60)), children.length > 60 ? " \u2026" : "", "."] : "It has no children."));
}

function repeatsCard(trial) {
    const rows = report.repeats[trial.number];
    return !rows ? null : h("div", { class: "card", id: "repeats", style: "margin-top:16px" }, h("h3", { id: "repeats-title" }, "Trained again"),
        againWords(trial).map(words => h("p", {}, words)), table({
            caption: "Every training of it after the search", rows, page: 20, columns: [
                ...(ways.length > 1 ? [{ label: "With", value: wayShort }] : []),
                { label: "No.", value: r => r.repeat + 1, number: true },
                { label: "Outcome", value: r => r.state },
                { label: "Validation", value: r => r.validation, cell: r => percent(r.validation), number: true, first: "down" },
                { label: "Test", value: r => r.test, cell: r => percent(r.test), number: true, first: "down" },
                { label: "Time", value: r => r.seconds, cell: r => duration(r.seconds), number: true },
                { label: "Seed", cell: r => h("code", {}, r.seed) },
            ],
        }).element);
}

function damageCard(trial) {
    const profile = evidence.damage[trial.number];
    if (!profile) {
        return trial.state !== "COMPLETED" ? null : h("div", { class: "card", id: "damage" }, h("h3", {}, "What it can lose"),
            h("p", { class: "soft" }, "How much each of its nodes and edges matters was not measured. Measure it, then write this page again:"),
            command(`evowire damage ${run.word} ${trial.number}`), command(`evowire report ${run.word}`));
    }
    const rows = [...profile.nodes.map(loss => ({ ...loss, part: `node ${loss.node}` })),
        ...profile.edges.map(loss => ({
            ...loss, part: loss.fromStage == null ? `edge ${loss.from} \u2192 ${loss.to}`
                : `link ${loss.from} of stage ${loss.fromStage + 1} \u2192 ${loss.to}`,
        }))];
    const share = (some, all, words) => `${some < all ? `${whole(some)} of ${whole(all)}` : whole(all)} ${words}`;
    return h("div", { class: "card", id: "damage" }, h("h3", {}, "What it can lose"),
        h("p", { class: "soft" }, `Accuracy after one node or edge was removed without retraining, as in the paper\u2019s figure 5; on ${whole(profile.images)} images, `
            + `of which the whole network classifies ${percent(profile.accuracy)} correctly. Removed: `
            + `${share(profile.nodes.length, profile.allNodes, "nodes")} and ${share(profile.edges.length, profile.allEdges, "edges")}, each by itself.`),
        table({
            caption: "Damage by node and edge", rows, page: 12, sort: { index: 2, down: true }, columns: [
                { label: "Stage", value: d => d.stage + 1, number: true },
                { label: "Removed", value: d => d.part },
                { label: "Points lost", value: d => d.loss, cell: d => points(-d.loss), number: true, first: "down" },
                { label: "Accuracy left", value: d => profile.accuracy - d.loss, cell: d => percent(profile.accuracy - d.loss), number: true },
            ],
        }).element);
}

function neighbours(trial) {
    const order = onFront.has(trial.number) ? front : trials;
    const place = order.indexOf(trial);
    const words = order === front ? "on the front" : "";
    return [order[place - 1] && trialLink(order[place - 1].number, `\u2190 trial ${order[place - 1].number} ${words}`),
        order[place + 1] && trialLink(order[place + 1].number, `trial ${order[place + 1].number} ${words} \u2192`)];
}

function networkPage(trial) {
    const detail = report.networks[trial.number];
    const stages = stagesOf(trial);
    const weights = edgeWeights(trial);
    const again = ways[0]?.byTrial.get(trial.number);
    return h("section", { id: "network", "aria-labelledby": "network-title", style: "margin-top:8px" },
        h("div", { class: "crumbs screen" }, h("a", { href: "#networks" }, "\u2191 All networks"), neighbours(trial)),
        h("h2", { id: "network-title", tabindex: -1, style: "margin-top:10px" }, `Network of trial ${trial.number}`),
        h("p", { class: "lead" }, verdict(trial)),
        figures([["Mean by all trainings", trial.mean == null ? null : spread(trial.mean, trial.deviation)], [trial.state === "PRUNED" ? `Accuracy at rung ${trial.rung}` : believed ? "Observed accuracy" : "Accuracy", trial.accuracy == null ? null : percent(trial.accuracy)],
            ...testFigures(trial), ...judgedFigures(trial), ["Trained again", again ? spread(again.mean, again.deviation) : null], ["That on test", again?.testMean == null ? null : spread(again.testMean, again.testDeviation)],
            ["Really on the front", again?.onFront == null ? null : Math.round(100 * again.onFront) + " %"], ["Macs", count(trial.macs)], ["Parameters", count(trial.parameters)],
            ...measured.map(name => [METRICS[name].short[0].toUpperCase() + METRICS[name].short.slice(1), trial[name] == null ? null : METRICS[name].format(trial[name])]),
            ["Training loss", trial.curve?.length === 2 ? trial.curve[0].toFixed(3) : null],
            ["Began with weights of", trial.donor && [trialLink(trial.donor.trial), ` (${Math.round(100 * trial.donor.share)} %)`]],
            ["Generation", String(trial.generation)], ["Trained in", trial.seconds == null ? null : duration(trial.seconds)], ["Trained at", trial.hosts?.join(", then ") || null]]),
        trial.state === "COMPLETED" ? command(exportCommand(trial.number)) : null, command(exportCommand(trial.number, "network", "json")),
        h("h3", { style: "margin-top:22px" }, "Wiring"), wiringLegend(trial, weights), linksFigure(trial, detail, weights),
        trial.wiring ? h("div", { class: "stages" }, stages.map((stage, i) => stageFigure(trial, i, detail?.stages[i], stage, weights)))
            : [h("p", {}, "With so many trials there was no room for this one\u2019s wiring. Draw it with:"),
                command(`evowire export ${run.word} ${trial.number} --format dot`)],
        h("div", { class: "card", style: "margin-top:16px" }, h("h3", {}, "Genome in words"),
            aroundOf(trial) ? h("p", {}, aroundSentence(trial)) : null,
            h("ol", { class: "words" }, stages.map(stage => h("li", {}, stageSentence(stage)))),
            h("details", {}, h("summary", {}, "As the program writes it"), h("p", {}, h("code", {}, trial.genome)))),
        h("div", { class: "grid" }, costCard(trial), curveCard(trial), damageCard(trial)),
        report.tests[trial.number] ? h("div", { style: "margin-top:16px" }, classesCard(trial)) : null, repeatsCard(trial),
        h("div", { style: "margin-top:16px" }, descentCard(trial)));
}
