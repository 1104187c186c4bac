// What is seen of the page, and its address. Begins everything.

// One of the two is seen. The overview is built once and then only hidden, so it stays as it was left.
const overview = h("div", { hidden: true });
const networkHost = h("div", { hidden: true });

function show(host, title) {
    overview.hidden = host !== overview;
    networkHost.hidden = host !== networkHost;
    document.title = title;
}

function showOverview() {
    if (!overview.hasChildNodes()) {
        overview.append(networksSection(), searchSection(), trialsSection(), runSection());
    }
    networkHost.replaceChildren();
    show(overview, `EvoWire: ${run.name}`);
}

function showNetwork(trial) {
    networkHost.replaceChildren(networkPage(trial));
    show(networkHost, `EvoWire: trial ${trial.number} of ${run.name}`);
}

function route() {
    const match = /^#trial-(\d+)$/.exec(location.hash);
    const trial = match && byNumber.get(Number(match[1]));
    if (trial) {
        showNetwork(trial);
        scrollTo(0, 0);
    } else {
        showOverview();
        document.getElementById(location.hash.slice(1))?.scrollIntoView();
    }
    beginCharts();
    if (trial) {
        document.getElementById("network-title").focus({ preventScroll: true });
    }
}

frame(run.name, STATES[run.state] ?? run.state, [["networks", "Networks"], ["search", "Search"], ["trials", "Trials"], ["run", "Reproduce"]], overview, networkHost);
route();
addEventListener("hashchange", route);

// For those who look behind the page, and for its tests.
globalThis.evowire = { report, charts: drawn, view };
