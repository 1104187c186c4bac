"use strict";

// Draws the report from the JSON embedded in the page. Whatever comes from a run (names, messages,
// genomes) reaches the page as text nodes and attributes only: nothing here makes markup from text.
(() => {

    const report = JSON.parse(document.getElementById("report-data").textContent);
    const { run, evidence } = report;

    // ---------------------------------------------------------------- values

    const trials = report.trials.number.map((number, i) => ({
        number,
        generation: report.trials.generation[i],
        state: report.trials.state[i],
        note: report.trials.note[i],
        accuracy: report.trials.accuracy[i],
        macs: report.trials.macs[i],
        parameters: report.trials.parameters[i],
        activations: report.trials.activations[i],
        parts: report.trials.parts[i],
        depth: report.trials.depth[i],
        latency: report.trials.latency[i],
        damage: report.trials.damage[i],
        seconds: report.trials.seconds[i],
        endedAt: report.trials.endedAt[i],
        rung: report.trials.rung[i],
        parents: report.trials.parents[i],
        donor: report.trials.donor[i],
        mutations: report.trials.mutations[i],
        genome: report.trials.genome[i],
        wiring: report.trials.wiring[i],
        curve: report.trials.curve[i],
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
        depth: { label: "Depth", short: "depth", format: String },
    };
    // Measured only where the search was asked to.
    if (trials.some(trial => trial.latency != null)) {
        METRICS.latency = {
            label: `Latency of a batch of ${run.config.measurements.latency.batch}`, short: "latency", format: milliseconds,
        };
    }
    if (trials.some(trial => trial.damage != null)) {
        METRICS.damage = { label: "Accuracy lost without one node or edge", short: "damage", format: percent, linear: true };
    }
    const objectives = run.config.objectives;
    const costMetric = objectives.find(objective => objective !== "accuracy" && METRICS[objective]) ?? "macs";

    const GENERATORS = {
        ER: "Erd\u0151s\u2013R\u00e9nyi", BA: "Barab\u00e1si\u2013Albert", WS: "Watts\u2013Strogatz",
    };

    const STATES = {
        running: "Running", interrupted: "Interrupted", created: "Not begun", stopped: "Stopped",
        trials_spent: "Done: all trials", time_spent: "Done: time is up",
        space_exhausted: "Done: nothing new left",
    };

    const OUTCOMES = {
        COMPLETED: "trained to the end", PROPOSED: "waiting or in training", PRUNED: "stopped early, at a rung",
        INFEASIBLE: "rejected before training", DIVERGED: "the loss became NaN, infinite or exploded",
        OUT_OF_MEMORY: "memory did not suffice", TIMED_OUT: "longer than the limit",
        CRASHED: "the worker died with it", FAILED: "an exception in training",
        LOST: "the infrastructure failed; tried again",
    };

    const MUTATIONS = {
        seed: "graph drawn anew", model: "other kind of graph", parameter: "graph parameter stepped",
        nodes: "node count stepped", width: "width stepped", operation: "other node operation",
        "add-edge": "edge added", "remove-edge": "edge removed", "rewire-edge": "edge rewired",
        "insert-stage": "stage inserted", "remove-stage": "stage removed", crossover: "stages exchanged only",
    };

    const PICKS = { best: "Most accurate", knee: "Knee of the front", smallest: "Smallest that is as good" };
    const MARKS = { best: "\u2605", knee: "\u25c6", smallest: "\u25bc" };

    // ---------------------------------------------------------------- words

    function percent(fraction) {
        return fraction == null ? "" : (100 * fraction).toFixed(2) + " %";
    }

    /** "92.10 % ± 0.35"; a single value has no deviation. */
    function spread(mean, sd) {
        return percent(mean) + (sd == null ? "" : ` \u00b1 ${(100 * sd).toFixed(2)}`);
    }

    function milliseconds(value) {
        return value == null ? "" : `${value < 1 ? value.toFixed(3) : value < 100 ? value.toFixed(2) : value.toFixed(0)} ms`;
    }

    function points(difference, digits = 2) {
        return (difference < 0 ? "\u2212" : "+") + Math.abs(100 * difference).toFixed(digits);
    }

    /** A count with three digits and its unit: 583 M. */
    function count(value) {
        if (value == null) {
            return "";
        }
        if (value < 1e3) {
            return String(Math.round(value));
        }
        const [scale, unit] = value < 1e6 ? [1e3, "k"] : value < 1e9 ? [1e6, "M"] : [1e9, "G"];
        const scaled = value / scale;
        return scaled.toFixed(scaled < 10 ? 2 : scaled < 100 ? 1 : 0) + " " + unit;
    }

    function whole(value) {
        return value.toLocaleString("en");
    }

    function duration(seconds) {
        if (seconds == null) {
            return "";
        }
        const s = Math.round(seconds);
        const two = value => String(value).padStart(2, "0");
        return seconds < 10 ? seconds.toFixed(1) + "\u00a0s"
            : s < 60 ? s + "\u00a0s"
            : s < 3600 ? `${Math.floor(s / 60)}\u00a0min ${two(s % 60)}\u00a0s`
            : `${Math.floor(s / 3600)}\u00a0h ${two(Math.floor(s / 60) % 60)}\u00a0min`;
    }

    function plural(number, one, many = one + "s") {
        return `${whole(number)} ${number === 1 ? one : many}`;
    }

    function list(words) {
        return words.length < 2 ? words.join("") : words.slice(0, -1).join(", ") + " and " + words.at(-1);
    }

    /** "width@1" in words; stages count from 1 for people. */
    function mutationWords(mutation) {
        const [kind, stage] = mutation.split("@");
        return (MUTATIONS[kind] ?? kind) + (stage === undefined ? "" : ` (stage ${Number(stage) + 1})`);
    }

    const shapeWords = shape => `${shape.channels}\u00d7${shape.height}\u00d7${shape.width}`;

    // ---------------------------------------------------------------- genomes and wirings

    const STAGE = /^(\w+)\(([^()]*)\) n=(\d+) seed=(-?\d+) c=(\d+) (\w+)((?: [+-]\d+->\d+)*)$/;

    /** The stages of a genome; see Genome.notation in the program. */
    function stagesOf(trial) {
        return trial.genome.split(";").map(text => {
            const match = STAGE.exec(text.trim());
            if (!match) {
                return { kind: "?", parameters: [], text: text.trim(), edits: [] };
            }
            const [, kind, parameters, nodes, seed, channels, operation, edits] = match;
            return {
                kind, nodes, seed, channels, operation,
                parameters: parameters.split(",").map(value => rounded(value.trim())),
                edits: edits.trim() ? edits.trim().split(" ") : [],
            };
        });
    }

    function rounded(number) {
        return number.includes(".") ? String(Number(Number(number).toFixed(3))) : number;
    }

    const modelWords = stage => stage.text ?? `${stage.kind}(${stage.parameters.join(", ")})`;

    /** Short form: models, node counts and widths. */
    function genomeShort(trial) {
        return stagesOf(trial).map(stage => stage.text
            ?? `${modelWords(stage)} n=${stage.nodes} c=${stage.channels}`).join("; ");
    }

    function stageSentence(stage) {
        if (stage.text) {
            return stage.text;
        }
        const [a, b] = stage.parameters;
        const how = {
            ER: `each pair of nodes joined with probability P = ${a}`,
            BA: `each new node joined to M = ${a} earlier ones, the well-connected rather`,
            WS: `a ring where each node has K = ${a} neighbours, each edge rewired with probability P = ${b}`,
        }[stage.kind];
        const edited = stage.edits.map(edit => (edit[0] === "+" ? "added " : "removed ")
            + edit.slice(1).replace("->", "\u2192"));
        return `${modelWords(stage)}: ${GENERATORS[stage.kind] ?? stage.kind} graph of ${stage.nodes} nodes`
            + (how ? `, ${how}` : "") + `; graph seed ${stage.seed}; ${stage.channels} channels; `
            + `${stage.operation} in each node; `
            + (edited.length ? `single edges then ${list(edited)}` : "no single edge edited") + ".";
    }

    /** Which kinds of graph a network has. */
    function generatorsOf(trial) {
        return trial.generators ??= [...new Set(stagesOf(trial).map(stage => stage.kind))].sort().join("+");
    }

    /** A wiring from its code; see WiringCode in the program. */
    function decodeWiring(code) {
        const [n, base64] = code.split(":");
        const bytes = atob(base64);
        const predecessors = Array.from({ length: Number(n) }, () => []);
        const successors = Array.from({ length: Number(n) }, () => []);
        const edges = [];
        for (let v = 1, bit = 0; v < predecessors.length; v++) {
            for (let u = 0; u < v; u++, bit++) {
                if (bytes.charCodeAt(bit >> 3) >> (bit & 7) & 1) {
                    predecessors[v].push(u);
                    successors[u].push(v);
                    edges.push([u, v]);
                }
            }
        }
        edges.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
        return { nodes: predecessors.length, predecessors, successors, edges };
    }

    const isInput = (wiring, v) => wiring.predecessors[v].length === 0;
    const isOutput = (wiring, v) => wiring.successors[v].length === 0;

    /** Layers by the longest path, each ordered by the mean of its predecessors. Unit square. */
    function simpleLayout(wiring) {
        const layer = [];
        const layers = [];
        for (let v = 0; v < wiring.nodes; v++) {
            layer[v] = Math.max(-1, ...wiring.predecessors[v].map(u => layer[u])) + 1;
            (layers[layer[v]] ??= []).push(v);
        }
        const across = [];
        for (const members of layers) {
            const wish = v => wiring.predecessors[v].length === 0 ? 0.5
                : wiring.predecessors[v].reduce((sum, u) => sum + across[u], 0) / wiring.predecessors[v].length;
            const wishes = new Map(members.map(v => [v, wish(v)]));
            members.sort((a, b) => wishes.get(a) - wishes.get(b) || a - b);
            members.forEach((v, i) => {
                across[v] = (i + 0.5) / members.length;
            });
        }
        const along = layer.map(l => layers.length === 1 ? 0.5 : l / (layers.length - 1));
        return { along, across, layers: layers.length, widest: Math.max(...layers.map(l => l.length)) };
    }

    // ---------------------------------------------------------------- elements

    function fill(element, attributes, children) {
        for (const [name, value] of Object.entries(attributes ?? {})) {
            if (value == null || value === false) {
                continue;
            }
            if (typeof value === "function") {
                element.addEventListener(name.slice(2), value);
            } else {
                element.setAttribute(name, value === true ? "" : String(value));
            }
        }
        element.append(...children.flat(Infinity).filter(child => child != null && child !== false));
        return element;
    }

    const h = (tag, attributes, ...children) =>
        fill(document.createElement(tag), attributes, children);
    const s = (tag, attributes, ...children) =>
        fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);

    function command(text) {
        // Lines break between words only, not at the hyphens of an option.
        const code = h("code", {}, text.split(" ").map((word, i) => [i ? " " : null, h("span", { class: "word" }, word)]));
        const button = h("button", { type: "button", "aria-label": "Copy: " + text, onclick: copy }, "Copy");
        async function copy() {
            try {
                await navigator.clipboard.writeText(text);
                button.textContent = "Copied";
            } catch {
                // Pages from the disk may not reach the clipboard: select, so that Ctrl+C does it.
                getSelection().selectAllChildren(code);
                button.textContent = "Selected";
            }
            setTimeout(() => {
                button.textContent = "Copy";
            }, 1500);
        }
        return h("div", { class: "command" }, code, button);
    }

    const trialLink = (number, text = "trial " + number) => h("a", { href: "#trial-" + number }, text);
    const linked = numbers => numbers.flatMap((number, i) => [i ? ", " : "", trialLink(number, String(number))]);

    function facts(rows) {
        return h("div", { class: "scroll" }, h("table", { class: "facts" }, h("tbody", {},
            rows.filter(row => row[1] != null).map(([name, value]) =>
                h("tr", {}, h("th", { scope: "row" }, name), h("td", {}, value))))));
    }

    function figures(entries) {
        return h("dl", { class: "figures" }, entries.filter(entry => entry[1] != null).map(([name, value]) =>
            h("div", {}, h("dt", {}, name), h("dd", {}, value))));
    }

    // ---------------------------------------------------------------- tables

    /**
     * A table that sorts by a click on a column's head, and is cut into pages where it is long. Columns:
     * {label, value(row) to sort by, cell(row) to show (default: the value), number, class, first: "down"}.
     */
    function table({ caption, columns, rows, sort = null, page = Infinity }) {
        let shown = rows;
        let order = sort;
        let first = 0;
        const heads = columns.map((column, i) => h("th", { scope: "col", class: column.number && "number" },
            column.value ? h("button", { type: "button", onclick: () => sortBy(i) }, column.label) : column.label));
        const body = h("tbody");
        const pager = h("div", { class: "pager" });

        function sortBy(index) {
            const down = order?.index === index ? !order.down : columns[index].first === "down";
            order = { index, down };
            first = 0;
            paint();
        }

        function ordered() {
            if (!order) {
                return shown;
            }
            const { value } = columns[order.index];
            const sign = order.down ? -1 : 1;
            return [...shown].sort((x, y) => {
                const a = value(x);
                const b = value(y);
                // What does not exist comes last, whichever way.
                return a == null || b == null ? (a == null) - (b == null)
                    : sign * (a < b ? -1 : a > b ? 1 : 0);
            });
        }

        function paint() {
            heads.forEach((head, i) => {
                if (order?.index === i) {
                    head.setAttribute("aria-sort", order.down ? "descending" : "ascending");
                } else {
                    head.removeAttribute("aria-sort");
                }
            });
            const part = ordered().slice(first, first + page);
            body.replaceChildren(...part.map(row => h("tr", {}, columns.map(column =>
                h("td", { class: [column.number && "number", column.class].filter(Boolean).join(" ") || null },
                    column.cell ? column.cell(row) : column.value(row) ?? "")))));
            paintPager();
        }

        function paintPager() {
            pager.hidden = shown.length <= page;
            const go = (label, target, possible) => h("button", {
                type: "button", disabled: !possible,
                onclick: () => {
                    first = target;
                    paint();
                },
            }, label);
            const end = Math.min(first + page, shown.length);
            const last = Math.floor((shown.length - 1) / page) * page;
            pager.replaceChildren(go("First", 0, first > 0), go("Previous", first - page, first > 0),
                h("span", { "aria-live": "polite" }, `${whole(first + 1)}\u2013${whole(end)} of ${whole(shown.length)}`),
                go("Next", first + page, end < shown.length), go("Last", last, end < shown.length));
        }

        paint();
        const element = h("div", {}, h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": caption },
            h("table", {}, h("caption", {}, h("span", {}, caption)), h("thead", {}, h("tr", {}, heads)), body)), pager);
        return {
            element,
            show(newRows) {
                shown = newRows;
                first = 0;
                paint();
            },
        };
    }

    const dataTable = (caption, columns, rows) => h("details", {}, h("summary", {}, "The same as a table"),
        table({ caption, columns, rows }).element);

    // ---------------------------------------------------------------- pictures of wirings

    function dot(wiring, v, x, y, radius) {
        const input = isInput(wiring, v);
        const output = isOutput(wiring, v);
        const circle = s("circle", {
            class: "dot" + (input ? " input" : output ? " output" : ""), cx: x, cy: y, r: radius,
        });
        // Both: the right half is that of an output.
        return input && output ? [circle, s("path", {
            class: "half", d: `M${x},${y - radius}a${radius},${radius} 0 0 1 0,${2 * radius}z`,
        })] : [circle];
    }

    /** All stages from left to right, small. */
    function thumbnail(trial, width = 300, height = 64) {
        const picture = s("svg", {
            class: "thumb wiring", viewBox: `0 0 ${width} ${height}`, role: "img", preserveAspectRatio: "xMidYMid meet",
            "aria-label": `Wiring of trial ${trial.number}: ${genomeShort(trial)}`,
        });
        if (!trial.wiring) {
            picture.append(s("text", { class: "label", x: width / 2, y: height / 2 }, "no picture: too many trials"));
            return picture;
        }
        const room = width / trial.wiring.length;
        trial.wiring.forEach((code, i) => {
            const wiring = decodeWiring(code);
            const layout = simpleLayout(wiring);
            const x = v => (i * room + 12 + layout.along[v] * (room - 24)).toFixed(1);
            const y = v => (5 + layout.across[v] * (height - 10)).toFixed(1);
            picture.append(s("path", {
                class: "edge", d: wiring.edges.map(([u, v]) => `M${x(u)},${y(u)}L${x(v)},${y(v)}`).join(""),
            }));
            for (let v = 0; v < wiring.nodes; v++) {
                picture.append(...dot(wiring, v, Number(x(v)), Number(y(v)), 2.6));
            }
        });
        return picture;
    }

    /** A layout without the program's: rows from top to bottom, straight edges. */
    function plainDrawing(wiring) {
        const layout = simpleLayout(wiring);
        const width = Math.max(120, 44 * layout.widest);
        const height = 48 * layout.layers;
        const x = layout.across.map(a => Math.round(a * width));
        const y = layout.along.map(a => Math.round(18 + a * (height - 36)));
        return { width, height, x, y, edges: wiring.edges.map(([u, v]) => `M${x[u]},${y[u]}L${x[v]},${y[v]}`) };
    }

    function nodeWords(wiring, v) {
        const reads = wiring.predecessors[v];
        const feeds = wiring.successors[v];
        return `node ${v}: ` + (reads.length ? `sum of node${reads.length > 1 ? "s" : ""} ${list(reads)}` : "reads the stage's input")
            + ", " + (feeds.length ? `feeds ${list(feeds)}` : "is part of the stage's output (a mean)");
    }

    const edgeKey = (stage, from, to) => `${stage}:${from}-${to}`;

    /** Trained weights of a network's edges and their range; null where its model was not kept. */
    function edgeWeights(trial) {
        const edges = evidence.edges[trial.number];
        if (!edges?.length) {
            return null;
        }
        const values = edges.map(edge => edge.weight);
        const [low, high] = [Math.min(...values), Math.max(...values)];
        return {
            low, high, of: new Map(edges.map(edge => [edgeKey(edge.stage, edge.from, edge.to), edge.weight])),
            thickness: weight => (high === low ? 2 : 0.6 + 3.4 * (weight - low) / (high - low)).toFixed(2),
        };
    }

    function stageFigure(trial, index, detail, stage, weights) {
        const wiring = decodeWiring(trial.wiring[index]);
        const drawing = detail?.drawing ?? (wiring.nodes <= 128 ? plainDrawing(wiring) : null);
        const profile = evidence.damage[trial.number];
        const harm = new Map((profile?.nodes ?? []).filter(loss => loss.stage === index)
            .map(({ node, loss }) => [node, `without it ${points(-loss)} points of accuracy`]));
        const weight = (u, v) => weights?.of.get(edgeKey(index, u, v));
        const title = h("h4", {}, `Stage ${index + 1}: ${modelWords(stage)}`);
        const words = h("p", { class: "soft" }, `${plural(wiring.nodes, "node")}, ${plural(wiring.edges.length, "edge")}, `
            + `${stage.channels ?? "?"} channels` + (detail ? `; ${shapeWords(detail.in)} \u2192 ${shapeWords(detail.out)}` : ""));
        const inputs = v => weights && wiring.predecessors[v].length > 1
            ? `; weights ${list(wiring.predecessors[v].map(u => weight(u, v).toFixed(2)))}` : "";
        const edgeList = h("details", {}, h("summary", {}, "Nodes and edges as text"),
            h("p", {}, wiring.predecessors.map((_, v) => nodeWords(wiring, v) + inputs(v)
                + (harm.has(v) ? `; ${harm.get(v)}` : "")).join(". ") + "."));
        if (!drawing) {
            return h("figure", { class: "card stage", style: "margin:0" }, title, words,
                h("p", {}, "Too large to draw here. Draw it with:"),
                command(`evowire export ${run.word} ${trial.number} --format dot`), edgeList);
        }
        const edges = drawing.edges.map((d, i) => {
            const [u, v] = wiring.edges[i];
            const value = weight(u, v);
            return s("path", {
                class: "edge" + (weights && value === undefined ? " single" : ""), d,
                style: value !== undefined && `stroke-width:${weights.thickness(value)}`,
            }, value !== undefined && s("title", {}, `node ${u} \u2192 node ${v}: weight ${value.toFixed(3)}`));
        });
        const nodes = wiring.predecessors.map((_, v) => s("g", {
            onpointerenter: () => light(v), onpointerleave: () => light(null),
        }, s("title", {}, nodeWords(wiring, v) + inputs(v) + (harm.has(v) ? `; ${harm.get(v)}` : "")),
            dot(wiring, v, drawing.x[v], drawing.y[v], 11),
            s("text", {
                class: "label" + (isInput(wiring, v) || isOutput(wiring, v) ? " onfill" : ""),
                x: drawing.x[v], y: drawing.y[v],
            }, String(v))));
        function light(v) {
            edges.forEach((edge, i) => {
                const near = v != null && wiring.edges[i].includes(v);
                edge.classList.toggle("hot", near);
                edge.classList.toggle("cold", v != null && !near);
            });
        }
        return h("figure", { class: "card stage", style: "margin:0" }, title, words,
            s("svg", {
                class: "wiring", viewBox: `-2 -2 ${drawing.width + 4} ${drawing.height + 4}`, width: drawing.width + 4,
                height: drawing.height + 4, role: "img",
                "aria-label": `Stage ${index + 1} of trial ${trial.number}, a layered graph of ${plural(wiring.nodes, "node")} and `
                    + `${plural(wiring.edges.length, "edge")}; the same as text follows`,
            }, edges, nodes), edgeList);
    }

    function wiringLegend(trial, weights) {
        const swatch = style => h("span", { class: "swatch", style });
        const line = (width, dash) => s("svg", { class: "wiring", width: 26, height: 8, viewBox: "0 0 26 8", "aria-hidden": "true" },
            s("path", { class: "edge" + (dash ? " single" : ""), d: "M1,4L25,4", style: width && `stroke-width:${width}` }));
        return h("div", { class: "legend" },
            h("span", {}, swatch("background:var(--input)"), "reads the stage\u2019s input"),
            h("span", {}, swatch("background:var(--output)"), "its output is part of the stage\u2019s output"),
            h("span", {}, swatch("background:linear-gradient(90deg,var(--input) 50%,var(--output) 50%)"), "both"),
            h("span", {}, swatch("background:var(--inner);border:1.5px solid var(--ink-soft)"), "within"),
            weights ? [
                h("span", {}, line(weights.thickness(weights.low)), line(weights.thickness(weights.high)),
                    `trained weight of an edge, from ${weights.low.toFixed(2)} to ${weights.high.toFixed(2)} (sigmoid)`),
                h("span", {}, line(null, true), "the only input of its node: no weight"),
            ] : h("span", {}, trial.state === "COMPLETED"
                ? "All edges are drawn alike: weights are shown for members of the front, at nodes of several inputs."
                : "All edges are drawn alike: it was not trained to the end."),
            h("span", {}, "Edges run downwards. The stage\u2019s own input and output nodes are not shown, as in the paper\u2019s figure 4."));
    }

    // ---------------------------------------------------------------- charts

    // Okabe and Ito's colours; yellow is left out, it fades on white.
    const OKABE_ITO = {
        light: ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#b07d00", "#56b4e9", "#5b6573"],
        dark: ["#56b4e9", "#f0813a", "#2bc192", "#e39ac4", "#e6b030", "#9bd0f5", "#aab4c2"],
    };
    // Viridis, without the end that the background would swallow.
    const VIRIDIS = {
        light: ["#440154", "#3b528b", "#21918c", "#4eb265", "#9fb320"],
        dark: ["#6f5aa8", "#4f86c6", "#27ad81", "#7ad151", "#fde725"],
    };
    const SYMBOLS = ["circle", "triangle", "rect", "diamond", "pin", "roundRect", "arrow"];

    const drawn = new Set();

    function ink() {
        const style = getComputedStyle(document.documentElement);
        const color = name => style.getPropertyValue("--" + name).trim();
        const dark = style.colorScheme === "dark";
        return {
            text: color("ink"), soft: color("ink-soft"), line: color("line"), edge: color("edge"), card: color("card"), accent: color("accent"),
            input: color("input"), output: color("output"), palette: OKABE_ITO[dark ? "dark" : "light"],
            ramp: VIRIDIS[dark ? "dark" : "light"],
        };
    }

    function axis(colors, name, more = {}) {
        return {
            name, nameLocation: "middle", nameGap: 34, nameTextStyle: { color: colors.soft, fontSize: 13 },
            axisLine: { show: true, lineStyle: { color: colors.line } }, axisTick: { lineStyle: { color: colors.line } },
            splitLine: { lineStyle: { color: colors.line, opacity: 0.6 } }, minorSplitLine: { show: false },
            ...more, axisLabel: { color: colors.soft, hideOverlap: true, ...more.axisLabel },
        };
    }

    /** A box for a chart: `option(colors)` is asked again whenever colours change. */
    function chart(className, label, option, height) {
        const host = h("div", { class: "chart " + className, role: "img", "aria-label": label, style: height && `height:${height}px` });
        const entry = { host, instance: null, option };
        entry.paint = () => entry.instance?.setOption({ animation: false, ...option(ink()) }, true);
        entry.begin = () => {
            entry.instance = echarts.init(host, null, { renderer: "canvas" });
            entry.paint();
        };
        drawn.add(entry);
        return entry;
    }

    const resizer = new ResizeObserver(entries => {
        for (const entry of drawn) {
            if (entry.instance && entries.some(e => e.target === entry.host) && entry.host.clientWidth) {
                entry.instance.resize();
            }
        }
    });

    /** Gives life to the charts that stand in the page by now, ends those that no longer do. */
    function beginCharts() {
        for (const entry of drawn) {
            if (!entry.host.isConnected) {
                entry.instance?.dispose();
                drawn.delete(entry);
            } else if (!entry.instance && entry.host.clientWidth) {
                entry.begin();
                resizer.observe(entry.host);
            }
        }
    }

    const repaint = () => drawn.forEach(entry => entry.paint());

    /** Whiskers from low to high at a place across them: data rows are [across, low, high], or with a mean. */
    function whiskers(name, data, color, { horizontal = false, cap = 5, width = 1.6 } = {}) {
        return {
            type: "custom", name, data, silent: true, z: 5,
            encode: horizontal ? { y: 0, x: [1, 2] } : { x: 0, y: [1, 2] },
            renderItem(_, api) {
                const at = value => horizontal ? api.coord([value, api.value(0)]) : api.coord([api.value(0), value]);
                const [x1, y1] = at(api.value(1));
                const [x2, y2] = at(api.value(2));
                const mean = api.value(3);
                const middle = horizontal || !Number.isFinite(mean) ? null : at(mean);
                const line = (a, b, c, d) => ({
                    type: "line", shape: { x1: a, y1: b, x2: c, y2: d }, style: { stroke: color, lineWidth: width },
                });
                return {
                    type: "group", children: horizontal
                        ? [line(x1, y1, x2, y2), line(x1, y1 - cap, x1, y1 + cap), line(x2, y2 - cap, x2, y2 + cap)]
                        : [line(x1, y1, x2, y2), line(x1 - cap, y1, x1 + cap, y1), line(x2 - cap, y2, x2 + cap, y2),
                            ...(middle ? [line(middle[0] - 1.8 * cap, middle[1], middle[0] + 1.8 * cap, middle[1])] : [])],
                };
            },
        };
    }

    /**
     * A line that runs level to each next point and only then up or down; where more is better across
     * (rising), up or down first: what lies between two points is reached by the right one. ECharts' own
     * steps leave out corners near to each other, and then slope.
     */
    function stairs(name, points, color, { dash, rising = false } = {}) {
        return {
            type: "custom", name, data: points.length ? [points[0]] : [], silent: true, z: 3, clip: true,
            renderItem: (_, api) => ({
                type: "polyline",
                shape: {
                    points: points.flatMap((point, i) => i
                        ? [api.coord(rising ? [points[i - 1][0], point[1]] : [point[0], points[i - 1][1]]), api.coord(point)] : [api.coord(point)]),
                },
                style: { stroke: color, lineWidth: 1.8, lineDash: dash, fill: "none" },
            }),
        };
    }

    const tooltip = (colors, formatter) => ({
        trigger: "item", confine: true, backgroundColor: colors.card, borderColor: colors.line, borderWidth: 1,
        textStyle: { color: colors.text }, padding: 10, formatter, transitionDuration: 0,
    });

    // ---------------------------------------------------------------- the front

    const view = {
        x: costMetric, y: objectives.find(objective => objective !== costMetric && METRICS[objective]) ?? "accuracy", color: "generation",
        log: true, dominated: false, control: true, all: false, way: 0,
    };

    function rampColor(colors, fraction) {
        const steps = colors.ramp.length - 1;
        const i = Math.min(steps - 1, Math.floor(fraction * steps));
        const part = fraction * steps - i;
        const channel = (hex, c) => parseInt(hex.slice(1 + 2 * c, 3 + 2 * c), 16);
        return "rgb(" + [0, 1, 2].map(c => Math.round(channel(colors.ramp[i], c) * (1 - part)
            + channel(colors.ramp[i + 1], c) * part)).join(",") + ")";
    }

    // Each kind of graph has its colour wherever it appears; mixtures take the others, or share the last one.
    const KINDS = Object.keys(GENERATORS);
    const mixtures = [...new Set(completed.map(generatorsOf))].filter(name => !KINDS.includes(name)).sort();
    const generatorGroups = [...KINDS, ...(mixtures.length <= SYMBOLS.length - KINDS.length ? mixtures : ["mixed"])];

    function groupOf(trial) {
        const index = generatorGroups.indexOf(generatorsOf(trial));
        return index < 0 ? generatorGroups.length - 1 : index;
    }

    const newest = trials.reduce((most, trial) => Math.max(most, trial.generation), 1);

    function colorOf(trial, colors) {
        return view.color === "generator" ? colors.palette[groupOf(trial)]
            : rampColor(colors, newest === 1 ? 0.5 : (trial.generation - 1) / (newest - 1));
    }

    const symbolOf = trial => view.color === "generator" ? SYMBOLS[groupOf(trial)] : "circle";

    /** What an axis shows: the robust ranges of this run and its control and the whole front, or everything. */
    function axisRange(metric) {
        if (view.all) {
            return { low: -Infinity, high: Infinity };
        }
        const ranges = [report.ranges[metric], ...(view.control && controlRows.some(row => row[metric] != null) ? [evidence.control.ranges[metric]] : [])];
        const values = front.map(trial => trial[metric]);
        return {
            low: Math.min(...ranges.map(range => range.low), ...values),
            high: Math.max(...ranges.map(range => range.high), ...values),
        };
    }

    function visible(rows) {
        const x = axisRange(view.x);
        const y = axisRange(view.y);
        return rows.filter(row => row[view.x] != null && row[view.y] != null && row[view.x] >= x.low && row[view.x] <= x.high
            && row[view.y] >= y.low && row[view.y] <= y.high);
    }

    const controlRows = evidence.control === null ? [] : evidence.control.values.macs.map((_, i) =>
        Object.fromEntries(Object.keys(METRICS).map(name => [name, evidence.control.values[name][i]])));

    /** What the chart shows now, and how many of those asked for lie outside. */
    function frontContent() {
        const others = view.dominated ? dominated : [];
        const control = view.control ? controlRows : [];
        const content = { others: visible(others), control: visible(control) };
        content.hidden = others.length - content.others.length + control.length - content.control.length;
        return content;
    }

    function limits(metric, rows, log, more = []) {
        const values = [...rows.map(row => row[metric]), ...more];
        let low = values.reduce((a, b) => Math.min(a, b), Infinity);
        let high = values.reduce((a, b) => Math.max(a, b), -Infinity);
        if (low > high) {
            return {};
        }
        if (log) {
            const pad = Math.max(1.06, (high / low) ** 0.05);
            return { min: low / pad, max: high * pad };
        }
        const pad = high === low ? (metric === "accuracy" ? 0.02 : metric === "damage" ? 0.01 : Math.max(1, high * 0.1)) : (high - low) * 0.06;
        low -= pad;
        high += 1.6 * pad; // the marks of the picks stand above their points
        return { min: metric === "accuracy" ? Math.max(0, low) : low, max: metric === "accuracy" ? Math.min(1.0, high) : high };
    }

    /** Round numbers on a logarithmic axis: as few kinds as give enough of them. */
    function logTicks({ min, max }) {
        for (const steps of [[1], [1, 3], [1, 2, 5], [1, 1.5, 2, 3, 4, 5, 7], [1, 1.2, 1.5, 1.8, 2, 2.5, 3, 3.5, 4, 4.5, 5, 6, 7, 8, 9]]) {
            const ticks = [];
            for (let decade = 10 ** Math.floor(Math.log10(min)); decade <= max; decade *= 10) {
                ticks.push(...steps.map(step => step * decade).filter(tick => tick >= min && tick <= max));
            }
            if (ticks.length >= 4) {
                return ticks;
            }
        }
        return plainTicks(min, max);
    }

    /** Where an axis spans less than a third of a decade, steps of one size read best there, too. */
    function plainTicks(min, max) {
        const rough = (max - min) / 6;
        const power = 10 ** Math.floor(Math.log10(rough));
        const step = power * [1, 2, 5, 10].find(factor => factor * power >= rough);
        return Array.from({ length: Math.floor(max / step) - Math.ceil(min / step) + 1 }, (_, i) => (Math.ceil(min / step) + i) * step);
    }

    function trialTip(trial) {
        return h("div", { class: "tip" }, h("b", {}, "Trial " + trial.number), ` \u00b7 generation ${trial.generation}`, h("br"),
            `${percent(trial.accuracy)} \u00b7 ${count(trial.macs)} macs \u00b7 ${count(trial.parameters)} parameters`,
            errorBar(trial) && [h("br"), estimateWords(ways[view.way], errorBar(trial))],
            thumbnail(trial, 280, 64), h("div", { class: "genome" }, genomeShort(trial)),
            h("div", { class: "genome" }, "Click to see the network."));
    }

    /** How a network was trained again, such as "with other seeds". */
    function wayWords(way) {
        return (way.of === "instance" ? "with other seeds" : "as other graphs of its setting")
            + (way.epochs ? `, for ${plural(way.epochs, "epoch")}` : "");
    }

    const wayShort = way => (way.of === "instance" ? "other seeds" : "other graphs") + (way.epochs ? `, ${plural(way.epochs, "epoch")}` : "");

    /** The estimate that the chart shows of a trial, if any. */
    const errorBar = trial => ways[view.way]?.byTrial.get(trial.number);

    function estimateWords(way, estimate) {
        return `trained again ${plural(estimate.repeats, "time")} ${wayWords(way)}: ${spread(estimate.mean, estimate.deviation)} in validation`
            + (estimate.testMean == null ? "" : `, ${spread(estimate.testMean, estimate.testDeviation)} on test`)
            + (estimate.failed ? `; ${plural(estimate.failed, "training")} failed` : "")
            + (estimate.onFront == null ? "" : `; really on the front with probability ${Math.round(100 * estimate.onFront)} %`);
    }

    function frontOption(colors) {
        const content = frontContent();
        const rows = [...front, ...content.others, ...content.control];
        const log = view.log && !METRICS[view.x].linear;
        const across = limits(view.x, rows, log);
        const ticks = log ? logTicks(across) : undefined;
        const point = trial => ({ value: [trial[view.x], trial[view.y]], trial });
        const again = view.y !== "accuracy" ? [] : front.filter(errorBar).map(trial => {
            const { mean, deviation } = errorBar(trial);
            return [trial[view.x], mean - (deviation ?? 0), mean + (deviation ?? 0), mean];
        });
        const planar = objectives.length === 2 && new Set([view.x, view.y, ...objectives]).size === 2;
        const picked = new Map();
        for (const pick of report.picks) {
            picked.set(pick.trial, (picked.get(pick.trial) ?? "") + MARKS[pick.kind]);
        }
        return {
            grid: { left: 66, right: 26, top: 26, bottom: 54 },
            tooltip: tooltip(colors, p => p.data?.trial && trialTip(p.data.trial)),
            xAxis: axis(colors, METRICS[view.x].label + (log ? " (log)" : ""), {
                type: log ? "log" : "value", ...across,
                axisTick: { customValues: ticks, lineStyle: { color: colors.line } },
                axisLabel: { formatter: v => METRICS[view.x].format(v), showMinLabel: log, showMaxLabel: log, customValues: ticks },
            }),
            yAxis: axis(colors, METRICS[view.y].label, {
                type: "value", ...limits(view.y, rows, false, again.flatMap(bar => bar.slice(1, 3))), nameGap: 50,
                axisLabel: {
                    formatter: v => view.y === "accuracy" ? Math.round(1000 * v) / 10 + " %" : METRICS[view.y].format(v),
                    showMinLabel: false, showMaxLabel: false,
                },
            }),
            series: [{
                name: "control", type: "scatter", symbol: "emptyTriangle", symbolSize: 8, silent: true, z: 1,
                itemStyle: { color: colors.soft, opacity: 0.8 }, data: content.control.map(row => [row[view.x], row[view.y]]),
            }, {
                name: "dominated", type: "scatter", symbolSize: content.others.length > 2000 ? 4 : 7, z: 2,
                symbol: (_, p) => symbolOf(p.data.trial),
                itemStyle: { color: p => colorOf(p.data.trial, colors), opacity: 0.45 }, data: content.others.map(point),
            }, stairs("reach", planar ? front.map(trial => [trial[view.x], trial[view.y]]).sort((a, b) => a[0] - b[0]) : [],
                colors.edge, { rising: view.x === "accuracy" }), whiskers("trained again", again, colors.text), {
                name: "front", type: "scatter", symbolSize: 14, z: 6, cursor: "pointer",
                symbol: (_, p) => symbolOf(p.data.trial),
                itemStyle: { color: p => colorOf(p.data.trial, colors), borderColor: colors.card, borderWidth: 1.5 },
                emphasis: { scale: 1.4, itemStyle: { borderColor: colors.text } },
                label: {
                    show: true, position: "top", color: colors.output, fontSize: 14,
                    formatter: p => picked.get(p.data.trial.number) ?? "",
                },
                data: front.map(point),
            }],
        };
    }

    function choice(label, options, value, change) {
        return h("label", {}, label, h("select", { onchange: event => change(event.target.value) },
            options.map(([key, text]) => h("option", { value: key, selected: key === value }, text))));
    }

    function checkbox(label, checked, change) {
        return h("label", {}, h("input", { type: "checkbox", checked, onchange: event => change(event.target.checked) }), label);
    }

    function frontLegend() {
        const colors = ink();
        const swatch = color => h("span", { class: "swatch", style: `background:${color}` });
        const entries = view.color === "generator"
            ? [...new Set(completed.map(groupOf))].sort().map(i => h("span", {}, swatch(colors.palette[i]), generatorGroups[i]))
            : [h("span", {}, "generation 1", h("span", {
                class: "ramp", style: `background:linear-gradient(90deg,${colors.ramp.join(",")})`,
            }), String(newest))];
        const picks = report.picks.map(pick => h("span", {}, h("span", { style: "color:var(--output)" }, MARKS[pick.kind]),
            PICKS[pick.kind].toLowerCase()));
        return [...entries, ...picks, controlRows.length ? h("span", {}, "\u25b3 control ", evidence.control.name) : null,
            ways[view.way] ? h("span", {}, `\u2336 trained again ${wayWords(ways[view.way])}: mean \u00b1 one standard deviation`) : null]
            .filter(Boolean);
    }

    function frontCard() {
        const words = () => `Chart of the Pareto front, ${METRICS[view.y].label.toLowerCase()} against ${METRICS[view.x].label.toLowerCase()}: `
            + front.map(trial => `trial ${trial.number}: ${METRICS[view.y].format(trial[view.y])} at ${METRICS[view.x].format(trial[view.x])}`).join("; ")
            + ". Arrow keys step through the networks, Enter opens one.";
        const entry = chart("chart-front", words(), frontOption);
        entry.host.setAttribute("tabindex", "0");
        entry.host.id = "front-chart";
        const legend = h("div", { class: "legend" });
        const hidden = h("p", { class: "soft shy screen", "aria-live": "polite" });
        let cursor = -1;

        function update() {
            entry.host.setAttribute("aria-label", words());
            entry.paint();
            legend.replaceChildren(...frontLegend());
            const outside = frontContent().hidden;
            hidden.replaceChildren(...(outside || view.all ? [view.all ? "Everything is shown. "
                : `${plural(outside, "network")} far outside ${outside === 1 ? "is" : "are"} hidden, to keep the front readable. `,
                h("button", { type: "button", class: "plain", onclick: () => set("all", !view.all) },
                    view.all ? "Hide what lies far outside" : "Show all")] : []));
        }

        function set(key, value) {
            view[key] = value;
            update();
        }

        function step(event) {
            const order = [...front].sort((a, b) => a[view.x] - b[view.x]);
            if (event.key === "Enter" && cursor >= 0) {
                location.hash = "trial-" + order[cursor].number;
            } else if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
                event.preventDefault();
                cursor = Math.max(0, Math.min(order.length - 1, cursor + (event.key === "ArrowRight" ? 1 : -1)));
                entry.instance.dispatchAction({ type: "showTip", seriesIndex: 4, dataIndex: front.indexOf(order[cursor]) });
            }
        }

        const begin = entry.begin;
        entry.begin = () => {
            begin();
            entry.instance.on("click", p => {
                if (p.data?.trial) {
                    location.hash = "trial-" + p.data.trial.number;
                }
            });
            update();
        };
        entry.legend = update;
        entry.host.addEventListener("keydown", step);
        const axes = Object.entries(METRICS).map(([key, metric]) => [key, metric.label]);
        return h("div", { class: "card" },
            h("div", { class: "controls" },
                choice("Across", axes, view.x, value => set("x", value)),
                choice("Up", axes, view.y, value => set("y", value)),
                choice("Colour by", [["generation", "generation"], ["generator", "generator of the graphs"]], view.color, value => set("color", value)),
                checkbox("log axis", view.log, value => set("log", value)),
                checkbox(`dominated networks (${whole(dominated.length)})`, view.dominated, value => set("dominated", value)),
                ways.length ? choice("Error bars", [...ways.map((way, i) => [String(i), wayShort(way)]), ["", "none"]],
                    String(view.way), value => set("way", value === "" ? null : Number(value))) : null,
                controlRows.length ? checkbox("control", view.control, value => set("control", value)) : null),
            entry.host, legend, hidden);
    }

    function frontTable() {
        return table({
            caption: `The front: ${plural(front.length, "network")} that no other one beats in ${list(objectives.map(o => METRICS[o]?.short ?? o))}`,
            rows: front, page: 50,
            columns: [
                { label: "Trial", value: t => t.number, cell: t => trialLink(t.number, String(t.number)), number: true },
                { label: "Accuracy", value: t => t.accuracy, cell: t => percent(t.accuracy), number: true, first: "down" },
                ...(ways.length ? [{
                    label: "Trained again", value: t => ways[0].byTrial.get(t.number)?.mean, cell: t => {
                        const again = ways[0].byTrial.get(t.number);
                        return again ? `${spread(again.mean, again.deviation)} (${again.repeats}\u00d7)` : "";
                    }, number: true, first: "down",
                }, {
                    label: "On test", value: t => ways[0].byTrial.get(t.number)?.testMean, cell: t => {
                        const again = ways[0].byTrial.get(t.number);
                        return again?.testMean == null ? "" : spread(again.testMean, again.testDeviation);
                    }, number: true, first: "down",
                }, {
                    label: "Really on front", value: t => ways[0].byTrial.get(t.number)?.onFront, cell: t => {
                        const odds = ways[0].byTrial.get(t.number)?.onFront;
                        return odds == null ? "" : Math.round(100 * odds) + " %";
                    }, number: true, first: "down",
                }] : []),
                { label: "Macs", value: t => t.macs, cell: t => count(t.macs), number: true },
                { label: "Parameters", value: t => t.parameters, cell: t => count(t.parameters), number: true },
                ...["latency", "damage"].filter(name => METRICS[name]).map(name => ({
                    label: name === "latency" ? "Latency" : "Damage", value: t => t[name], cell: t => METRICS[name].format(t[name]), number: true,
                })),
                ...(ways.length ? [] : [{ label: "Depth", value: t => t.depth, number: true },
                    { label: "Generation", value: t => t.generation, number: true }]),
                { label: "Wiring", cell: t => h("a", { href: "#trial-" + t.number, "aria-label": "Network of trial " + t.number }, thumbnail(t, 190, 44)) },
                { label: "Genome", value: t => t.genome, cell: genomeShort, class: "genome" },
            ],
        }).element;
    }

    // ---------------------------------------------------------------- first screen

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
            h("div", { class: "numbers" }, h("span", {}, percent(trial.accuracy)), h("span", {}, count(trial.macs), h("small", {}, " macs")),
                h("span", {}, count(trial.parameters), h("small", {}, " params"))),
            h("a", { href: "#trial-" + trial.number, "aria-label": "Network of trial " + trial.number }, thumbnail(trial)),
            h("p", {}, pick.reason, againWords(trial).slice(0, 1).map(words => [h("br"), words])), command(exportCommand(trial.number)));
    }

    function trust() {
        const images = run.record.images;
        const best = completed.reduce((a, b) => !a || b.accuracy > a.accuracy ? b : a, null);
        const error = images && best && 100 * Math.sqrt(best.accuracy * (1 - best.accuracy) / images.validation);
        return h("p", { class: "soft wide" },
            "Accuracy is of validation images, macs are multiply-adds (what this literature calls FLOPs). ",
            trials.some(trial => trial.donor) ? "Networks began with weights of their parents, so an accuracy is also that of its ancestors\u2019 training. " : null,
            error ? `The standard error of the best one is ${error.toFixed(2)} percentage points, from ${whole(images.validation)} images. ` : null,
            ways.length ? `The front was chosen for these accuracies, so they flatter it. Of its ${plural(front.length, "network")} `
                + `${list(ways.map(way => `${whole(front.filter(t => way.byTrial.has(t.number)).length)} were trained again ${wayWords(way)}`))}: `
                + "their error bars show what to expect, and the search never looked at the test images. "
                : "Each network was trained once; the best of many is also the luckiest, so train the front again before you rely on small differences: ",
            ways.length || !front.length ? null : h("code", {}, `evowire resume ${run.word} --repeats 5`));
    }

    function standing() {
        const resume = `evowire resume ${run.word}`;
        const asOf = report.written.replace("T", " ").replace("Z", " UTC");
        return {
            running: () => [`The search goes on. This page shows it as of ${asOf}; it is written anew now and then: reload it.`],
            interrupted: () => ["The process that worked on this run died or was killed. Everything recorded is here, nothing of it is lost. Go on with:", command(resume)],
            stopped: () => ["The search was stopped before its end. Go on with:", command(resume)],
            created: () => ["No process has worked on this run yet. Begin with:", command(resume)],
        }[run.state]?.();
    }

    function nothingTrained() {
        const waiting = trials.filter(trial => trial.state === "PROPOSED").length;
        return h("p", { class: "notice" }, waiting || !trials.length
            ? "No network has been trained to the end yet, so there is no front."
            : `No network was trained to the end, so there is no front: ${list(report.outcomes.map(o => `${whole(o.count)} ${o.state}`))}. `
                + "See below how they ended; the workers' logs in the run's folder tell more.");
    }

    function summaryWords() {
        const done = trials.filter(trial => trial.state !== "PROPOSED" && trial.state !== "LOST").length;
        return `${plural(done, "network")} of at most ${whole(run.config.budget.trials)} tried in ${duration(run.seconds)}`
            + (newest > 1 ? `, over ${plural(newest, "generation")}` : "")
            + `; ${whole(completed.length)} trained to the end` + (front.length ? `; ${whole(front.length)} on the front.` : ".");
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
                front.length < 3 ? h("p", { class: "soft" }, front.length === 1
                    ? "One network beats or equals all others, so the front is a single point and has no knee."
                    : "A front of two networks has no knee.") : null,
                h("h3", { style: "margin-top:26px" }, "The front"), trust(), frontCard(),
                h("div", { class: "card" }, frontTable()),
            ] : nothingTrained());
    }

    // ---------------------------------------------------------------- what the search did

    function growthCard() {
        if (!front.length) {
            return null;
        }
        if (report.growth.length < 2) {
            return h("div", { class: "card" }, h("h3", {}, "How the front grew"),
                h("p", {}, `${plural(report.growth[0].trainings, "training")} so far: a hypervolume of ${report.growth[0].hypervolume.toFixed(4)}.`));
        }
        let across = "trainings";
        const series = (name, data, color, dash) => {
            const line = data.map(point => [point[across], point.hypervolume]);
            return [{
                name, type: "line", symbol: "circle", symbolSize: 5, showSymbol: data.length < 40, color,
                lineStyle: { opacity: 0 }, data: line,
            }, stairs(name, line, color, { dash })];
        };
        const last = report.growth.at(-1);
        const entry = chart("", `Line of the hypervolume: ${last.hypervolume.toFixed(4)} after ${plural(last.trainings, "training")}`, colors => ({
            grid: { left: 62, right: 22, top: 18, bottom: 50 }, legend: { show: false },
            tooltip: {
                ...tooltip(colors, items => h("div", { class: "tip" }, items.map(p =>
                    h("div", {}, `${p.seriesName}: ${p.value[1].toFixed(4)} after ${across === "trainings" ? plural(p.value[0], "training") : duration(p.value[0])}`)))),
                trigger: "axis",
            },
            xAxis: axis(colors, across === "trainings" ? "Trainings" : "Time", {
                type: "value", min: 0, minInterval: across === "trainings" ? 1 : 0,
                axisLabel: { formatter: v => across === "trainings" ? whole(v) : duration(v) },
            }),
            yAxis: axis(colors, "Hypervolume", { type: "value", scale: true, nameGap: 46 }),
            series: [...series("this run", report.growth, colors.input),
                ...(evidence.control ? series(evidence.control.name, evidence.control.growth, colors.output, [6, 4]) : [])],
        }), 260);
        return h("div", { class: "card" }, h("h3", {}, "How the front grew"),
            h("p", { class: "soft" }, "Hypervolume: the share of the box between accuracy 0 at the largest cost that a network of the search space can have, and perfection, which the front dominates. The box never moves, so values compare between runs of one space."),
            h("div", { class: "controls" }, choice("Over", [["trainings", "trainings"], ["seconds", "time"]], across, value => {
                across = value;
                entry.paint();
            }), evidence.control ? h("span", { class: "soft" }, "dashed: ", evidence.control.name) : null),
            entry.host, dataTable("Hypervolume whenever the front changed", [
                { label: "Trainings", value: p => p.trainings, number: true },
                { label: "Time", value: p => p.seconds, cell: p => duration(p.seconds), number: true },
                { label: "Hypervolume", value: p => p.hypervolume, cell: p => p.hypervolume.toFixed(4), number: true },
                { label: "Best accuracy", value: p => p.best, cell: p => percent(p.best), number: true },
            ], report.growth));
    }

    /** Means with whiskers, one level a line, the first one on top; rows of the elements to show. */
    function levelsChart(label, rows, { low, high, mean, name, format, color, zero = false, title }) {
        const [least, most] = [Math.min(...rows.map(low)), Math.max(...rows.map(high))];
        // A single value has no scale of its own: five points to either side.
        const single = !zero && least === most ? { min: Math.max(0, least - 0.05), max: Math.min(1, most + 0.05) } : {};
        const entry = chart("", label, colors => ({
            grid: { left: 8, right: 24, top: 6, bottom: 6, containLabel: true },
            tooltip: tooltip(colors, p => h("div", { class: "tip" }, format(rows[p.dataIndex]))),
            xAxis: axis(colors, "", { type: "value", scale: !zero, ...single, axisLabel: { formatter: v => String(Math.round(100 * v * 10) / 10) } }),
            yAxis: axis(colors, "", {
                type: "category", inverse: true, data: rows.map(name), splitLine: { show: true, lineStyle: { color: colors.line, opacity: 0.4 } },
                axisLabel: { interval: 0, color: colors.text, fontSize: 11.5 },
            }),
            series: [{
                name: "mean", type: "scatter", symbolSize: 9, z: 6, itemStyle: { color: p => color(rows[p.dataIndex], colors) },
                data: rows.map((row, i) => [mean(row), i]),
                markLine: zero ? {
                    silent: true, symbol: "none", label: { show: false }, lineStyle: { color: colors.soft, type: "solid", width: 1 }, data: [{ xAxis: 0 }],
                } : undefined,
            }, whiskers("spread", rows.map((row, i) => [i, low(row), high(row)]), colors.soft, { horizontal: true, cap: 3 })],
        }), 40 + 22 * rows.length);
        return [entry.host, h("p", { class: "soft axis-title" }, title)];
    }

    function factorCards() {
        const groups = Map.groupBy(report.factors, factor => factor.group);
        const titles = {
            generator: "Accuracy by generator", parameters: "Accuracy by the graphs\u2019 parameters",
            stages: "Accuracy by number of stages", "widest stage, channels": "Accuracy by channels of the widest stage",
        };
        return [...groups].map(([group, rows]) => {
            const picture = levelsChart(`${titles[group] ?? group}: `
                + rows.map(row => `${row.level} ${percent(row.accuracy.mean)}`).join(", "), rows, {
                title: "Validation accuracy, %: mean \u00b1 one standard deviation", mean: row => row.accuracy.mean,
                low: row => row.accuracy.mean - (row.accuracy.sd ?? 0), high: row => row.accuracy.mean + (row.accuracy.sd ?? 0),
                name: row => `${row.level}   n=${row.accuracy.count}`,
                format: row => `${row.level}: ${spread(row.accuracy.mean, row.accuracy.sd)} (${plural(row.accuracy.count, "network")})`,
                color: (row, colors) => colors.palette[Math.max(0, KINDS.findIndex(kind => row.level.startsWith(kind)))],
            });
            return h("div", { class: "card" }, h("h3", {}, titles[group] ?? group),
                group === "generator" ? h("p", { class: "soft" }, "A network counts for every kind of graph among its stages. Networks of a level differ in much else: this shows what went together, not what caused it.") : null,
                picture, dataTable(titles[group] ?? group, [
                    { label: "Level", value: f => f.level },
                    { label: "Networks", value: f => f.accuracy.count, number: true, first: "down" },
                    { label: "Mean", value: f => f.accuracy.mean, cell: f => percent(f.accuracy.mean), number: true, first: "down" },
                    { label: "Standard deviation", value: f => f.accuracy.sd, cell: f => f.accuracy.sd == null ? "" : (100 * f.accuracy.sd).toFixed(2), number: true },
                ], rows));
        });
    }

    function mutationCard() {
        const rows = report.mutations;
        if (!rows.length) {
            return null;
        }
        const error = row => (row.gain.sd ?? 0) / Math.sqrt(row.gain.count);
        const words = row => MUTATIONS[row.kind] ?? row.kind;
        const picture = levelsChart("Gain in accuracy by kind of mutation: "
            + rows.map(row => `${words(row)} ${points(row.gain.mean)} percentage points`).join(", "), rows, {
            title: "Child less parents, percentage points: mean \u00b1 standard error", zero: true, mean: row => row.gain.mean,
            low: row => row.gain.mean - error(row), high: row => row.gain.mean + error(row),
            name: row => `${words(row)}   n=${row.gain.count}`,
            format: row => `${words(row)}: ${points(row.gain.mean)} percentage points, macs \u00d7${row.macs.toFixed(2)}, ${plural(row.gain.count, "child", "children")}`,
            color: (row, colors) => row.gain.mean >= 0 ? colors.input : colors.output,
        });
        return h("div", { class: "card" }, h("h3", {}, "Which changes helped"),
            h("p", { class: "soft" }, "A child of several changes counts for each. Mind the cost: what makes a network larger mostly makes it more accurate."
                + (report.rungs ? " Children that were pruned are not among these: whatever made a child weak early does not show." : "")),
            picture, dataTable("What changes did to accuracy and cost", [
                { label: "Change", value: words },
                { label: "Children", value: m => m.gain.count, number: true, first: "down" },
                { label: "Mean gain, points", value: m => m.gain.mean, cell: m => points(m.gain.mean), number: true, first: "down" },
                { label: "Standard deviation", value: m => m.gain.sd, cell: m => m.gain.sd == null ? "" : (100 * m.gain.sd).toFixed(2), number: true },
                { label: "More accurate than its parents", value: m => m.improved, cell: m => Math.round(100 * m.improved) + " %", number: true, first: "down" },
                { label: "Macs, child / parents", value: m => m.macs, cell: m => "\u00d7" + m.macs.toFixed(2), number: true },
            ], rows));
    }

    function outcomesCard() {
        return h("div", { class: "card" }, h("h3", {}, "How trials ended"), table({
            caption: "Outcomes by kind", rows: report.outcomes, columns: [
                { label: "Outcome", value: o => o.state, cell: o => [h("b", {}, o.state), h("br"), h("span", { class: "soft" }, OUTCOMES[o.state] ?? "")] },
                { label: "Trials", value: o => o.count, number: true, first: "down" },
                { label: "Share", cell: o => h("span", { class: "share", style: `width:${Math.max(1, 90 * o.count / trials.length)}px`, "aria-hidden": "true" }) },
                { label: "Examples", cell: o => o.examples.map((e, i) => [i ? e.text ? h("br") : ", " : null, trialLink(e.trial, "#" + e.trial), e.text ? ": " + e.text : ""]) },
            ],
        }).element,
            h("p", {}, redrawWords()));
    }

    function redrawWords() {
        const { infeasible, duplicates, saved } = report.redraws;
        return !infeasible && !duplicates ? "No draw broke a constraint or was isomorphic to a network known already."
            : `Drawn again before training: ${plural(duplicates, "network")} isomorphic to one known already, which saved ${plural(saved, "training")}, `
                + `and ${plural(infeasible, "network")} that broke a constraint.`;
    }

    function rungsCard() {
        const ladder = report.rungs;
        if (!ladder) {
            return null;
        }
        const pruned = ladder.rungs.reduce((sum, rung) => sum + rung.pruned, 0);
        const agreement = rung => ladder.agreements.find(a => a.rung === rung.rung && a.pairs > 1);
        return h("div", { class: "card", id: "rungs" }, h("h3", {}, "Rungs: who was stopped early"),
            ladder.warning && h("p", { class: "notice" }, ladder.warning),
            h("p", { class: "soft" }, pruned ? `${plural(pruned, "trial")} ended at a rung, which saved ${ladder.saved.toFixed(1)} trainings; `
                + `a trial took ${Math.round(100 * ladder.trained)} % of a whole training on average.` : "Nobody was stopped at a rung yet."),
            table({
                caption: "Of a generation the best go on from each rung", rows: ladder.rungs.map((rung, i) => ({ ...rung, rung: i })), columns: [
                    { label: "Rung", value: r => r.rung, number: true },
                    { label: "Trained to", value: r => r.share, cell: r => Math.round(100 * r.share) + " %", number: true },
                    { label: "Reached it", value: r => r.reached, number: true },
                    { label: "Ended there", value: r => r.pruned, cell: r => r.share === 1 ? "" : String(r.pruned), number: true },
                    { label: "Rank correlation with the next rung", value: r => agreement(r)?.correlation, cell: r => agreement(r)?.correlation.toFixed(2) ?? "", number: true },
                    { label: "over trials", value: r => agreement(r)?.pairs, number: true },
                ],
            }).element,
            h("p", { class: "soft" }, "Spearman\u2019s correlation of the accuracies on both rungs: near 1, the early order is the late one. Only who went on is seen on both, so over all candidates it would likely be higher."));
    }

    function ranksCard() {
        if (!report.ranks.length) {
            return null;
        }
        return h("div", { class: "card" }, h("h3", {}, "How soon the order shows"),
            h("p", { class: "soft" }, "Spearman\u2019s rank correlation between the accuracy after some epochs and that at the end: near 1, a search could stop the weak ones that early."),
            table({
                caption: `Rank correlation with the end, ${plural(report.ranks[0].count, "network")}`, rows: report.ranks, columns: [
                    { label: "After epoch", value: r => r.epoch, number: true },
                    { label: "Correlation", value: r => r.correlation, cell: r => r.correlation.toFixed(3), number: true },
                ],
            }).element);
    }

    const PHASES = { rung: "to a rung", end: "to the end", repeat: "again, after the search" };

    function timeCard() {
        const { seconds, phases } = report.activity;
        if (!phases.length) {
            return null;
        }
        const spent = phases.reduce((sum, phase) => sum + phase.seconds, 0);
        const timed = trials.filter(trial => trial.seconds != null);
        const sorted = timed.map(trial => trial.seconds).sort((a, b) => a - b);
        const workers = run.config.workers.count;
        const parts = phases[0].busy.length;
        const middle = i => (i + 0.5) * seconds / parts;
        const entry = chart("", `Trainings at a time over ${duration(seconds)}: ${(spent / seconds).toFixed(2)} on average`, colors => ({
            grid: { left: 48, right: 22, top: 34, bottom: 46 }, legend: { top: 0, textStyle: { color: colors.soft }, itemHeight: 10 },
            tooltip: {
                ...tooltip(colors, items => h("div", { class: "tip" }, h("b", {}, "after " + duration(items[0].value[0])),
                    items.map(p => h("div", {}, `${p.seriesName}: ${p.value[1].toFixed(2)}`)))), trigger: "axis",
            },
            xAxis: axis(colors, "Time that the run worked", { type: "value", min: 0, max: seconds, nameGap: 28, axisLabel: { formatter: duration, showMaxLabel: false } }),
            yAxis: axis(colors, "Trainings at a time", { type: "value", min: 0, nameGap: 30, minInterval: 1 }),
            series: phases.map((phase, i) => ({
                name: PHASES[phase.phase], type: "bar", stack: "busy", barWidth: "100%", barCategoryGap: 0,
                color: [colors.palette[5], colors.input, colors.output][["rung", "end", "repeat"].indexOf(phase.phase)],
                data: phase.busy.map((busy, part) => [middle(part), busy]),
                markLine: i || !workers ? undefined : {
                    silent: true, symbol: "none", lineStyle: { color: colors.soft, type: "dashed" },
                    label: { formatter: plural(workers, "worker"), color: colors.soft, position: "insideEndTop" }, data: [{ yAxis: workers }],
                },
            })),
        }), 230);
        entry.host.id = "activity";
        return h("div", { class: "card" }, h("h3", {}, "Where the time went"), entry.host, facts([
            ["The run worked", duration(seconds)],
            ...phases.map(phase => ["Trained " + PHASES[phase.phase], `${duration(phase.seconds)} in ${plural(phase.trainings, "training")}`]),
            ["Trainings at a time, on average", (spent / seconds).toFixed(2)],
            ["Workers", workers ? `${workers}, busy ${Math.round(100 * spent / seconds / workers)} % of the time` : "one for each processor of the machine"],
            ["One trial", sorted.length ? `${duration(sorted[0])} to ${duration(sorted.at(-1))}, half of them within ${duration(sorted[sorted.length >> 1])}` : null],
            ["Not counted", timed.length < trials.length ? `${plural(trials.length - timed.length, "trial")} that failed, wait${timed.length === trials.length - 1 ? "s or is" : " or are"} in training: the time is not recorded` : null],
        ]), dataTable("Trainings at a time", [
            { label: "Until", value: r => r.until, cell: r => duration(r.until), number: true },
            ...phases.map((phase, i) => ({ label: PHASES[phase.phase], value: r => r.busy[i], cell: r => r.busy[i].toFixed(2), number: true })),
        ], phases[0].busy.map((_, part) => ({ until: (part + 1) * seconds / parts, busy: phases.map(phase => phase.busy[part]) }))));
    }

    function searchSection() {
        return h("section", { id: "search", "aria-labelledby": "search-title" }, h("h2", { id: "search-title" }, "What the search did"),
            trials.length ? h("div", { class: "columns" }, growthCard(), mutationCard(), factorCards(), rungsCard(), ranksCard(), outcomesCard(), timeCard())
                : h("p", {}, "Nothing yet: no trial was proposed."));
    }

    // ---------------------------------------------------------------- all trials

    function trialsSection() {
        const grid = table({
            caption: "Every trial; a click on a column's head sorts", rows: trials, page: 25, columns: [
                { label: "Trial", value: t => t.number, cell: t => trialLink(t.number, String(t.number)), number: true },
                { label: "Generation", value: t => t.generation, number: true },
                { label: "State", value: t => t.state },
                { label: "Accuracy", value: t => t.accuracy, cell: t => [percent(t.accuracy), t.state === "PRUNED" ? h("span", { class: "soft" }, ` at rung ${t.rung}`) : null, onFront.has(t.number) ? h("span", { title: "on the front" }, " \u25cf") : null], number: true, first: "down" },
                { label: "Macs", value: t => t.macs, cell: t => count(t.macs), number: true },
                { label: "Parameters", value: t => t.parameters, cell: t => count(t.parameters), number: true },
                { label: "Seconds", value: t => t.seconds, cell: t => t.seconds?.toFixed(1) ?? "", number: true },
                { label: "Changes", value: t => t.mutations.join(" "), cell: t => t.mutations.join(", ") },
                { label: "Genome", value: t => t.genome, cell: genomeShort, class: "genome" },
            ],
        });
        const states = ["", ...report.outcomes.map(o => o.state)];
        const wanted = { text: "", state: "" };
        const haystack = trial => trial.haystack ??= [`#${trial.number}`, trial.state, trial.note, trial.genome, trial.mutations.join(" "),
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

    // ---------------------------------------------------------------- the run

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

    function runSection() {
        const { record, config } = run;
        const images = record.images;
        const parts = ["recipe", "strategy", "space", "workers", "budget"];
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
                    ["Objectives", list(config.objectives)], ["Seed", String(config.seed)], ["Trained by", record.kernels],
                    ["Trained on", distinct(run.sessions.map(session => session.machine)) || null],
                    ["Program", distinct([record.program, ...run.sessions.map(session => session.program)].map(program => program && "EvoWire " + program))],
                    ["Sessions", run.sessions.length ? `${run.sessions.length}, the first one begun ${run.sessions[0].time.replace("T", " ").replace("Z", " UTC")}` : "none"],
                    ["This page", `written ${report.written.replace("T", " ").replace("Z", " UTC")}`],
                ]), parts.map(part => h("details", {}, h("summary", {}, `Settings: ${part}`), facts(flatten(config[part]))))),
                h("div", { class: "card" }, h("h3", {}, "Do it again"),
                    h("p", {}, "The same trials once more (all columns of trials.csv but the seconds"
                        + (timed ? " and the latency come out the same, and the networks as far as latency decides nothing):" : " come out the same):")),
                    command(`evowire search --config ${run.word}/config.yaml --trials ${tried} --time none --out ${run.word}-again`),
                    again.length ? [h("p", {}, "Then the front, trained again as it was here:"), again.map(command)] : null,
                    taken === null ? null : [h("p", {}, "Train one of them again from its record, and compare:"), command(`evowire replay ${run.word} ${taken}`),
                        h("p", {}, "Train it longer, with another seed, and measure it on the test images:"),
                        command(`evowire train --trial ${run.word}:${taken} --epochs ${4 * config.recipe.epochs} --seed 2`)],
                    h("p", {}, "Every trial as a table; every record and file checked:"),
                    command(`evowire export ${run.word} --format csv --out trials.csv`), command(`evowire verify ${run.word}`))));
    }

    // ---------------------------------------------------------------- one network

    function dominators(trial) {
        const better = (a, b, name) => METRICS[name]?.maximised ? a[name] >= b[name] : a[name] <= b[name];
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
                    `${p.seriesName}: ${p.seriesIndex ? p.value[1].toFixed(4) : percent(p.value[1])}`)))), trigger: "axis",
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
                h("p", { class: "soft" }, "What each of its nodes and edges is worth was not measured. Measure it, then write this page anew:"),
                command(`evowire damage ${run.word} ${trial.number}`), command(`evowire report ${run.word}`));
        }
        const rows = [...profile.nodes.map(loss => ({ ...loss, part: `node ${loss.node}` })),
            ...profile.edges.map(loss => ({ ...loss, part: `edge ${loss.from} \u2192 ${loss.to}` }))];
        const share = (some, all, words) => `${some < all ? `${whole(some)} of ${whole(all)}` : whole(all)} ${words}`;
        return h("div", { class: "card", id: "damage" }, h("h3", {}, "What it can lose"),
            h("p", { class: "soft" }, `Accuracy after one node or edge was removed and nothing was trained again, as in the paper\u2019s figure 6; on ${whole(profile.images)} images, `
                + `of which the whole network knows ${percent(profile.accuracy)}. Removed: `
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
            figures([[trial.state === "PRUNED" ? `Accuracy at rung ${trial.rung}` : "Accuracy", trial.accuracy == null ? null : percent(trial.accuracy)],
                ["Trained again", again ? spread(again.mean, again.deviation) : null], ["On test", again?.testMean == null ? null : spread(again.testMean, again.testDeviation)],
                ["Really on the front", again?.onFront == null ? null : Math.round(100 * again.onFront) + " %"], ["Macs", count(trial.macs)], ["Parameters", count(trial.parameters)],
                ["Training loss", trial.curve?.length === 2 ? trial.curve[0].toFixed(3) : null],
                ["Began with weights of", trial.donor && [trialLink(trial.donor.trial), ` (${Math.round(100 * trial.donor.share)} %)`]],
                ["Generation", String(trial.generation)], ["Trained in", trial.seconds == null ? null : duration(trial.seconds)]]),
            trial.state === "COMPLETED" ? command(exportCommand(trial.number)) : null, command(exportCommand(trial.number, "network", "json")),
            h("h3", { style: "margin-top:22px" }, "Wiring"), wiringLegend(trial, weights),
            trial.wiring ? h("div", { class: "stages" }, stages.map((stage, i) => stageFigure(trial, i, detail?.stages[i], stage, weights)))
                : [h("p", {}, "With so many trials there was no room for this one\u2019s wiring. Draw it with:"),
                    command(`evowire export ${run.word} ${trial.number} --format dot`)],
            h("div", { class: "card", style: "margin-top:16px" }, h("h3", {}, "Genome in words"),
                h("ol", { class: "words" }, stages.map(stage => h("li", {}, stageSentence(stage)))),
                h("details", {}, h("summary", {}, "As the program writes it"), h("p", {}, h("code", {}, trial.genome)))),
            h("div", { class: "grid" }, costCard(trial), curveCard(trial), damageCard(trial)), repeatsCard(trial),
            h("div", { style: "margin-top:16px" }, descentCard(trial)));
    }

    // ---------------------------------------------------------------- frame

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

    function masthead() {
        const mark = s("svg", { width: 22, height: 22, viewBox: "0 0 22 22", "aria-hidden": "true" },
            s("path", { d: "M4,11L11,4M4,11L11,18M11,4L18,11M11,18L18,11M11,4L11,18", stroke: "currentColor", "stroke-width": 1.5, fill: "none" }),
            [[4, 11, "var(--input)"], [11, 4, "currentColor"], [11, 18, "currentColor"], [18, 11, "var(--output)"]].map(([cx, cy, color]) =>
                s("circle", { cx, cy, r: 3.2, fill: color })));
        const theme = h("button", { type: "button", id: "theme", onclick: switchTheme }, "");
        document.getElementById("masthead").append(h("div", { class: "bar" },
            h("span", { class: "wordmark" }, mark, "EvoWire"), h("h1", {}, run.name), h("span", { class: "state" }, STATES[run.state] ?? run.state),
            h("nav", { "aria-label": "Parts of the report" }, [["networks", "Networks"], ["search", "Search"], ["trials", "Trials"], ["run", "Reproduce"]]
                .map(([id, text]) => h("a", { href: "#" + id }, text))), theme));
        nameTheme();
    }

    const systemDark = matchMedia("(prefers-color-scheme: dark)");
    const isDark = () => (document.documentElement.dataset.theme ?? (systemDark.matches ? "dark" : "light")) === "dark";

    function nameTheme() {
        document.getElementById("theme").textContent = isDark() ? "Light" : "Dark";
        document.getElementById("theme").setAttribute("aria-label", `Change to ${isDark() ? "light" : "dark"} colours`);
    }

    /** Charts keep their colours until told; the page itself follows its style. */
    function recolor() {
        nameTheme();
        repaint();
        drawn.forEach(entry => entry.legend?.());
    }

    function switchTheme() {
        document.documentElement.dataset.theme = isDark() ? "light" : "dark";
        try {
            localStorage.setItem("evowire-theme", document.documentElement.dataset.theme);
        } catch {
            // A reader may keep pages from storing anything: the choice then lasts as long as the page.
        }
        recolor();
    }

    function storedTheme() {
        try {
            return localStorage.getItem("evowire-theme");
        } catch {
            return null;
        }
    }

    function onPaper(paper) {
        document.documentElement.toggleAttribute("data-paper", paper);
        repaint();
    }

    if (["light", "dark"].includes(storedTheme())) {
        document.documentElement.dataset.theme = storedTheme();
    }
    masthead();
    document.getElementById("main").replaceChildren(overview, networkHost);
    // Its address would be another page of this one.
    document.querySelector(".skip").addEventListener("click", event => {
        event.preventDefault();
        document.getElementById("main").focus();
    });
    document.getElementById("colophon").append(h("p", {}, "Made by EvoWire. Charts: Apache ECharts, Apache License 2.0. This file needs no network and sends nothing."));
    route();
    addEventListener("hashchange", route);
    addEventListener("beforeprint", () => onPaper(true));
    addEventListener("afterprint", () => onPaper(false));
    systemDark.addEventListener("change", recolor);

    // For those who look behind the page, and for its tests.
    globalThis.evowire = { report, charts: drawn, view };
})();
