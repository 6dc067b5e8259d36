/**
 * A value, node or event of a drawing on hover, or by the keyboard: what it is, how sure, who said it and when. The drawing is
 * one tab stop; arrow keys go from mark to mark, Enter opens a value's evidence or a node's source, Escape closes the tip.
 */
import { inside, make } from "./dom.js";
import { cellOf, type FigureData, type FigureSource, rowOf } from "./figure-data.js";
import { words } from "./words.js";

const marked = "[data-fact], [data-row]";

/** What a mark stands for: a number by its fact, a node or event by its row of the table. */
const keyOf = (mark: SVGElement): string => mark.getAttribute("data-fact") ?? `#${mark.getAttribute("data-row") ?? ""}`;

/** One mark a number or row: of a bar and its label the first. */
function marksOf(drawing: SVGSVGElement): SVGElement[] {
  const seen = new Set<string>();
  return [...drawing.querySelectorAll<SVGElement>(marked)].filter((mark) => {
    const key = keyOf(mark);
    if (seen.has(key) || getComputedStyle(mark).display === "none") return false;
    seen.add(key);
    return true;
  });
}

interface Said {
  readonly about: string;
  readonly value: string;
  readonly marks: string;
  readonly sources: readonly FigureSource[];
}

/** What is known of a mark; null when the figure's data do not hold it. */
function saidOf(mark: SVGElement, data: FigureData): Said | null {
  const fact = mark.getAttribute("data-fact");
  if (fact === null) return rowOf(data, Number(mark.getAttribute("data-row")));
  const found = cellOf(data, fact);
  if (found === null) return null;
  const { cell, row, column } = found;
  const about = [row, column].filter((each) => each !== "").join(" · ");
  return { about, value: cell.text, marks: cell.marks, sources: cell.sources.flatMap((index) => data.sources[index] ?? []) };
}

export function startTips(figure: HTMLElement, data: () => Promise<FigureData | null>): void {
  const tip = make("div", { class: "tip", role: "status" });
  tip.hidden = true;
  figure.append(tip);
  let active: SVGElement | null = null;

  const hide = (): void => {
    active?.classList.remove("d-at");
    active = null;
    tip.hidden = true;
  };
  const show = async (mark: SVGElement): Promise<void> => {
    if (active === mark) return;
    active?.classList.remove("d-at");
    active = mark;
    const known = await data();
    const found = known === null ? null : saidOf(mark, known);
    if (active !== mark) return;
    if (found === null) {
      hide();
      return;
    }
    mark.classList.add("d-at");
    tip.replaceChildren(
      make("span", {}, found.about),
      make("b", {}, found.value, found.marks === "" ? null : make("small", {}, ` ${found.marks}`)),
      ...found.sources
        .slice(0, 3)
        .map(({ name, published, grade }) =>
          make("small", {}, [name, published, grade === "" ? "" : `${words.grade} ${grade}`].filter((each) => each !== "").join(" · ")),
        ),
    );
    tip.hidden = false;
    // Beside the mark, kept inside the figure.
    const around = figure.getBoundingClientRect();
    const box = mark.getBoundingClientRect();
    const left = Math.min(Math.max(0, box.left + box.width / 2 - around.left - tip.offsetWidth / 2), around.width - tip.offsetWidth);
    const above = box.top - around.top - tip.offsetHeight - 8;
    tip.style.left = `${Math.max(0, left)}px`;
    tip.style.top = `${above > 0 ? above : box.bottom - around.top + 8}px`;
  };

  const enter = async (mark: SVGElement): Promise<void> => {
    if (mark.hasAttribute("data-fact")) {
      mark.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
      return;
    }
    const known = await data();
    const page = inside((known === null ? null : saidOf(mark, known))?.sources[0]?.href ?? "");
    if (page !== "") location.assign(page);
  };

  for (const drawing of figure.querySelectorAll<SVGSVGElement>("svg.drawing")) {
    if (drawing.querySelector(marked) === null) continue;
    drawing.setAttribute("tabindex", "0");
    drawing.setAttribute("aria-description", words.drawingKeys);
    drawing.addEventListener("pointerover", (event) => {
      const mark = event.target instanceof Element ? event.target.closest<SVGElement>(marked) : null;
      if (mark === null) hide();
      else if (event.pointerType !== "touch") void show(mark);
    });
    drawing.addEventListener("pointerleave", hide);
    drawing.addEventListener("blur", hide);
    drawing.addEventListener("keydown", (event) => {
      const marks = marksOf(drawing);
      const at = active === null ? -1 : marks.indexOf(active);
      const step: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
      const move = step[event.key];
      if (event.key === "Escape" && active !== null) hide();
      else if (event.key === "Enter" && active !== null) void enter(active);
      else if (event.key === "Home" || event.key === "End") {
        const mark = event.key === "Home" ? marks[0] : marks.at(-1);
        if (mark !== undefined) void show(mark);
      } else if (move !== undefined) {
        const next = marks[Math.min(Math.max(at + move, 0), marks.length - 1)];
        if (next !== undefined) void show(next);
      } else return;
      event.preventDefault();
    });
  }
}
