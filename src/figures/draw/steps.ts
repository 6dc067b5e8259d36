/** Flow: numbered nodes in their order, phase by phase; arrows join neighbours, other relations are written with their numbers. */
import type { DiagramBody, FigureModel } from "../model.js";
import type { Box, Scene } from "../scene.js";
import { widest, wrap } from "../text.js";
import { figureWords } from "../words.js";
import { sharedNote } from "./boxes.js";
import { type Branch, type DiagramEdge, type DiagramNode, forest, members, relations } from "./hierarchy.js";
import { drawNode, nodeText } from "./node.js";
import { drawRelations } from "./relation-list.js";
import { arrowHead, newSheet, orthogonal } from "./sheet.js";

interface Phase {
  /** Id of the node that is the phase; "" for a group. */
  readonly own: string;
  readonly title: string;
  readonly nodes: readonly DiagramNode[];
}

/** Phases: roots that hold steps, or runs of steps of one group; one nameless phase when there is only one group. */
function phasesOf(body: DiagramBody): Phase[] {
  const roots = forest(body);
  const byId = new Map(body.nodes.map((node) => [node.id, node]));
  const inner = (branch: Branch): DiagramNode[] => branch.children.flatMap(members).flatMap((id) => byId.get(id) ?? []);
  if (roots.some((root) => root.children.length > 0)) {
    return roots.map((root) =>
      root.children.length > 0
        ? { own: root.node.id, title: root.node.label, nodes: inner(root) }
        : { own: "", title: "", nodes: [root.node] },
    );
  }
  const phases: { own: string; title: string; group: string; nodes: DiagramNode[] }[] = [];
  const labels = new Map(body.groups.map((group) => [group.id, group.label]));
  for (const { node } of roots) {
    const last = phases.at(-1);
    if (last !== undefined && last.group === node.group) last.nodes.push(node);
    else phases.push({ own: "", group: node.group, title: labels.get(node.group) ?? node.group, nodes: [node] });
  }
  // Groups that come and go are no phases.
  const runs = new Set(phases.map((phase) => phase.group));
  if (runs.size !== phases.length || phases.length === 1) return [{ own: "", title: "", nodes: roots.map((root) => root.node) }];
  return phases;
}

export function drawSteps(model: FigureModel, body: DiagramBody, width: number, id: string): Scene {
  const words = figureWords(model.locale ?? "en");
  const sheet = newSheet(width);
  const narrow = width < 500;
  const phases = phasesOf(body);
  const edges = relations(body);
  const titled = phases.some((phase) => phase.title !== "");
  const titleRoom =
    titled && !narrow
      ? Math.min(
          120,
          Math.max(
            60,
            widest(
              phases.map((phase) => phase.title),
              14,
              700,
            ) + 2,
          ),
        )
      : 0;
  const left = titleRoom === 0 ? 0 : titleRoom + 20;
  const room = width - left;
  const gap = narrow ? 22 : 28;
  const number = 26;
  const all = phases.flatMap((phase) => phase.nodes);
  const note = !sharedNote(all.map((node) => ({ node, children: [], depth: 0 })));
  const most = narrow ? 1 : Math.max(1, Math.floor((room + gap) / (150 + gap)));
  const longest = Math.max(...phases.map((phase) => phase.nodes.length));
  const columns = titled ? Math.min(most, longest) : Math.min(most, Math.ceil(all.length / Math.ceil(all.length / most)));
  const w = Math.min((room - gap * (columns - 1)) / columns, narrow ? room : 440);
  // On a phone the arrows run at the right, where no heading stands in their way.
  const shaft = (box: Box): number => (narrow && titled ? box.x + box.w - 24 : box.x + box.w / 2);

  const places = new Map<string, { box: Box; row: number }>();
  let y = 0;
  let row = 0;
  let count = 0;
  for (const phase of phases) {
    if (row > 0) y += titled && !narrow ? 24 : 22;
    const start = y;
    if (narrow && phase.title !== "") {
      wrap(phase.title, width - 44, 14, 700).forEach((line) => {
        y += 19;
        sheet.text(0, y - 4, line, { size: 14, weight: 700, serif: true });
      });
      y += 2;
    }
    for (let from = 0; from < phase.nodes.length; from += columns) {
      if (from > 0) y += 22;
      const chunk = phase.nodes.slice(from, from + columns);
      const texts = chunk.map((node) => nodeText(node.label, note ? node.note : "", w, number));
      const height = Math.max(...texts.map((text) => text.height));
      chunk.forEach((node, index) => {
        const text = texts[index];
        if (text === undefined) return;
        count += 1;
        const box = { x: left + index * (w + gap), y, w, h: height };
        const middle = text.note.length === 0 ? y + height / 2 : y + 17;
        sheet.about(node.row, () => {
          drawNode(sheet, box, text, "node", number);
          sheet.add({ kind: "circle", role: "number", x: box.x + 20, y: middle, r: 9.5 });
          sheet.text(box.x + 20, middle + 4.2, String(count), { size: 12, weight: 700, anchor: "middle", ink: "on-ink", within: box });
        });
        places.set(node.id, { box, row });
      });
      y += height;
      row += 1;
    }
    if (!narrow && phase.title !== "") {
      const lines = wrap(phase.title, titleRoom, 14, 700);
      lines.forEach((line, index) => {
        sheet.text(0, (start + y) / 2 + 5 + (index - (lines.length - 1) / 2) * 18, line, { size: 14, weight: 700, serif: true });
      });
    }
  }

  const shown = new Set<DiagramEdge>();
  const taken = new Set<number>();
  for (const edge of edges) {
    // A phase is left by its last step and entered by its first.
    const fromId = phases.find((phase) => phase.own === edge.from)?.nodes.at(-1)?.id ?? edge.from;
    const toId = phases.find((phase) => phase.own === edge.to)?.nodes[0]?.id ?? edge.to;
    const from = places.get(fromId);
    const to = places.get(toId);
    if (from === undefined || to === undefined) continue;
    const a = from.box;
    const b = to.box;
    const next = all.findIndex((node) => node.id === toId) - all.findIndex((node) => node.id === fromId) === 1;
    if (from.row === to.row && next) {
      const at = a.y + a.h / 2;
      sheet.add(
        { kind: "line", role: "edge", x1: a.x + a.w, y1: at, x2: b.x - 5, y2: at },
        { kind: "path", role: "arrow", d: arrowHead(b.x - 0.5, at, "right") },
      );
    } else if (to.row === from.row + 1 && next && !taken.has(from.row)) {
      taken.add(from.row);
      const x1 = shaft(a);
      const x2 = shaft(b);
      const foot = a.y + a.h;
      const turn = b.y - 12;
      const path: [number, number][] =
        Math.abs(x1 - x2) < 1
          ? [
              [x1, foot],
              [x1, b.y - 5],
            ]
          : [
              [x1, foot],
              [x1, turn],
              [x2, turn],
              [x2, b.y - 5],
            ];
      sheet.add({ kind: "path", role: "edge", d: orthogonal(path) }, { kind: "path", role: "arrow", d: arrowHead(x2, b.y - 0.5, "down") });
    } else continue;
    if (edge.label === "") shown.add(edge);
  }
  const numbers = new Map(all.map((node, index) => [node.id, index + 1]));
  const name = (node: string): string => `${numbers.get(node) ?? ""} ${body.nodes.find((one) => one.id === node)?.label ?? node}`.trim();
  y = drawRelations(
    sheet,
    body,
    edges.filter((edge) => !shown.has(edge)),
    words,
    y,
    name,
  );
  return sheet.finish(y + 2, model.alt, id);
}
