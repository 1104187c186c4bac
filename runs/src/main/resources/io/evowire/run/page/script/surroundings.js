// What surrounds a page: its head, its foot and its theme.

/**
 * The head of a page.
 *
 * @param parts of the page: address and name of each
 */
function masthead(name, state, parts) {
    const mark = s("svg", { width: 22, height: 22, viewBox: "0 0 22 22", "aria-hidden": "true" },
        s("path", { d: "M4,11L11,4M4,11L11,18M11,4L18,11M11,18L18,11M11,4L11,18", stroke: "currentColor", "stroke-width": 1.5, fill: "none" }),
        [[4, 11, "var(--input)"], [11, 4, "currentColor"], [11, 18, "currentColor"], [18, 11, "var(--output)"]].map(([cx, cy, color]) =>
            s("circle", { cx, cy, r: 3.2, fill: color })));
    const theme = h("button", { type: "button", id: "theme", onclick: switchTheme }, "");
    document.getElementById("masthead").append(h("div", { class: "bar" },
        h("span", { class: "wordmark" }, mark, "EvoWire"), h("h1", {}, name), h("span", { class: "state" }, state),
        h("nav", { "aria-label": "Parts of the report" }, parts
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

/** Puts a page together; its charts begin when its own part says so. */
function frame(name, state, parts, ...content) {
    if (["light", "dark"].includes(storedTheme())) {
        document.documentElement.dataset.theme = storedTheme();
    }
    masthead(name, state, parts);
    document.getElementById("main").replaceChildren(...content);
    // Its address would be another page of this one.
    document.querySelector(".skip").addEventListener("click", event => {
        event.preventDefault();
        document.getElementById("main").focus();
    });
    document.getElementById("colophon").append(h("p", {}, "Made by EvoWire. Charts: Apache ECharts, Apache License 2.0. This file needs no network and sends nothing."));
    addEventListener("beforeprint", () => onPaper(true));
    addEventListener("afterprint", () => onPaper(false));
    systemDark.addEventListener("change", recolor);
}
