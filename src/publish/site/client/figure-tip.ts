/**
 * A value of a drawing on hover, or by the keyboard: what it is, how sure, who said it and when. The drawing is one tab stop;
 * arrow keys go from value to value, Enter opens the evidence, Escape closes the tip.
 */
import { make } from "./dom.js";
import { cellOf, type FigureData } from "./figure-data.js";
import { words } from "./words.js";

/** One mark a number: of a bar and its label the first. */
function marksOf(drawing: SVGSVGElement): SVGElement[] {
  const seen = new Set<string>();
  return [...drawing.querySelectorAll<SVGElement>("[data-fact]")].filter((mark) => {
    const fact = mark.getAttribute("data-fact") ?? "";
    if (seen.has(fact) || getComputedStyle(mark).display === "none") return false;
    seen.add(fact);
    return true;
  });
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
    const found = known === null ? null : cellOf(known, mark.getAttribute("data-fact") ?? "");
    if (active !== mark) return;
    if (known === null || found === null) {
      hide();
      return;
    }
    mark.classList.add("d-at");
    const sources = found.cell.sources.slice(0, 3).flatMap((index) => known.sources[index] ?? []);
    tip.replaceChildren(
      make("span", {}, [found.row, found.column].filter((each) => each !== "").join(" · ")),
      make("b", {}, found.cell.text, found.cell.marks === "" ? null : make("small", {}, ` ${found.cell.marks}`)),
      ...sources.map(({ name, published, grade }) =>
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

  for (const drawing of figure.querySelectorAll<SVGSVGElement>("svg.drawing")) {
    if (drawing.querySelector("[data-fact]") === null) continue;
    drawing.setAttribute("tabindex", "0");
    drawing.setAttribute("aria-description", words.drawingKeys);
    drawing.addEventListener("pointerover", (event) => {
      const mark = event.target instanceof Element ? event.target.closest<SVGElement>("[data-fact]") : null;
      if (mark !== null && event.pointerType !== "touch") void show(mark);
    });
    drawing.addEventListener("pointerleave", hide);
    drawing.addEventListener("blur", hide);
    drawing.addEventListener("keydown", (event) => {
      const marks = marksOf(drawing);
      const at = active === null ? -1 : marks.indexOf(active);
      const step: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
      const move = step[event.key];
      if (event.key === "Escape" && active !== null) hide();
      else if (event.key === "Enter" && active !== null) active.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
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
