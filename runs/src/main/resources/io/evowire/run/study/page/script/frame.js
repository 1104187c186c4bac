// Puts the page together. Begins everything.

const slug = (title, i) => `part-${i + 1}`;

function aboutSection() {
    const t = summary.trainings;
    const done = t.completed + t.failed;
    return h("section", { id: "study", "aria-labelledby": "study-title" }, h("h2", { id: "study-title" }, `The study \u201c${about.name}\u201d`),
        h("div", { class: "card" }, h("p", { class: "lead" }, about.about[0].toUpperCase() + about.about.slice(1) + "."),
            h("p", { class: "wide" }, h("b", {}, `In ${about.from}: `), about.place),
            t.total === 0 ? null : figures([["MEASURED" in t.byState ? "Searches" : "Trainings", `${whole(done)} of ${whole(t.total)}`], ["Failed", t.failed ? whole(t.failed) : null],
                ["Time of training", duration(summary.seconds)], ["Left, about", summary.secondsLeft == null ? null : duration(summary.secondsLeft)]])),
        report.sections.length ? null : h("p", { class: "notice" }, "There is nothing to show yet. ", h("code", {}, `evowire resume ${report.word}`), " goes on with it."));
}

function runSection() {
    const last = report.sessions.at(-1);
    return h("section", { id: "run", "aria-labelledby": "run-title" }, h("h2", { id: "run-title" }, "The run, and how to reproduce it"), h("div", { class: "grid" },
        h("div", { class: "card" }, h("h3", {}, "What it was made with"), facts([
            ["Data", `${record.basis.data}, ${shapeWords(record.shape)}, ${plural(record.classes, "class", "classes")}`],
            ["Fingerprint of the data", h("code", {}, record.basis.dataFingerprint)], ["Kernels", record.basis.kernels],
            ["Sessions", whole(report.sessions.length)], ["Machine", last?.machine], ["Program", "EvoWire " + (last?.program ?? record.program)],
            ["This page", `written ${report.written.replace("T", " ").replace("Z", " UTC")}`],
        ])),
        h("div", { class: "card" }, h("h3", {}, "Do it again"), command(report.again),
            h("p", {}, "Its settings are in config.yaml in the folder of the study. A check of all records and files, and the trainings as a table:"),
            command(`evowire verify ${report.word}`), command(`evowire export ${report.word} --format csv`))));
}

const sections = report.sections.map((section, i) => h("section", { id: slug(section.title, i), "aria-labelledby": slug(section.title, i) + "-title" },
    h("h2", { id: slug(section.title, i) + "-title" }, section.title), section.lead ? h("p", { class: "lead" }, section.lead) : null,
    h("div", { class: "wide-cards" }, section.parts.map(part => PARTS[part.kind](part)))));

frame(report.name, STATES[summary.state] ?? summary.state,
    [["study", "Study"], ...report.sections.map((section, i) => [slug(section.title, i), section.title]), ["run", "Reproduce"]],
    h("div", {}, aboutSection(), sections, runSection()));
beginCharts();
document.getElementById(location.hash.slice(1))?.scrollIntoView();

// For those who look behind the page, and for its tests.
globalThis.evowire = { report, charts: drawn };
