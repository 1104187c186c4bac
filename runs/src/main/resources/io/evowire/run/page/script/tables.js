// Tables that sort, filter and turn pages.

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
    const place = h("span", { "aria-live": "polite" });
    const last = () => Math.max(0, Math.floor((shown.length - 1) / page) * page);
    const steps = [["First", () => 0], ["Previous", () => Math.max(0, first - page)],
        ["Next", () => Math.min(last(), first + page)], ["Last", last]].map(([label, target]) => ({
        target, button: h("button", {
            type: "button", onclick: () => {
                first = target();
                paint();
            },
        }, label),
    }));
    const pager = h("div", { class: "pager" }, steps.slice(0, 2).map(step => step.button), place, steps.slice(2).map(step => step.button));

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

    // The buttons stay the same elements, also where they lead nowhere: who pages by keyboard keeps the place.
    function paintPager() {
        const paged = shown.length > page;
        steps.forEach(({ button, target }) => {
            button.hidden = !paged;
            button.setAttribute("aria-disabled", target() === first);
        });
        pager.hidden = !paged && shown.length === rows.length;
        const end = Math.min(first + page, shown.length);
        const part = !shown.length ? "none" : paged ? `${whole(first + 1)}\u2013${whole(end)} of ${whole(shown.length)}` : whole(shown.length);
        place.textContent = shown.length < rows.length ? `${part} found among ${whole(rows.length)}` : part;
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
