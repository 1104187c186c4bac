// What all charts share.

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

// Colours and symbols begin again after the last one, each round with another symbol for a colour: the first
// palette.length * SYMBOLS.length groups are all different.
const colorAt = (colors, index) => colors.palette[index % colors.palette.length];
const symbolAt = index => SYMBOLS[(index + Math.floor(index / SYMBOLS.length)) % SYMBOLS.length];

/**
 * Groups with a colour and symbol each, by their place: all kinds first, so that each has its colour wherever
 * it appears; then mixtures of kinds, which take what is left of the first round of symbols, or share one more.
 */
function groupsOf(kinds, names) {
    const mixtures = [...new Set(names)].filter(name => !kinds.includes(name)).sort();
    return [...kinds, ...(kinds.length + mixtures.length <= SYMBOLS.length ? mixtures : ["mixed"])];
}

/** The place of a group; that of the last one for what has none of its own. */
const placeOf = (groups, name) => groups.includes(name) ? groups.indexOf(name) : groups.length - 1;

/** What a chart calls a series by number, such as its tooltips. */
const seriesIndex = (entry, name) => entry.instance.getOption().series.findIndex(series => series.name === name);

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
            const middle = Number.isFinite(mean) ? at(mean) : null;
            const line = (a, b, c, d) => ({
                type: "line", shape: { x1: a, y1: b, x2: c, y2: d }, style: { stroke: color, lineWidth: width },
            });
            return {
                type: "group", children: horizontal
                    ? [line(x1, y1, x2, y2), line(x1, y1 - cap, x1, y1 + cap), line(x2, y2 - cap, x2, y2 + cap),
                        ...(middle ? [line(middle[0], middle[1] - 1.8 * cap, middle[0], middle[1] + 1.8 * cap)] : [])]
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
