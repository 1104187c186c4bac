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
    const places = [];
    trial.wiring.forEach((code, i) => {
        const wiring = decodeWiring(code);
        const layout = simpleLayout(wiring);
        const x = v => (i * room + 12 + layout.along[v] * (room - 24)).toFixed(1);
        const y = v => (5 + layout.across[v] * (height - 10)).toFixed(1);
        places.push({ x, y });
        picture.append(s("path", {
            class: "edge", d: wiring.edges.map(([u, v]) => `M${x(u)},${y(u)}L${x(v)},${y(v)}`).join(""),
        }));
        for (let v = 0; v < wiring.nodes; v++) {
            picture.append(...dot(wiring, v, Number(x(v)), Number(y(v)), 2.6));
        }
    });
    const links = linksOf(trial);
    if (links.length) {
        picture.append(s("path", {
            class: "edge link", d: links.map(({ fromStage, from, toStage, to }) =>
                `M${places[fromStage].x(from)},${places[fromStage].y(from)}L${places[toStage].x(to)},${places[toStage].y(to)}`).join(""),
        }));
    }
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

const nodeOf = (stage, node) => `node ${node} of stage ${stage + 1}`;

function nodeWords(wiring, v, linked, feeding) {
    const reads = wiring.predecessors[v];
    const feeds = wiring.successors[v];
    const nodes = numbers => `node${numbers.length > 1 ? "s" : ""} ${list(numbers)}`;
    return `node ${v}: ` + (reads.length ? `sum of ${list([nodes(reads), ...linked.map(link => nodeOf(link.fromStage, link.from))])}` : "reads the stage's input")
        + ", " + (feeds.length ? `feeds ${list(feeds)}` : "is part of the stage's output (a mean)")
        + (feeding.length ? `, linked with ${list(feeding.map(link => nodeOf(link.toStage, link.to)))}` : "");
}

/** An edge within a stage, or from an earlier one. */
const edgeKey = (stage, from, to, fromStage = stage) => `${fromStage}:${from}-${stage}:${to}`;

/** Trained weights of a network's edges and their range; null where there are none. */
function edgeWeights(trial) {
    const edges = evidence.edges[trial.number];
    if (!edges?.length) {
        return null; // its model was not kept, or no node of it has several inputs
    }
    const values = edges.map(edge => edge.weight);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return {
        low, high, of: new Map(edges.map(edge => [edgeKey(edge.stage, edge.from, edge.to, edge.fromStage), edge.weight])),
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
    const links = linksOf(trial);
    const linkedTo = v => links.filter(link => link.toStage === index && link.to === v);
    const arriving = links.filter(link => link.toStage === index).length;
    const describe = v => nodeWords(wiring, v, linkedTo(v), links.filter(link => link.fromStage === index && link.from === v))
        + inputs(v) + (harm.has(v) ? `; ${harm.get(v)}` : "");
    const title = h("h4", {}, `Stage ${index + 1}: ${modelWords(stage)}`);
    const words = h("p", { class: "soft" }, `${plural(wiring.nodes, "node")}, ${plural(wiring.edges.length, "edge")}, `
        + (arriving ? `${plural(arriving, "link")} from earlier stages, ` : "") + widthWords(stage) + (detail ? `; ${shapeWords(detail.in)} \u2192 ${shapeWords(detail.out)}` : ""));
    const inputs = v => {
        const values = !weights ? [] : [...wiring.predecessors[v].map(u => weight(u, v)),
            ...linkedTo(v).map(link => weights.of.get(edgeKey(index, link.from, v, link.fromStage)))];
        return values.length > 1 ? `; weights ${list(values.map(value => value.toFixed(2)))}` : "";
    };
    const edgeList = h("details", {}, h("summary", {}, "Nodes and edges as text"),
        h("p", {}, wiring.predecessors.map((_, v) => describe(v)).join(". ") + "."));
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
    }, s("title", {}, describe(v)),
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

/** The stages side by side, with the links between them; null where there are none, or no room. */
function linksFigure(trial, detail, weights) {
    const links = linksOf(trial);
    const wirings = (trial.wiring ?? []).map(decodeWiring);
    if (!links.length || !wirings.length || wirings.some(wiring => wiring.nodes > 128)) {
        return null;
    }
    const drawings = wirings.map((wiring, i) => detail?.stages[i]?.drawing ?? plainDrawing(wiring));
    const gap = 84;
    const top = 26;
    const lefts = drawings.map((_, i) => drawings.slice(0, i).reduce((sum, drawing) => sum + drawing.width + gap, 0));
    const width = lefts.at(-1) + drawings.at(-1).width;
    const height = top + Math.max(...drawings.map(drawing => drawing.height));
    const at = (stage, v) => [lefts[stage] + drawings[stage].x[v], top + drawings[stage].y[v]];
    const lines = links.map(link => {
        const [x1, y1] = at(link.fromStage, link.from);
        const [x2, y2] = at(link.toStage, link.to);
        const bend = Math.max(40, (x2 - x1) / 3);
        const value = weights?.of.get(edgeKey(link.toStage, link.from, link.to, link.fromStage));
        return s("path", {
            class: "edge link", d: `M${x1 + 11},${y1}C${x1 + bend},${y1} ${x2 - bend},${y2} ${x2 - 11},${y2}`,
            style: value !== undefined && `stroke-width:${weights.thickness(value)}`,
        }, s("title", {}, `${nodeOf(link.fromStage, link.from)} \u2192 ${nodeOf(link.toStage, link.to)}`
            + (value === undefined ? "" : `: weight ${value.toFixed(3)}`)));
    });
    const stages = drawings.map((drawing, i) => s("g", { transform: `translate(${lefts[i]},${top})` },
        s("text", { class: "label", x: drawing.width / 2, y: -14 }, `stage ${i + 1}`),
        s("path", { class: "edge cold", d: drawing.edges.join("") }),
        wirings[i].predecessors.map((_, v) => [...dot(wirings[i], v, drawing.x[v], drawing.y[v], 11), s("text", {
            class: "label" + (isInput(wirings[i], v) || isOutput(wirings[i], v) ? " onfill" : ""),
            x: drawing.x[v], y: drawing.y[v],
        }, String(v))])));
    const words = links.map(link => `${nodeOf(link.fromStage, link.from)} \u2192 ${nodeOf(link.toStage, link.to)}`);
    return h("figure", { class: "card stage", id: "links", style: "margin:10px 0 0" },
        h("h4", {}, plural(links.length, "link") + " between stages"),
        h("p", { class: "soft" }, "Each runs from left to right, beside the stages\u2019 outputs. What it reads is first brought to the later stage\u2019s shape, once for all nodes of that stage."),
        h("div", { class: "scroll" }, s("svg", {
            class: "wiring", viewBox: `-2 -2 ${width + 4} ${height + 4}`, width: width + 4, height: height + 4, role: "img",
            "aria-label": `The stages of trial ${trial.number} and ${plural(links.length, "link")} between them; the same as text follows`,
        }, stages, lines)),
        h("details", {}, h("summary", {}, "Links as text"), h("p", {}, words.join("; ") + ".")));
}

function wiringLegend(trial, weights) {
    const singleInputs = !linksOf(trial).length && trial.wiring?.every(code => decodeWiring(code).predecessors.every(from => from.length < 2));
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
