/** Tools of every figure: its table in place of the drawing, series to hide, a filter, full screen, a picture, a snippet to embed, other editions. */
import { chinese, make, root } from "./dom.js";
import { type FigureData, readFigure } from "./figure-data.js";
import { startTips } from "./figure-tip.js";
import { saveWorkbook } from "./figure-workbook.js";
import { savePicture, shownDrawing } from "./picture.js";
import { fold } from "./search.js";
import { hasPage } from "./switches.js";
import { sortable } from "./tables.js";
import { words } from "./words.js";

/** Tables with fewer rows are seen at a glance. One that is the figure itself stands in the text, where at most its beginning is shown. */
const filterFrom = { opened: 8, inPlace: 16 };

interface Tools {
  readonly figure: HTMLElement;
  readonly row: HTMLElement;
  /** What a tool opens stands beneath the row. */
  readonly beneath: HTMLElement;
  readonly name: string;
  data(): Promise<FigureData | null>;
}

function button(tools: Tools, label: string, act: (self: HTMLButtonElement) => void, place: Element = tools.row): HTMLButtonElement {
  const self = document.createElement("button");
  self.type = "button";
  self.className = "as-link";
  self.textContent = label;
  self.addEventListener("click", () => act(self));
  place.append(self);
  return self;
}

function tableOf(data: FigureData): HTMLElement {
  const head = data.columns.map(({ label, unit, right }) =>
    make("th", { scope: "col", ...(right ? { class: "n" } : {}) }, label, unit === "" ? null : make("small", {}, ` ${unit}`)),
  );
  const rows = data.rows.map((row) =>
    make(
      "tr",
      {},
      ...row.map((cell, index) => {
        const content =
          cell.fact === "" ? cell.text : make("button", { type: "button", class: "f as-link", "data-fact": cell.fact }, cell.text);
        const mark = cell.marks === "" ? null : make("small", {}, ` ${cell.marks}`);
        if (index === 0) return make("th", { scope: "row" }, content, mark);
        const column = data.columns[index];
        const classes = [column?.right === true ? "n" : "", cell.marks === "" && /^[—–]?$/.test(cell.text) ? "e" : ""].filter(
          (name) => name !== "",
        );
        return make("td", { "data-l": column?.label ?? "", ...(classes.length > 0 ? { class: classes.join(" ") } : {}) }, content, mark);
      }),
    ),
  );
  const table = make(
    "table",
    { class: "tbl stack", "data-sort": "" },
    make("thead", {}, make("tr", {}, ...head)),
    make("tbody", {}, ...rows),
  );
  if (table instanceof HTMLTableElement) sortable(table);
  return make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": `${words.table}${words.colon}${data.title}` }, table);
}

/** A field above a long table that leaves only the rows with every word typed. */
function filterable(holder: Element, from: number): void {
  const table = holder.querySelector("table");
  const body = table?.tBodies[0];
  if (table === null || body === undefined || body.rows.length < from || holder.querySelector(".fig-q") !== null) return;
  const input = document.createElement("input");
  input.type = "search";
  input.className = "q fig-q";
  input.placeholder = words.filter;
  input.setAttribute("aria-label", words.filter);
  input.addEventListener("input", () => {
    const parts = fold(input.value).split(/\s+/);
    for (const row of body.rows) {
      const content = fold(row.textContent ?? "");
      row.hidden = !parts.every((part) => content.includes(part));
    }
  });
  holder.prepend(input);
}

function addTable(tools: Tools): void {
  const drawing = tools.figure.querySelector<HTMLElement>(".fig-d");
  if (drawing === null) return;
  let table: HTMLElement | null = null;
  button(tools, words.asTable, async (self) => {
    if (table === null) {
      const data = await tools.data();
      if (data === null) return;
      table = make("div", { class: "fig-d fig-tbl" }, tableOf(data));
      filterable(table, filterFrom.opened);
      drawing.after(table);
      table.hidden = true;
    }
    table.hidden = !table.hidden;
    drawing.hidden = !table.hidden;
    self.textContent = table.hidden ? words.asTable : words.asDrawing;
  });
}

function addSeries(tools: Tools): void {
  if (new Set([...tools.figure.querySelectorAll("[data-series]")].map((shape) => shape.getAttribute("data-series"))).size < 2) return;
  button(tools, words.series, async (self) => {
    const open = self.getAttribute("aria-expanded") === "true";
    self.setAttribute("aria-expanded", String(!open));
    tools.beneath.replaceChildren();
    const data = open ? null : await tools.data();
    if (data === null) return;
    tools.beneath.append(
      ...data.series.map(({ id, label }) => {
        const shapes = tools.figure.querySelectorAll(`[data-series="${CSS.escape(id)}"]`);
        const chip = make(
          "button",
          { type: "button", class: "btn", "aria-pressed": String(!(shapes[0]?.classList.contains("d-off") ?? false)) },
          label,
        );
        chip.addEventListener("click", () => {
          const on = chip.getAttribute("aria-pressed") !== "true";
          chip.setAttribute("aria-pressed", String(on));
          for (const shape of shapes) shape.classList.toggle("d-off", !on);
        });
        return chip;
      }),
    );
  }).setAttribute("aria-expanded", "false");
}

function addFullScreen(tools: Tools): void {
  if (!document.fullscreenEnabled) return;
  const self = button(tools, words.fullScreen, () => {
    if (document.fullscreenElement === null) void tools.figure.requestFullscreen().catch(() => undefined);
    else void document.exitFullscreen();
  });
  document.addEventListener("fullscreenchange", () => {
    self.textContent = document.fullscreenElement === tools.figure ? words.leaveFullScreen : words.fullScreen;
  });
}

/** A file made at the click, offered beside the files that lie ready; the figure's own page offers it among its files. */
function offer(tools: Tools, act: string, label: string, save: () => Promise<void>): void {
  const offered = document.querySelector<HTMLElement>(`[data-act=${act}]`);
  if (offered === null) {
    button(tools, label, () => void save(), tools.row.querySelector(".files") ?? tools.row);
    return;
  }
  offered.hidden = false;
  offered.querySelector("button")?.addEventListener("click", () => void save());
}

function addPicture(tools: Tools): void {
  const save = async (): Promise<void> => {
    const [drawing, data] = [shownDrawing(tools.figure), await tools.data()];
    if (drawing === undefined || data === null) return;
    const sources = data.sources.slice(0, 4).map(({ name, published }) => [name, published].filter((each) => each !== "").join(" "));
    savePicture(drawing, tools.name, data.finding === "" ? data.title : data.finding, [
      ...(sources.length === 0 ? [] : [`${words.source}${words.colon}${sources.join(words.comma)}`]),
      ...data.notes,
      data.citation,
    ]);
  };
  offer(tools, "png", words.picture, save);
}

function addWorkbook(tools: Tools): void {
  offer(tools, "xlsx", words.workbook, async () => {
    const data = await tools.data();
    if (data !== null) saveWorkbook(data, tools.name);
  });
}

const escaped = (value: string): string =>
  value.replace(/[&<>"]/g, (character) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[character] ?? character);

function addEmbed(tools: Tools): void {
  button(tools, words.embed, async (self) => {
    const open = self.getAttribute("aria-expanded") === "true";
    self.setAttribute("aria-expanded", String(!open));
    tools.beneath.replaceChildren();
    const data = open ? null : await tools.data();
    if (data === null) return;
    const page = new URL(`${root}figures/${tools.name}.html`, location.href).href;
    const picture = new URL(`${root}figures/${tools.name}.svg`, location.href).href;
    const sentences = [data.finding === "" ? data.title : data.finding, ...data.notes, data.citation].map((each) =>
      each.replace(/[.。]$/, ""),
    );
    const said = chinese ? `${sentences.join("。")}。` : `${sentences.join(". ")}.`;
    const field = document.createElement("textarea");
    field.readOnly = true;
    field.rows = 4;
    field.setAttribute("aria-label", words.embed);
    field.value = `<figure><a href="${escaped(page)}"><img src="${escaped(picture)}" alt="${escaped(data.title)}"></a><figcaption>${escaped(said)}</figcaption></figure>`;
    const copy = make("button", { type: "button", class: "btn" }, words.copy);
    copy.addEventListener("click", () => {
      field.select();
      void navigator.clipboard?.writeText(field.value).then(() => {
        copy.textContent = words.copied;
      });
    });
    tools.beneath.append(field, copy, make("small", {}, words.embedHint));
    field.select();
  }).setAttribute("aria-expanded", "false");
}

function addEditions(tools: Tools): void {
  const others = [...document.querySelectorAll<HTMLAnchorElement>(".mast a[data-same]")];
  if (others.length === 0) return;
  button(tools, words.otherEdition, async () => {
    const page = `figures/${tools.name}.html`;
    const found = await Promise.all(
      others.map(async (link) => {
        const href = link.getAttribute("href") ?? "";
        const same = link.dataset.same ?? "";
        // The link leads to the edition's first page, or to this very page where that edition has it.
        const base = href.endsWith(same) ? href.slice(0, -same.length) : href.replace(/index\.html$/, "");
        return (await hasPage(base, page)) ? make("a", { href: base + page }, link.textContent ?? "") : null;
      }),
    );
    const links = found.flatMap((each) => each ?? []);
    tools.beneath.replaceChildren(...(links.length === 0 ? [make("small", {}, words.notThere)] : links));
  });
}

export function startFigures(): void {
  for (const row of document.querySelectorAll<HTMLElement>(".fig-a[data-figure]")) {
    const figure = row.closest<HTMLElement>("figure");
    if (figure === null) continue;
    const name = row.dataset.figure ?? "";
    const beneath = make("div", { class: "fig-x", "aria-live": "polite" });
    row.after(beneath);
    const tools: Tools = { figure, row, beneath, name, data: () => readFigure(name) };
    const drawn = figure.querySelector("svg.drawing") !== null;
    if (drawn) {
      addTable(tools);
      addSeries(tools);
      startTips(figure, tools.data);
    } else for (const holder of figure.querySelectorAll(".fig-d")) filterable(holder, filterFrom.inPlace);
    addFullScreen(tools);
    addWorkbook(tools);
    if (drawn) {
      addPicture(tools);
      addEmbed(tools);
    }
    addEditions(tools);
  }
}
