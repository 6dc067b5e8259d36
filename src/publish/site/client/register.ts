/** Search and facets over a whole register, whichever of its pages the reader is on. */
import { inside, make } from "./dom.js";
import { fold } from "./search.js";
import { isRecord, list, number, text } from "./shapes.js";
import { load } from "./store.js";
import { words } from "./words.js";

interface Row {
  readonly anchor: string;
  readonly page: number;
  readonly cells: readonly string[];
  readonly sources: readonly (readonly string[])[];
  readonly folded: string;
}
interface Register {
  readonly align: readonly string[];
  readonly labels: readonly string[];
  readonly rows: readonly Row[];
}

const most = 250;

async function read(id: string): Promise<Register> {
  const data = await load("register", id, `registers/${id}.js`);
  const record = isRecord(data) ? data : {};
  return {
    align: list(record.align).map(text),
    labels: list(record.labels).map(text),
    rows: list(record.rows).map((each) => {
      const [anchor, page, cells, sources] = list(each);
      const texts = list(cells).map(text);
      return {
        anchor: text(anchor),
        page: number(page),
        cells: texts,
        sources: list(sources).map((pair) => list(pair).map(text)),
        folded: fold(texts.join(" ")),
      };
    }),
  };
}

/** The same looks as in the page as written. */
function cellLook(align: string | undefined, content: string): string {
  if (align === "right") return "n";
  if (/^[\x21-\x7e]{17,}$/.test(content)) return "no";
  return content.length <= 10 ? "nb" : "";
}

const group = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ",");

export function startRegister(): void {
  const box = document.querySelector<HTMLElement>("[data-register]");
  const table = document.querySelector<HTMLTableElement>("table[data-rows]");
  const input = box?.querySelector("input") ?? null;
  const body = table?.tBodies[0];
  if (box === null || table === null || input === null || body === undefined) return;
  const id = box.dataset.register ?? "";
  const columns = (box.dataset.columns ?? "").split(" ").map(Number);
  const title = Number(box.dataset.title ?? "0");
  const count = document.querySelector<HTMLElement>("[data-count] b");
  const clear = document.querySelector<HTMLButtonElement>("[data-clear]");
  const pager = document.querySelector<HTMLElement>(".pager");
  const buttons = [...document.querySelectorAll<HTMLButtonElement>(".facet button")];
  const before = [...body.rows];
  const total = count?.textContent ?? "";
  const note = make("p", { class: "cut", hidden: "" });
  table.parentElement?.after(note);
  const chosen = new Map<number, string>();

  const rowOf = (register: Register, row: Row): HTMLElement => {
    const cells = columns.map((index) => {
      const content = row.cells[index] ?? "";
      if (index === title) return make("th", { scope: "row", "data-l": register.labels[index] ?? "" }, content);
      const attributes: Record<string, string> = content === "" ? {} : { "data-l": register.labels[index] ?? "" };
      const look = cellLook(register.align[index], content);
      if (look !== "") attributes.class = look;
      return make("td", attributes, content);
    });
    const sources = row.sources.map(([label, file]) => make("a", { href: inside(`sources/${file ?? ""}.html`) }, label ?? "", " "));
    return make("tr", { id: row.anchor }, ...cells, make("td", { class: "src" }, ...sources));
  };

  const apply = async () => {
    const parts = fold(input.value)
      .split(/\s+/)
      .filter((part) => part !== "");
    const idle = parts.length === 0 && chosen.size === 0;
    if (clear !== null) clear.hidden = idle;
    if (pager !== null) pager.hidden = !idle;
    if (idle) {
      body.replaceChildren(...before);
      if (count !== null) count.textContent = total;
      note.hidden = true;
      return;
    }
    const register = await read(id).catch(() => null);
    if (register === null) return;
    const found = register.rows.filter(
      (row) => parts.every((part) => row.folded.includes(part)) && [...chosen].every(([column, value]) => row.cells[column] === value),
    );
    body.replaceChildren(...found.slice(0, most).map((row) => rowOf(register, row)));
    if (count !== null) count.textContent = group(found.length);
    note.hidden = found.length <= most;
    note.textContent = words.first(most, found.length);
  };

  for (const button of buttons) {
    button.disabled = false;
    button.addEventListener("click", () => {
      const column = Number(button.dataset.col);
      const value = button.dataset.val ?? "";
      if (chosen.get(column) === value) chosen.delete(column);
      else chosen.set(column, value);
      for (const each of buttons) each.setAttribute("aria-pressed", String(chosen.get(Number(each.dataset.col)) === each.dataset.val));
      void apply();
    });
  }
  box.hidden = false;
  input.addEventListener("input", () => void apply());
  clear?.addEventListener("click", () => {
    input.value = "";
    chosen.clear();
    for (const each of buttons) each.setAttribute("aria-pressed", "false");
    void apply();
  });
}
