/** Relations that lines cannot show legibly, written out beneath the drawing: "A → B: what flows". Nothing the evidence states is lost. */
import type { DiagramBody } from "../model.js";
import { wrap } from "../text.js";
import type { FigureWords } from "../words.js";
import type { DiagramEdge } from "./hierarchy.js";
import type { Sheet } from "./sheet.js";

/** Draws the list; gives the y below it. `name` may replace a node's label, e.g. by its number in a flow. */
export function drawRelations(
  sheet: Sheet,
  body: DiagramBody,
  edges: readonly DiagramEdge[],
  words: FigureWords,
  top: number,
  name: (id: string) => string = (id) => body.nodes.find((node) => node.id === id)?.label ?? id,
): number {
  if (edges.length === 0) return top;
  const columns = sheet.width >= 600 && edges.length > 3 ? 2 : 1;
  const gap = 24;
  const width = (sheet.width - gap * (columns - 1)) / columns;
  sheet.text(0, top + 28, words.relations, { size: 12, weight: 700, ink: "ink-2" });
  const entries = edges.map((edge) => {
    const kind = words.edgeKinds[edge.kind] ?? "";
    const said = edge.label === "" ? (edge.kind === "flow" ? "" : kind) : edge.label;
    const arrow = edge.kind === "compares" ? "↔" : "→";
    return wrap(`${name(edge.from)} ${arrow} ${name(edge.to)}${said === "" ? "" : `${words.colon}${said}`}`, width, 12);
  });
  const perColumn = Math.ceil(entries.length / columns);
  let foot = top + 34;
  for (let column = 0; column < columns; column++) {
    let y = top + 34;
    for (const lines of entries.slice(column * perColumn, (column + 1) * perColumn)) {
      for (const line of lines) {
        y += 17;
        sheet.text(column * (width + gap), y - 3, line, { size: 12, ink: "ink-2" });
      }
      y += 3;
    }
    foot = Math.max(foot, y);
  }
  return foot + 2;
}
