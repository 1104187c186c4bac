// The table of all trials.

function trialsSection() {
    const grid = table({
        caption: "Every trial; a click on a column's head sorts", rows: trials, page: 25, columns: [
            { label: "Trial", value: t => t.number, cell: t => trialLink(t.number, String(t.number)), number: true },
            { label: "Generation", value: t => t.generation, number: true },
            { label: "State", value: t => t.state },
            ...meanColumns,
            { label: believed ? "Observed" : "Accuracy", value: t => t.accuracy, cell: t => [percent(t.accuracy), t.state === "PRUNED" ? h("span", { class: "soft" }, ` at rung ${t.rung}`) : null, onFront.has(t.number) ? h("span", { title: "on the front" }, " \u25cf") : null], number: true, first: "down" },
            { label: "Macs", value: t => t.macs, cell: t => count(t.macs), number: true },
            { label: "Parameters", value: t => t.parameters, cell: t => count(t.parameters), number: true },
            { label: "Activations", value: t => t.activations, cell: t => count(t.activations), number: true },
            { label: "Depth", value: t => t.depth, number: true }, ...measuredColumns,
            { label: "Seconds", value: t => t.seconds, cell: t => t.seconds?.toFixed(1) ?? "", number: true },
            ...(report.trials.hosts ? [{ label: "Machine", value: t => t.hosts.join(", ") }] : []),
            { label: "Changes", value: t => t.mutations.join(" "), cell: t => t.mutations.join(", ") },
            { label: "Genome", value: t => t.genome, cell: genomeShort, class: "genome" },
        ],
    });
    const states = ["", ...report.outcomes.map(o => o.state)];
    const wanted = { text: "", state: "" };
    const haystack = trial => trial.haystack ??= [`#${trial.number}`, trial.state, trial.note, trial.genome, trial.mutations.join(" "), trial.hosts?.join(" "),
        generatorsOf(trial), onFront.has(trial.number) ? "front" : ""].join(" ").toLowerCase();
    function filter() {
        const words = wanted.text.toLowerCase().split(/\s+/).filter(Boolean);
        grid.show(trials.filter(trial => (!wanted.state || trial.state === wanted.state)
            && words.every(word => haystack(trial).includes(word))));
    }
    return h("section", { id: "trials", class: "screen", "aria-labelledby": "trials-title" }, h("h2", { id: "trials-title" }, "All trials"),
        !trials.length ? h("p", {}, "There is none yet.") : h("div", { class: "card" },
            h("div", { class: "controls" },
                h("label", {}, "Filter", h("input", {
                    type: "search", placeholder: "ws( c=24 front #12 \u2026", oninput: event => {
                        wanted.text = event.target.value;
                        filter();
                    },
                })),
                choice("State", states.map(state => [state, state || "all"]), "", value => {
                    wanted.state = value;
                    filter();
                })), grid.element));
}
