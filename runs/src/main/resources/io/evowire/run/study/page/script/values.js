// The values of the page as the other parts read them, and how they are written.

const report = JSON.parse(document.getElementById("report-data").textContent);
const { summary, record, about } = report;

const STATES = { running: "Running", stopped: "Stopped", interrupted: "Interrupted", finished: "Done" };

const FORMS = {
    text: value => value == null ? "" : typeof value === "number" ? whole(value) : value,
    percent,
    points: value => value == null ? "" : (100 * value).toFixed(2),
    count,
    decimal: value => value == null ? "" : value.toFixed(2),
};
const percentAxis = value => `${Number((100 * value).toFixed(2))} %`;
