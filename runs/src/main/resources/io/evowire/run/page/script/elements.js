// Elements of the page.

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
