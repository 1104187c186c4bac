// Values as texts.

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
