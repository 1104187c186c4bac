// The values of the report as the other parts read them, and their names for people.

const report = JSON.parse(document.getElementById("report-data").textContent);
const { summary, record, tested } = report;

/** The training of the best network with the best validation accuracy, the first of equals; null if it was not trained. */
const trained = report.trainings.reduce((best, t) => best && best.validation >= t.validation ? best : t, null);

const STATES = { running: "Running", stopped: "Stopped", finished: "Done" };

const ACTIVATIONS = {
    linear: "x", step: "step", sine: "sin(\u03c0x)", gauss: "exp(\u2212x\u00b2/2)", tanh: "tanh", sigmoid: "sigmoid",
    inverse: "\u2212x", absolute: "|x|", relu: "ReLU", cosine: "cos(\u03c0x)",
};
const ACTIVATION_COLORS = {
    linear: "#7f8a99", step: "#3b3b3b", sine: "#0072b2", gauss: "#cc79a7", tanh: "#009e73", sigmoid: "#b07d00",
    inverse: "#d55e00", absolute: "#56b4e9", relu: "#c1272d", cosine: "#7b52ab",
};
const STARTS = { he: "He weights", tuned: "the tuned weight", zero: "0" };
const METHODS = { adam: "Adam", sgd: "SGD", pepg: "PEPG" };

/** Minus the mean cross-entropy. */
const score = value => value == null ? "" : value.toFixed(3);
/** Percent with one digit, as the paper has it. */
const tenth = value => value == null ? "" : (100 * value).toFixed(1) + "\u00a0%";
const weightWords = weight => (weight < 0 ? "\u2212" : "") + Math.abs(weight);

/** The table of Gaier and Ha (2019), figure 6, for MNIST. */
const PAPER = { random: "82.0 % \u00b1 18.7", ensemble: "91.6 %", tuned: "91.9 %", trained: "94.2 %" };
