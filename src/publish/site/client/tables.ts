/** Tables sort by a click on a column's head. */

/** The number a cell begins with, bounds and separators aside; NaN for text. */
export function cellNumber(text: string): number {
  const match = /[-−+]?\d[\d,]*(?:\.\d+)?/.exec(text);
  if (match === null) return Number.NaN;
  return Number(match[0].replace(/,/g, "").replace("−", "-"));
}

function compare(a: string, b: string, numeric: boolean): number {
  if (numeric) {
    const x = cellNumber(a);
    const y = cellNumber(b);
    if (Number.isNaN(x) || Number.isNaN(y)) return Number.isNaN(x) ? (Number.isNaN(y) ? 0 : 1) : -1;
    return x - y;
  }
  return a < b ? -1 : a > b ? 1 : 0;
}

export function sortable(table: HTMLTableElement): void {
  const body = table.tBodies[0];
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
  if (body === undefined || body.rows.length < 3) return;
  heads.forEach((head, index) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const up = head.getAttribute("aria-sort") === "descending";
      for (const each of heads) each.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      const numeric = head.classList.contains("n");
      const rows = [...body.rows].map((row, at) => ({ row, at, text: row.cells[index]?.textContent ?? "" }));
      rows.sort((a, b) => (up ? compare(a.text, b.text, numeric) : compare(b.text, a.text, numeric)) || a.at - b.at);
      body.append(...rows.map(({ row }) => row));
    });
  });
}

export function startTables(): void {
  for (const table of document.querySelectorAll<HTMLTableElement>("table[data-sort]")) sortable(table);
}
