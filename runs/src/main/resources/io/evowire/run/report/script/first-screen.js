// The first screen: picks, how far to trust them, the front.

const exportCommand = (number, format = "onnx", ending = "onnx") =>
    `evowire export ${run.word} ${number} --format ${format} --out trial-${number}.${ending}`;

/** What training it again gave, one sentence for each way. */
const againWords = trial => ways.filter(way => way.byTrial.has(trial.number)).map(way => {
    const words = estimateWords(way, way.byTrial.get(trial.number));
    return words[0].toUpperCase() + words.slice(1) + ".";
});

function pickCard(pick) {
    const trial = byNumber.get(pick.trial);
    return h("article", { class: "card pick" },
        h("h3", {}, h("span", { class: "mark", "aria-hidden": "true" }, MARKS[pick.kind]), PICKS[pick.kind], trialLink(trial.number)),
        h("div", { class: "numbers" }, trial.mean == null ? h("span", {}, percent(trial.accuracy))
            : [h("span", {}, spread(trial.mean, trial.deviation)), h("span", {}, percent(trial.accuracy), h("small", {}, " observed"))], h("span", {}, count(trial.macs), h("small", {}, " macs")),
            h("span", {}, count(trial.parameters), h("small", {}, " params")),
            measured.filter(name => trial[name] != null).map(name => h("span", {}, METRICS[name].format(trial[name]), h("small", {}, " " + METRICS[name].short)))),
        testedWords(trial),
        h("a", { href: "#trial-" + trial.number, "aria-label": "Network of trial " + trial.number }, thumbnail(trial)),
        h("p", {}, pick.reason, againWords(trial).slice(0, 1).map(words => [h("br"), words])), command(exportCommand(trial.number)));
}

function trust() {
    const images = run.record.images;
    const best = completed.reduce((a, b) => !a || b.accuracy > a.accuracy ? b : a, null);
    const error = images && best && 100 * Math.sqrt(best.accuracy * (1 - best.accuracy) / images.validation);
    return h("p", { class: "soft wide" },
        "Accuracy is measured on the validation images; macs are multiply-adds (often called FLOPs in this literature). ",
        trials.some(trial => trial.donor) ? "Networks began with their parents\u2019 weights, so an accuracy includes the training of the ancestors. " : null,
        believed ? "A mean is what a model of all trainings of this run expects of a network; \u00b1 is its standard deviation. See below how well the model predicts. " : null,
        error ? `The standard error of the best one is ${error.toFixed(2)} percentage points, from ${whole(images.validation)} images. ` : null,
        trials.some(trial => trial.donor) && evidence.control ? "The control\u2019s networks may not have done so, so compare the means after training again. " : null,
        ...againTrust());
}

/** How far the front was trained again, and what to type where it was not, or not all of it. */
function againTrust() {
    const known = ways.map(way => ({ way, count: front.filter(t => way.byTrial.has(t.number)).length })).filter(({ count }) => count);
    const missing = front.length && !known.some(({ count }) => count === front.length);
    return [known.length ? `The networks of the front were selected for these accuracies, which are therefore too high. Of its ${plural(front.length, "network")} `
            + `${list(known.map(({ way, count }) => `${whole(count)} ${count === 1 ? "was" : "were"} trained again ${wayWords(way)}`))}: `
            + (trials.some(trial => trial.donor) ? "error bars show what training from scratch gives, while exported models are those that the search trained"
                + (Object.values(report.tests).some(result => result.epochs) ? ", or of the suggested networks, those of their final training" : "") : "error bars show what to expect")
            + ", and the search never looked at the test images. "
        : ways.length ? "The front has changed since it was trained again: its present networks were trained only once. "
            : "Each network was trained once; the best of many is also the luckiest, so train the front again before you rely on small differences: ",
    missing && ways.length ? known.length ? "Train the others again, too: " : "Train it again: " : null,
    missing ? h("code", {}, `evowire resume ${run.word} --repeats ${ways.length ? Math.max(...ways[0].estimates.map(e => e.repeats)) : 5}`) : null];
}

function standing() {
    const resume = `evowire resume ${run.word}`;
    const asOf = report.written.replace("T", " ").replace("Z", " UTC");
    return {
        running: () => [`The search is running. This page shows its state at ${asOf}; it is updated from time to time, so reload it.`],
        interrupted: () => ["The process that worked on this run died or was killed. Nothing that was recorded is lost. Continue with:", command(resume)],
        stopped: () => ["The search was stopped before its end. Continue with:", command(resume)],
        created: () => ["No process has worked on this run yet. Start with:", command(resume)],
    }[run.state]?.();
}

function nothingTrained() {
    const waiting = trials.filter(trial => trial.state === "PROPOSED").length;
    return h("p", { class: "notice" }, waiting || !trials.length
        ? "No network has been fully trained yet, so there is no front."
        : `No network was fully trained, so there is no front: ${list(report.outcomes.map(o => `${whole(o.count)} ${o.state}`))}. `
            + "See below how they ended; the workers' logs in the run's folder have details.");
}

function summaryWords() {
    const done = trials.filter(trial => trial.state !== "PROPOSED" && trial.state !== "LOST").length;
    return `${plural(done, "network")} of at most ${whole(run.config.budget.trials)} tried in ${duration(run.seconds)}`
        + (newest > 1 ? `, over ${plural(newest, "generation")}` : "")
        + `; ${whole(completed.length)} fully trained` + (front.length ? `; ${whole(front.length)} on the front.` : ".");
}

function networksSection() {
    const note = standing();
    const several = front.length > 0;
    return h("section", { id: "networks", "aria-labelledby": "networks-title" },
        h("h2", { id: "networks-title" }, several ? "Which network to take"
            : run.state.endsWith("_spent") || run.state === "space_exhausted" ? "No network to take" : "No network to take yet"),
        h("p", { class: "lead" }, summaryWords()),
        note && h("div", { class: "notice" }, note),
        several ? [
            h("div", { class: "picks" }, report.picks.map(pickCard)),
            report.picks.some(pick => pick.kind === "knee") ? null : h("p", { class: "soft" }, front.length === 1
                ? "One network beats or equals all others, so the front is a single point and has no knee."
                : front.length === 2 ? "A front of two networks has no knee."
                    : `No network lies above the line between the cheapest and the most accurate network of the front, in ${METRICS[costMetric].short}, so the front has no knee.`),
            h("h3", { style: "margin-top:26px" }, "The front"), trust(), frontCard(),
            h("div", { class: "card" }, frontTable()), noveltyPart(), classesPart(),
        ] : nothingTrained());
}
