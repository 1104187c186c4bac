// Genomes and wirings from their short forms.

const STAGE = /^(\w+)\(([^()]*)\) n=(\d+) seed=(-?\d+) c=(\d+|x\d+(?:\.\d+)?)(?: s=(\d))? (\w+)((?: [+-]\d+->\d+)*)(?: links=(\S+)\/-?\d+((?: [+-]\d+:\d+->\d+)*))?$/;

const AROUND = /^stem=\S+ head=\d+$/;

/** Stem and head of a genome, where the search space left them open. */
const aroundOf = trial => trial.genome.split(";").map(text => text.trim()).filter(text => AROUND.test(text))[0] ?? "";

/** The stages of a genome; see Genome.notation in the program. */
function stagesOf(trial) {
    return trial.genome.split(";").filter(text => !AROUND.test(text.trim())).map(text => {
        const match = STAGE.exec(text.trim());
        if (!match) {
            return { kind: "?", parameters: [], text: text.trim(), edits: [] };
        }
        const [, kind, parameters, nodes, seed, channels, stride, operation, edits, linkRate, linkEdits] = match;
        return {
            kind, nodes, seed, channels, stride, operation, linkRate,
            parameters: parameters.split(",").map(value => rounded(value.trim())),
            edits: edits.trim() ? edits.trim().split(" ") : [],
            linkEdits: linkEdits?.trim() ? linkEdits.trim().split(" ") : [],
        };
    });
}

function rounded(number) {
    return number.includes(".") ? String(Number(Number(number).toFixed(3))) : number;
}

const modelWords = stage => stage.text ?? (stage.kind === "MATRIX" ? "MATRIX" : null) ?? `${stage.kind}(${stage.parameters.join(", ")})`;

/** Short form: models, node counts and widths. */
function genomeShort(trial) {
    const around = aroundOf(trial);
    return [...(around ? [around] : []), ...stagesOf(trial).map(stage => stage.text
        ?? `${modelWords(stage)} n=${stage.nodes} c=${stage.channels}`)].join("; ");
}

/** Stem and head in words. */
function aroundSentence(trial) {
    const [, stem, head] = /^stem=(\S+) head=(\d+)$/.exec(aroundOf(trial));
    const convolutions = stem.split(",").map(text => text.split("/"))
        .map(([channels, stride]) => `${channels} channels with stride ${stride}`);
    return `Stem: ${list(convolutions)}; head: ${head} channels.`;
}

/** Channels, or how many times those of the stage before. */
const widthWords = stage => stage.channels?.startsWith("x")
    ? `${stage.channels.slice(1)} times as wide as what comes before`
    : `${stage.channels ?? "?"} channels`;

function stageSentence(stage) {
    if (stage.text) {
        return stage.text;
    }
    const family = FAMILIES.get(stage.kind);
    const values = stage.parameters.values();
    const how = family?.drawing.replace(/%s/g, () => values.next().value);
    const edited = stage.edits.map(edit => (edit[0] === "+" ? "added " : "removed ")
        + edit.slice(1).replace("->", "\u2192"));
    return `${modelWords(stage)}: ${family?.name ?? stage.kind} graph of ${stage.nodes} nodes`
        + (how ? `, ${how}` : "") + (stage.kind === "MATRIX" ? "; " : `; graph seed ${stage.seed}; `) + `${widthWords(stage)}; `
        + (stage.stride ? `stride ${stage.stride}; ` : "")
        + `${stage.operation} in each node; `
        + (stage.kind === "MATRIX" ? "its edges are inherited one by one" : edited.length ? `single edges then ${list(edited)}` : "no single edge edited")
        + (stage.linkRate === undefined ? "" : `; links with earlier stages at rate ${stage.linkRate}`
            + (stage.linkEdits.length ? `, single ones then ${list(stage.linkEdits.map(linkEditWords))}` : "")) + ".";
}

/** "+2:0->5" in words: distances are counted back from the stage that reads. */
function linkEditWords(edit) {
    const [, sign, back, from, to] = /^([+-])(\d+):(\d+)->(\d+)$/.exec(edit);
    return `${sign === "+" ? "added" : "removed"} ${from}\u2192${to} from ${back === "1" ? "the stage before" : `${back} stages before`}`;
}

/** The links of a network between its stages, each with the stages and nodes that it joins. */
function linksOf(trial) {
    const flat = trial.links ?? [];
    return Array.from({ length: flat.length / 4 }, (_, i) => {
        const [fromStage, from, toStage, to] = flat.slice(4 * i, 4 * i + 4);
        return { fromStage, from, toStage, to };
    });
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
