// Pictures of wirings.

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

/** Trained weights of a network's edges and their range; null where there are none. */
function edgeWeights(trial) {
    const edges = evidence.edges[trial.number];
    if (!edges?.length) {
        return null; // its model was not kept, or no node of it has several inputs
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
        + widthWords(stage) + (detail ? `; ${shapeWords(detail.in)} \u2192 ${shapeWords(detail.out)}` : ""));
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
    const singleInputs = trial.wiring?.every(code => decodeWiring(code).predecessors.every(from => from.length < 2));
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
        ] : h("span", {}, singleInputs ? "All edges are drawn alike: no node has several inputs, so none has a weight." : trial.state === "COMPLETED"
            ? "All edges are drawn alike: weights are shown for members of the front, at nodes of several inputs."
            : "All edges are drawn alike: the network was not fully trained."),
        h("span", {}, "Edges run downwards. The stage\u2019s own input and output nodes are not shown, as in the paper\u2019s figure 4."));
}
