// The run, and how to reproduce it.

/** Leaves of a configuration as rows: [path, value]. */
function flatten(value, path = []) {
    return value !== null && typeof value === "object" && !(Array.isArray(value) && value.every(v => typeof v !== "object"))
        ? Object.entries(value).flatMap(([key, inner]) => flatten(inner, [...path, key]))
        : [[path.join("."), Array.isArray(value) ? `[${value.join(", ")}]` : String(value)]];
}

function classWords() {
    const names = run.record.classNames;
    return `${names.length}: ${names.slice(0, 40).join(", ")}${names.length > 40 ? ", \u2026" : ""}`;
}

/** Each once, in order, without what was not recorded. */
const distinct = words => [...new Set(words.filter(Boolean))].join("; ");

/** The machines of clusters that trained; nothing where this one did. */
function clusterCard() {
    if (!run.hosts) {
        return null;
    }
    const { machines, lost } = run.hosts;
    return h("div", { class: "card", id: "cluster" }, h("h3", {}, "Where it was trained"), facts([
        ["Cluster", distinct(run.sessions.map(session => session.cluster))],
        ...machines.map(({ host, most, kind }) => [host, `${most} at a time${kind ? "; " + kind : ""}`]),
        ["Waiting for a place", run.waiting == null ? null : plural(run.waiting, "training")],
        ["Executors lost", lost.length ? String(lost.length) : "none"],
        ...lost.slice(-5).map(({ host, reason }) => [`lost on ${host}`, reason]),
    ]));
}

function runSection() {
    const { record, config } = run;
    const images = record.images;
    const parts = ["recipe", "strategy", "space", "measurements", "repeats", "workers", "budget"];
    // Time ends a search elsewhere each time: the number of trials does not.
    const tried = run.state === "time_spent" ? trials.length : config.budget.trials;
    const again = [...new Set(run.sessions.map(session => session.repeats).filter(repeats => repeats?.seeds)
        .map(({ seeds, of, epochs }) => `evowire resume ${run.word}-again --repeats ${seeds} --of ${of} --repeat-epochs ${epochs}`))];
    const taken = front.length ? report.picks[0].trial : null;
    const timed = [...config.objectives, ...config.measurements.also].some(objective => String(objective).toLowerCase() === "latency");
    return h("section", { id: "run", "aria-labelledby": "run-title" }, h("h2", { id: "run-title" }, "The run, and how to reproduce it"),
        h("div", { class: "grid" },
            h("div", { class: "card" }, h("h3", {}, "What it was made with"), facts([
                ["Data", config.data], ["Images", `${shapeWords(record.shape)}` + (images
                    ? `; ${whole(images.train)} to train, ${whole(images.validation)} to validate, ${whole(images.test)} to test` : "")],
                ["Classes", classWords()], ["Fingerprint of the data", h("code", {}, record.dataFingerprint)],
                ["Objectives", list(config.objectives)], ["Constraints", config.constraints.length ? list(config.constraints) : null], ["Seed", String(config.seed)], ["Trained by", record.kernels],
                ["Trained on", distinct(run.sessions.map(session => session.machine)) || null],
                ["Program", distinct([record.program, ...run.sessions.map(session => session.program)].map(program => program && "EvoWire " + program))],
                ["Sessions", run.sessions.length ? `${run.sessions.length}, the first one begun ${run.sessions[0].time.replace("T", " ").replace("Z", " UTC")}` : "none"],
                ["This page", `written ${report.written.replace("T", " ").replace("Z", " UTC")}`],
            ]), parts.map(part => h("details", {}, h("summary", {}, `Settings: ${part}`), facts(flatten(config[part]))))),
            clusterCard(),
            h("div", { class: "card" }, h("h3", {}, "Do it again"),
                h("p", {}, "The same trials once more (all columns of trials.csv but the seconds"
                    + (timed ? " and the latency come out the same, and the networks as far as latency decides nothing):" : " come out the same):")),
                command(`evowire search --config ${run.word}/config.yaml --trials ${tried} --time none --out ${run.word}-again`),
                again.length ? [h("p", {}, "Then the front, trained again as it was here:"), again.map(command)] : null,
                taken === null ? null : [h("p", {}, "Train one of them again from its record, and compare:"), command(`evowire replay ${run.word} ${taken}`),
                    h("p", {}, "Train it longer, with another seed, and measure it on the test images:"),
                    command(`evowire train --trial ${run.word}:${taken} --epochs ${4 * config.recipe.epochs} --seed 2`)],
                h("p", {}, "All trials as a table; a check of all records and files:"),
                command(`evowire export ${run.word} --format csv --out trials.csv`), command(`evowire verify ${run.word}`))));
}
