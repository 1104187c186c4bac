// The values of the report as the other parts read them, and their names for people.

const report = JSON.parse(document.getElementById("report-data").textContent);
const { run, evidence } = report;

/** The trials come by columns; each becomes an object in which a value has the name of its column. */
const trials = report.trials.trial.map((number, i) => ({
    number, ...Object.fromEntries(Object.entries(report.trials).map(([name, values]) => [name, values[i]])),
}));
const byNumber = new Map(trials.map(trial => [trial.number, trial]));
const completed = trials.filter(trial => trial.state === "COMPLETED");
const front = report.front.map(number => byNumber.get(number));
const onFront = new Set(report.front);
const dominated = completed.filter(trial => !onFront.has(trial.number));

/** Ways in which networks were trained again; the first one says most about the networks themselves. */
const ways = report.retrainings.map(way => ({ ...way, byTrial: new Map(way.estimates.map(e => [e.trial, e])) }));

const METRICS = {
    accuracy: { label: "Validation accuracy", short: "accuracy", format: percent, maximised: true, linear: true },
    macs: { label: "Multiply-adds", short: "macs", format: count },
    parameters: { label: "Parameters", short: "parameters", format: count },
    activations: { label: "Activations kept for training", short: "activations", format: count },
    depth: { label: "Depth, layers on the longest path", short: "depth", format: value => value == null ? "" : String(Number(value.toFixed(1))) },
};
// Recorded only where the search was asked to.
if (trials.some(trial => trial.balancedAccuracy != null)) {
    METRICS.balancedAccuracy = {
        label: "Balanced validation accuracy", short: "balanced accuracy", format: percent, maximised: true, linear: true,
    };
}
if (trials.some(trial => trial.auprc != null)) {
    METRICS.auprc = { label: "Average precision of the novel class", short: "auprc", format: value => value == null ? "" : value.toFixed(4), maximised: true, linear: true };
}
if (trials.some(trial => trial.edges != null)) {
    METRICS.edges = { label: "Edges of the graphs", short: "edges", format: count };
}
if (trials.some(trial => trial.latency != null)) {
    METRICS.latency = {
        label: `Latency of a batch of ${run.config.measurements.latency.batch}`, short: "latency", format: milliseconds,
    };
}
if (trials.some(trial => trial.damage != null)) {
    METRICS.damage = { label: "Accuracy lost without one node or edge", short: "damage", format: percent, linear: true };
}
/** What a model of all trainings says, in a run that is read by it. */
const believed = report.believed ?? null;
if (believed) {
    METRICS.mean = { label: "Mean accuracy, by all trainings", short: "mean accuracy", format: percent, maximised: true, linear: true };
}
const measured = ["auprc", "balancedAccuracy", "edges", "latency", "damage"].filter(name => METRICS[name]);
const objectives = run.config.objectives;
/** The front by what was observed, which is another one where the run is read by means. */
const observedFront = believed ? believed.observedFront.map(number => byNumber.get(number)) : front;
const costMetric = objectives.find(objective => METRICS[objective] && !METRICS[objective].maximised) ?? "macs";

/** The catalogue of the families of graphs; a family's place gives its colour and symbol. */
const KINDS = report.families.map(family => family.code);
const FAMILIES = new Map(report.families.map(family => [family.code, family]));

const STATES = {
    running: "Running", interrupted: "Interrupted", created: "Not begun", stopped: "Stopped",
    trials_spent: "Done: all trials", time_spent: "Done: time is up",
    space_exhausted: "Done: nothing new left",
};

const OUTCOMES = {
    COMPLETED: "fully trained", PROPOSED: "waiting or in training", PRUNED: "stopped early, at a rung",
    INFEASIBLE: "rejected before training", DIVERGED: "the loss became NaN, infinite or exploded",
    OUT_OF_MEMORY: "ran out of memory", TIMED_OUT: "took longer than the limit",
    CRASHED: "the worker process died", FAILED: "an exception in training",
    LOST: "the infrastructure failed; tried again",
};

const MUTATIONS = {
    seed: "graph drawn anew", model: "other kind of graph", parameter: "graph parameter stepped",
    nodes: "node count stepped", width: "width stepped", operation: "other node operation",
    stride: "other stride", skeleton: "stem or head stepped",
    "add-edge": "edge added", "remove-edge": "edge removed", "rewire-edge": "edge rewired",
    "flip-bit": "edge added or removed in the matrix", "draw-matrix": "matrix drawn anew",
    "matrix-nodes": "nodes cut from or added to the matrix",
    links: "rate of links", "link-seed": "other links", "add-link": "link added", "remove-link": "link removed",
    "insert-stage": "stage inserted", "remove-stage": "stage removed", crossover: "stages exchanged only",
};

const PICKS = { best: objectives.includes("auprc") && !objectives.includes("accuracy") ? "Best at telling what is novel" : "Most accurate", knee: "Knee of the front", smallest: "Smallest that is as good" };
const MARKS = { best: "\u2605", knee: "\u25c6", smallest: "\u25bc" };
