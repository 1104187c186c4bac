// Puts the page together. Begins everything.

frame(report.name, STATES[summary.state] ?? summary.state, [["champion", "Network"], ["accuracy", "Accuracy"], ["search", "Search"], ["run", "Reproduce"]],
    h("div", {}, championSection(), accuracySection(), searchSection(), runSection()));
beginCharts();
document.getElementById(location.hash.slice(1))?.scrollIntoView();

// For those who look behind the page, and for its tests.
globalThis.evowire = { report, charts: drawn };
