/**
 * Layered architecture: layers as tinted bands with a serif title, nodes inside. Relations between neighbouring bands run as
 * orthogonal lines through the gap between them; all others are written beneath. Also the phone's and the dense form of a chain map.
 */
import type { DiagramBody, FigureModel } from "../model.js";
import type { Box, Scene } from "../scene.js";
import { widest, wrap } from "../text.js";
import { figureWords } from "../words.js";
import { flow } from "./boxes.js";
import { type DiagramEdge, type Layer, layersOf, relations } from "./hierarchy.js";
import { drawRelations } from "./relation-list.js";
import { arrowHead, newSheet, orthogonal, type Sheet } from "./sheet.js";

interface Band {
  readonly layer: Layer;
  readonly box: Box;
  readonly nodes: ReadonlyMap<string, Box>;
  /** Where a heading that stands above the nodes ends at the right; 0 when it stands beside them. */
  readonly headEnd: number;
}

const lane = 9;

/** Edges that may run through the gap: from the lowest row of the upper band to the highest row of the lower one, or between the bands themselves. */
function gapEdges(
  upper: Layer,
  lower: Layer,
  edges: readonly DiagramEdge[],
  reach: (layer: Layer, id: string, side: "top" | "bottom") => boolean,
): DiagramEdge[] {
  return edges.filter((edge) => {
    const down = upper.all.has(edge.from) && lower.all.has(edge.to);
    const up = lower.all.has(edge.from) && upper.all.has(edge.to);
    if (!down && !up) return false;
    const [above, below] = down ? [edge.from, edge.to] : [edge.to, edge.from];
    return reach(upper, above, "bottom") && reach(lower, below, "top");
  });
}

/** Draws the lines of one gap; gives the edges whose label still has to be said. */
function drawGap(sheet: Sheet, upper: Band, lower: Band, edges: readonly DiagramEdge[]): DiagramEdge[] {
  const silent: DiagramEdge[] = [];
  const place = (band: Band, id: string): Box => band.nodes.get(id) ?? band.box;
  const count = new Map<string, number>();
  // Several lines at one side of a node are spread along it.
  const port = (band: Band, id: string, total: number): number => {
    const box = place(band, id);
    const used = count.get(`${band.box.y}/${id}`) ?? 0;
    count.set(`${band.box.y}/${id}`, used + 1);
    return box.x + (box.w * (used + 1)) / (total + 1);
  };
  const uses = (id: string) => edges.filter((edge) => edge.from === id || edge.to === id).length;
  edges.forEach((edge, index) => {
    const down = upper.layer.all.has(edge.from);
    const [above, below] = down ? [edge.from, edge.to] : [edge.to, edge.from];
    const direct = !upper.nodes.has(above) && !lower.nodes.has(below);
    const x1 = direct ? sheet.width / 2 : port(upper, above, uses(above));
    const target = place(lower, below);
    const wanted = direct ? x1 : port(lower, below, uses(below));
    // A line does not run through the heading of the lower band: it goes past it, or ends at the band.
    const past = !direct && wanted < lower.headEnd + 8 ? Math.min(lower.headEnd + 8, target.x + target.w - 10) : wanted;
    const x2 = Math.abs(x1 - past) < 3 && (direct || x1 >= lower.headEnd + 8) ? x1 : past;
    const y1 = place(upper, above).y + place(upper, above).h;
    const y2 = x2 < lower.headEnd + 8 && !direct ? lower.box.y : target.y;
    const middle = upper.box.y + upper.box.h + 10 + index * lane;
    const points: [number, number][] =
      x1 === x2
        ? [
            [x1, y1],
            [x2, y2],
          ]
        : [
            [x1, y1],
            [x1, middle],
            [x2, middle],
            [x2, y2],
          ];
    const first = points[0];
    const last = points.at(-1);
    if (first === undefined || last === undefined) return;
    sheet.add({
      kind: "path",
      role: direct ? "edge-layer" : "edge",
      d: orthogonal(down ? [...points.slice(0, -1), [last[0], last[1] - 5]] : [[first[0], first[1] + 5], ...points.slice(1)]),
    });
    sheet.add({
      kind: "path",
      role: "arrow",
      d: down ? arrowHead(last[0], last[1] - 0.5, "down") : arrowHead(first[0], first[1] + 0.5, "up"),
    });
    const said =
      direct && edge.label !== "" && edges.length === 1 && sheet.tryText([[x1 + 10, middle + 5]], edge.label, { size: 12, ink: "ink-3" });
    if (edge.label !== "" && !said) silent.push(edge);
  });
  return silent;
}

/** Arrow between two boxes that stand next to each other in one row. */
function besideArrow(sheet: Sheet, from: Box, to: Box): boolean {
  if (Math.abs(from.y - to.y) > 1 || from.w !== to.w) return false;
  const gap = to.x - (from.x + from.w);
  const back = from.x - (to.x + to.w);
  const y = from.y + Math.min(from.h, to.h) / 2;
  if (gap > 4 && gap < 26) {
    sheet.add(
      { kind: "line", role: "edge", x1: from.x + from.w, y1: y, x2: to.x - 4, y2: y },
      { kind: "path", role: "arrow", d: arrowHead(to.x - 0.5, y, "right", 6) },
    );
    return true;
  }
  if (back > 4 && back < 26) {
    sheet.add(
      { kind: "line", role: "edge", x1: from.x, y1: y, x2: to.x + to.w + 4, y2: y },
      { kind: "path", role: "arrow", d: arrowHead(to.x + to.w + 0.5, y, "left", 6) },
    );
    return true;
  }
  return false;
}

export function drawBands(model: FigureModel, body: DiagramBody, width: number, id: string): Scene {
  const words = figureWords(model.locale ?? "en");
  const sheet = newSheet(width);
  const narrow = width < 560;
  const layers = layersOf(body);
  const edges = relations(body);
  const titled = layers.some((layer) => layer.title !== "");
  const titleRoom =
    narrow || !titled
      ? 0
      : Math.min(
          170,
          Math.max(
            96,
            widest(
              layers.map((layer) => layer.title),
              14,
              700,
            ) + 4,
          ),
        );
  const inset = narrow ? 10 : 12;
  const left = titled && !narrow ? inset + titleRoom + 16 : inset;

  const laid = layers.map((layer) => {
    const room = width - left - inset;
    // A layer without parts has its whole breadth for its name.
    const broad = narrow || layer.items.length === 0;
    const title = wrap(layer.title, broad ? width - 2 * inset : titleRoom, 14, 700);
    const note = wrap(layer.note, broad ? width - 2 * inset : titleRoom, 11.5);
    const inRow = edges.some((edge) => layer.all.has(edge.from) && layer.all.has(edge.to));
    const block = flow(layer.items, room, inRow ? 20 : 8, true);
    const head = title.length * 19 + note.length * 15;
    const top = narrow ? (head === 0 ? inset : head + 14) : inset;
    const height = narrow ? top + block.height + (block.height === 0 ? 0 : inset) : Math.max(block.height, head) + 2 * inset;
    return { layer, title, note, block, head, top, height };
  });

  // Which nodes stand at the edge of their band is known only from their places, so a trial drawing gives them.
  const trial = laid.map((one) => {
    const boxes = one.block.draw(newSheet(width), left, 0);
    const low = Math.max(0, ...boxes.map(({ box }) => box.y + box.h));
    return new Map(
      boxes.map(({ id: node, box }) => [
        node,
        {
          top: box.y < 1,
          bottom:
            boxes.every(
              ({ box: other }) => other === box || other.y < box.y + box.h - 1 || other.x + other.w <= box.x || other.x >= box.x + box.w,
            ) && box.y + box.h > low - 400,
        },
      ]),
    );
  });
  const reach = (layer: Layer, node: string, side: "top" | "bottom"): boolean => {
    if (layer.own === node) return true;
    const at = trial[layers.indexOf(layer)]?.get(node);
    return at === undefined ? false : at[side];
  };

  const between = laid.slice(1).map((one, index) => {
    const before = laid[index];
    if (before === undefined) return [];
    const found = gapEdges(before.layer, one.layer, edges, reach);
    return found.length > 7 ? found.filter((edge) => before.layer.own === edge.from || one.layer.own === edge.from).slice(0, 2) : found;
  });

  let y = 0;
  const bands: Band[] = laid.map((one, index) => {
    if (index > 0) {
      y += between[index - 1]?.length === 0 ? 8 : 22 + (between[index - 1]?.length ?? 0) * lane;
      sheet.mayBreak(y - 1);
    }
    const box = { x: 0, y, w: width, h: one.height };
    sheet.add({ kind: "rect", role: "panel", ...box });
    const textTop = narrow ? y + 8 : y + inset + Math.max(0, (one.height - 2 * inset - one.head) / 2) - 2;
    sheet.about(body.nodes.find((node) => node.id === one.layer.own)?.row, () => {
      one.title.forEach((line, row) => {
        sheet.text(inset, textTop + 15 + row * 19, line, { size: 14, weight: 700, serif: true, within: box });
      });
      one.note.forEach((line, row) => {
        sheet.text(inset, textTop + one.title.length * 19 + 11 + row * 15, line, { size: 11.5, ink: "ink-3", within: box });
      });
    });
    const blockTop = narrow ? y + one.top : y + inset + Math.max(0, (one.height - 2 * inset - one.block.height) / 2);
    const nodes = new Map(one.block.draw(sheet, left, blockTop).map(({ id: node, box: place }) => [node, place]));
    y += one.height;
    const headEnd = narrow && nodes.size > 0 ? inset + Math.max(widest(one.title, 14, 700), widest(one.note, 11.5)) : 0;
    return { layer: one.layer, box, nodes, headEnd };
  });

  const shown = new Set<DiagramEdge>();
  between.forEach((list, index) => {
    const upper = bands[index];
    const lower = bands[index + 1];
    if (upper === undefined || lower === undefined) return;
    drawGap(sheet, upper, lower, list);
    for (const edge of list)
      if (edge.label === "" || (list.length === 1 && upper.layer.own !== "" && lower.layer.own !== "")) shown.add(edge);
  });
  for (const edge of edges) {
    for (const band of bands) {
      const from = band.nodes.get(edge.from);
      const to = band.nodes.get(edge.to);
      if (from !== undefined && to !== undefined && besideArrow(sheet, from, to) && edge.label === "") shown.add(edge);
    }
  }
  y = drawRelations(
    sheet,
    body,
    edges.filter((edge) => !shown.has(edge)),
    words,
    y,
  );
  return sheet.finish(y + 2, model.alt, id);
}
