/** The evidence panel: a number opens in place, with its sources, the values that lost, and what it was computed from. */
import { chunkOf as chunkIndex } from "../paths.js";
import { splitUnit } from "../split-unit.js";
import { anchor, closest, inside, make } from "./dom.js";
import { isRecord, list, number, text } from "./shapes.js";
import { load } from "./store.js";
import { words } from "./words.js";

const chunks = Number(document.documentElement.dataset.chunks ?? "1");

interface Chunk {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly cells: Readonly<Record<string, unknown>>;
  /** Level → its name and meaning. */
  readonly credibility: Readonly<Record<string, unknown>>;
}

async function chunkOf(fact: string): Promise<Chunk | null> {
  const index = chunkIndex(fact, chunks);
  const data = await load("evidence", index, `data/evidence-${index}.js`);
  if (!isRecord(data) || !isRecord(data.facts) || !isRecord(data.cells) || !isRecord(data.credibility)) return null;
  return { facts: data.facts, cells: data.cells, credibility: data.credibility };
}

function marks(names: unknown): HTMLElement[] {
  const classes: Readonly<Record<string, string>> = { estimate: "e", forecast: "f", computed: "c", disputed: "x", provisional: "p" };
  return list(names).flatMap((name) => {
    const words_ = words.marks[text(name)];
    return words_ === undefined ? [] : [make("span", { class: `m m-${classes[text(name)] ?? "e"}`, title: words_[1] }, words_[0])];
  });
}

function grade(letter: string): HTMLElement | null {
  if (letter === "") return null;
  const shape = /^[A-D]$/.test(letter) ? letter.toLowerCase() : "o";
  return make("span", { class: `g g-${shape}`, title: `${words.grade} ${letter}` }, shape === "o" ? words.own : letter);
}

/** How far others bear the value out, in the words that come with the chunk. */
function credibility(level: string, { credibility: words_ }: Chunk): HTMLElement | null {
  const [name = "", meaning = ""] = list(words_[level]).map(text);
  return name === "" ? null : make("span", { class: `cr cr-${level}`, title: meaning }, name);
}

/** Where the value may lie, and why. */
function interval(said: unknown): readonly HTMLElement[] {
  return text(said) === "" ? [] : [make("p", { class: "agr" }, text(said))];
}

function statement(data: unknown): HTMLElement | null {
  if (!isRecord(data)) return null;
  const role = text(data.r);
  const remark = [text(data.y), text(data.k) === "" ? "" : `${words.known} ${text(data.k)}`].filter((each) => each !== "").join("　");
  const said = role === "rejected" ? text(data.w) : role === "agrees" ? words.agrees : "";
  return make(
    "div",
    { class: `ob ${role === "rejected" ? "lost" : role === "published" ? "win" : "same"}` },
    make("div", { class: "v" }, text(data.v)),
    make(
      "div",
      { class: "s" },
      anchor(text(data.h), text(data.s)),
      make("small", {}, remark),
      said === "" ? null : make("span", { class: `why ${role}` }, said),
      text(data.n) === "" ? null : make("small", text(data.f) === "" ? {} : { lang: text(data.f) }, text(data.n)),
    ),
    make("div", {}, grade(text(data.g))),
  );
}

function heading(label: string, remark = ""): HTMLElement {
  return make("h3", { class: "p-h" }, label, remark === "" ? null : make("small", {}, remark));
}

/** Every statement about one value, by what became of it. */
function statements(cell: Readonly<Record<string, unknown>>): Node[] {
  const all = list(cell.o).filter(isRecord);
  const of = (role: string) => all.filter((each) => text(each.r) === role);
  const nodes: Node[] = [];
  const used = [...of("published"), ...of("agrees")];
  if (used.length > 0) nodes.push(heading(words.published), ...used.flatMap((each) => statement(each) ?? []));
  const lost = of("rejected");
  if (lost.length > 0)
    nodes.push(
      heading(words.rejected, text(cell.s) === "" ? "" : `${words.spread} ${text(cell.s)}`),
      ...lost.flatMap((each) => statement(each) ?? []),
    );
  if (text(cell.e) !== "") nodes.push(heading(words.decision), make("div", { class: "dec" }, text(cell.e)));
  return nodes;
}

function stepTree(step: unknown): HTMLElement {
  if (!isRecord(step)) return make("span");
  const inputs = list(step.n);
  const left = number(step.m);
  const below =
    inputs.length === 0 && left === 0
      ? null
      : make(
          "ul",
          {},
          ...inputs.map((each) => make("li", {}, stepTree(each))),
          left > 0 ? make("li", { class: "none" }, words.more(left)) : null,
        );
  return make(
    "div",
    {},
    make("span", { class: "lk" }, words.steps[text(step.k)] ?? text(step.k)),
    " ",
    anchor(text(step.h), text(step.l)),
    text(step.v) === "" ? null : make("b", { class: "num" }, ` ${text(step.v)}`),
    text(step.p) === "" ? null : make("small", {}, ` ${text(step.p)}`),
    " ",
    grade(text(step.g)),
    below,
  );
}

function content(fact: Readonly<Record<string, unknown>>, chunk: Chunk): Node[] {
  const step = isRecord(fact.l) ? fact.l : {};
  const key = text(step.c);
  const cell = key === "" ? undefined : chunk.cells[key];
  const nodes: Node[] = [];
  if (isRecord(cell)) {
    nodes.push(make("h2", { class: "p-t", id: "p-t" }, text(cell.t)), make("div", { class: "p-dims" }, text(cell.d)));
  } else {
    nodes.push(make("h2", { class: "p-t", id: "p-t" }, text(fact.t)));
  }
  if (isRecord(cell)) {
    const [number, unit] = splitUnit(text(fact.t));
    nodes.push(
      make(
        "div",
        { class: "p-v" },
        make("b", {}, number),
        make("span", { class: "u" }, unit),
        ...marks(fact.m),
        grade(text(fact.g)),
        credibility(text(fact.b), chunk),
      ),
      ...interval(fact.i),
      ...(text(cell.a) === "" ? [] : [make("p", { class: "agr" }, text(cell.a))]),
      ...statements(cell),
    );
  } else {
    nodes.push(make("div", { class: "p-dims" }, ...marks(fact.m), " ", grade(text(fact.g)), " ", credibility(text(fact.b), chunk)));
    nodes.push(...interval(fact.i));
    nodes.push(heading(text(step.k) === "analysis" ? words.inputs : words.rests), make("div", { class: "lineage" }, stepTree(step)));
  }
  nodes.push(heading(words.formula), make("p", {}, make("code", {}, text(fact.x))));
  return nodes;
}

let opener: HTMLElement | SVGElement | null = null;
const dialog = document.createElement("dialog");

/** Only the id of a fact is kept in the address, so that the open panel can be shared. */
function address(fact: string): void {
  const rest = fact === "" ? `${location.pathname}${location.search}` : `#fact=${encodeURIComponent(fact)}`;
  try {
    history.replaceState(null, "", rest);
  } catch {
    // Some browsers refuse on pages from disk; the panel works without it.
  }
}

async function open(id: string, fallback: string): Promise<void> {
  const chunk = await chunkOf(id).catch(() => null);
  const fact = chunk?.facts[id];
  if (chunk === null || !isRecord(fact)) {
    if (fallback !== "") location.href = fallback;
    return;
  }
  const close = make("button", { type: "button", class: "x", "aria-label": words.close }, "×");
  close.addEventListener("click", () => dialog.close());
  const page = inside(text(fact.h));
  const copy = make("button", { type: "button", class: "btn on" }, words.copy);
  copy.addEventListener("click", () => {
    void navigator.clipboard?.writeText(location.href).then(() => {
      copy.textContent = words.copied;
    });
  });
  dialog.replaceChildren(
    make("div", { class: "p-head" }, make("span", {}, words.evidence), close),
    ...content(fact, chunk),
    make("div", { class: "btns" }, copy, page === "" ? null : make("a", { class: "btn", href: page }, words.page)),
  );
  dialog.scrollTop = 0;
  if (!dialog.open) dialog.showModal();
  address(id);
}

function openFrom(element: Element): void {
  const id = element.getAttribute("data-fact") ?? "";
  // A mark inside a drawing takes no focus; the drawing around it does.
  opener = element instanceof SVGElement ? (element.ownerSVGElement ?? element) : element instanceof HTMLElement ? element : null;
  opener?.setAttribute("aria-expanded", "true");
  void open(id, element instanceof HTMLAnchorElement ? element.href : "");
}

export function startPanel(): void {
  dialog.className = "panel";
  dialog.setAttribute("aria-labelledby", "p-t");
  document.body.append(dialog);
  dialog.addEventListener("close", () => {
    opener?.removeAttribute("aria-expanded");
    opener?.focus();
    opener = null;
    address("");
  });
  // A click on the veil lands on the dialog itself, outside its box.
  dialog.addEventListener("click", (event) => {
    const box = dialog.getBoundingClientRect();
    if (
      event.target === dialog &&
      (event.clientX < box.left || event.clientY < box.top || event.clientX > box.right || event.clientY > box.bottom)
    )
      dialog.close();
  });
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const element = closest(event, "[data-fact]");
    if (element === null) {
      // A link inside the panel to an anchor of this very page must close it to be seen.
      if (closest(event, ".panel a[href]") !== null) dialog.close();
      return;
    }
    event.preventDefault();
    openFrom(element);
  });
  const shared = /^#fact=(.+)$/.exec(location.hash)?.[1];
  if (shared !== undefined) void open(decodeURIComponent(shared), "");
  rove();
}

/** One tab stop a paragraph: arrow keys move among its numbers. */
function rove(): void {
  for (const block of document.querySelectorAll("p, li, dd, td")) {
    const links = [...block.querySelectorAll<HTMLAnchorElement>("a[data-fact]")];
    if (links.length < 2) continue;
    links.forEach((each, index) => {
      if (index > 0) each.tabIndex = -1;
      each.addEventListener("keydown", (event) => {
        const step =
          event.key === "ArrowRight" || event.key === "ArrowDown" ? 1 : event.key === "ArrowLeft" || event.key === "ArrowUp" ? -1 : 0;
        const next = links[index + step];
        if (step === 0 || next === undefined) return;
        event.preventDefault();
        each.tabIndex = -1;
        next.tabIndex = 0;
        next.focus();
      });
    });
  }
}
