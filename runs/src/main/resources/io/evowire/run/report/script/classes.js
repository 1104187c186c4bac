// How well the suggested networks recognise the images of each class.

const classNames = run.record.classNames;

/** The images that a network was tested on, such as "1,666 test images". */
const lookedAt = result => `${whole(result.images)} ${result.of} images`;

const epochWords = epochs => epochs === 1 ? "one epoch" : `${whole(epochs)} epochs`;

/** One line for a card of a pick: how well it recognises images that the search never used. */
function testedWords(trial) {
    const result = report.tests[trial.number];
    return result && h("div", { class: "tested" }, `On ${lookedAt(result)}${result.epochs ? `, after a final training of ${epochWords(result.epochs)},` : ""} `, h("b", {}, percent(result.accuracy)), ", ",
        h("span", {}, "balanced ", h("b", {}, percent(result.balancedAccuracy))));
}

function testFigures(trial) {
    const result = report.tests[trial.number];
    return result ? [[result.of === "test" ? "Test accuracy" : "Validation accuracy, class by class", percent(result.accuracy)],
        ["Balanced", percent(result.balancedAccuracy)]] : [];
}

function classesWords(result) {
    return `Accuracy on ${lookedAt(result)}: ${percent(result.accuracy)}. Balanced accuracy, the mean recall of the classes: ${percent(result.balancedAccuracy)}.`
        + (result.sizes.includes(0) ? " Classes without images are left out." : "");
}

/** A cell of the matrix: the number, on a ground that is stronger the larger the share of its row. */
function matrixCell(images, size, right, words) {
    const share = size ? images / size : 0;
    const strength = images ? Math.round(8 + 42 * (right ? share : Math.sqrt(share))) : 0;
    return h("td", {
        class: "heat", title: words,
        style: strength ? `background:color-mix(in srgb, var(${right ? "--input" : "--output"}) ${strength}%, transparent)` : null,
    }, images ? whole(images) : "");
}

function matrix(trial, result) {
    const long = classNames.some(name => name.length > 3);
    return h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": `Confusion matrix of trial ${trial.number}` },
        h("table", { class: "matrix" },
            h("caption", {}, h("span", {}, "Rows: true class. Columns: class that the network chose.")),
            h("thead", {}, h("tr", {}, h("td", {}),
                classNames.map(name => h("th", { scope: "col", title: name, class: long ? "upright" : null }, h("span", {}, name))), h("th", { scope: "col", class: "recall" }, "Recall"))),
            h("tbody", {}, result.confusion.map((row, truth) => h("tr", {},
                h("th", { scope: "row", title: classNames[truth] }, classNames[truth]),
                row.map((images, taken) => matrixCell(images, result.sizes[truth], truth === taken,
                    `${plural(images, "image")} of ${classNames[truth]} classified as ${classNames[taken]}`)),
                h("td", { class: "recall" }, percent(result.recall[truth]) || "no images"))))));
}

function recallTables(result) {
    const rows = classNames.map((name, label) => ({ name, recall: result.recall[label], images: result.sizes[label] }));
    return [table({
        caption: "Recall of each class, the lowest first", rows, page: 10, sort: { index: 2, down: false }, columns: [
            { label: "Class", value: c => c.name },
            { label: "Images", value: c => c.images, number: true, first: "down" },
            { label: "Recall", value: c => c.recall, cell: c => percent(c.recall) || "no images", number: true },
        ],
    }).element, table({
        caption: "Its most frequent mistakes", rows: result.mistakes, columns: [
            { label: "Class", value: m => classNames[m.truth] },
            { label: "Classified as", value: m => classNames[m.taken] },
            { label: "Images", value: m => m.images, number: true, first: "down" },
        ],
    }).element];
}

/** What a network recognises of each class; a heading names the network where several are shown. */
function classesCard(trial, heading = "Class by class") {
    const result = report.tests[trial.number];
    return h("div", { class: "card classes" }, h("h3", {}, heading), h("p", { class: "soft" }, classesWords(result)),
        result.confusion ? matrix(trial, result) : h("div", { class: "grid" }, recallTables(result)));
}

function classesPart() {
    const tested = [...new Set(report.picks.map(pick => pick.trial))].filter(number => report.tests[number]);
    if (!tested.length) {
        return null;
    }
    const results = tested.map(number => report.tests[number]);
    return [h("h3", { id: "classes", style: "margin-top:26px" }, "Class by class"),
        h("p", { class: "soft wide" }, results.some(result => result.of === "test")
            ? "How well these networks recognise the test images, which the search never used. Each was tested once, with the weights that the commands above export."
                + (results.some(result => result.epochs) ? " These are of a final training from scratch, for longer than the search trains." : "")
            : "The data set has no test images. These figures are of the validation images, for which the search selected the networks, so they are too high."),
        h("div", { class: classNames.length > 12 ? "wide-cards" : classNames.length > 6 ? "grid" : "picks" }, tested.map(number => classesCard(byNumber.get(number),
            [report.picks.filter(pick => pick.trial === number).map(pick => [h("span", { class: "mark", "aria-hidden": "true" }, MARKS[pick.kind]), " ", PICKS[pick.kind], " "]),
                trialLink(number)])))];
}
