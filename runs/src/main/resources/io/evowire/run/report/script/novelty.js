// How well the front tells what is really novel, each network trained anew without that alone.

const judged = new Map((report.judged ?? []).map(result => [result.trial, result]));
const fraction = value => value == null ? "" : value.toFixed(4);

function judgedFigures(trial) {
    const result = judged.get(trial.number);
    return result?.auprc == null ? [] : [["Auprc of what is really novel", fraction(result.auprc)],
        ["That by energy", fraction(result.energyAuprc)], ["Auroc", fraction(result.auroc)], ["Prevalence", fraction(result.prevalence)]];
}

function noveltyPart() {
    if (!judged.size) {
        return null;
    }
    const novelty = run.config.task.novelty;
    const name = novelty.class == null ? `the images of ${novelty.outliers}` : `class ${novelty.class}`;
    return [h("h3", { id: "novelty", style: "margin-top:26px" }, "Telling what is novel"),
        h("p", { class: "soft wide" }, `The search never saw ${name}: it chose by how well networks tell class ${novelty.inner}, which they did not learn either. `
            + `For this table each network of the front was trained anew without ${name} alone, and looked at the test images. `
            + "Auprc is average precision; that of a random score is the prevalence. Scores are 1 minus the largest probability, and the energy of the logits."),
        h("div", { class: "card" }, table({
            caption: `How well the networks of the front tell ${name}`, rows: report.judged, page: 25, columns: [
                { label: "Trial", value: r => r.trial, cell: r => trialLink(r.trial, String(r.trial)), number: true },
                { label: "Auprc", value: r => r.auprc, cell: r => r.auprc == null ? r.state : fraction(r.auprc), number: true, first: "down" },
                { label: "Auroc", value: r => r.auroc, cell: r => fraction(r.auroc), number: true, first: "down" },
                { label: "Energy auprc", value: r => r.energyAuprc, cell: r => fraction(r.energyAuprc), number: true, first: "down" },
                { label: "Energy auroc", value: r => r.energyAuroc, cell: r => fraction(r.energyAuroc), number: true, first: "down" },
                { label: "Prevalence", value: r => r.prevalence, cell: r => fraction(r.prevalence), number: true },
                { label: "Accuracy", value: r => r.accuracy, cell: r => percent(r.accuracy), number: true, first: "down" },
                { label: "In the search", value: r => byNumber.get(r.trial).auprc, cell: r => fraction(byNumber.get(r.trial).auprc), number: true, first: "down" },
            ],
        }).element)];
}
