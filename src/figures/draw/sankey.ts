/** Sankey: flows between parts in columns, each band as thick as its value. Parts are named beside their bars. */
import type { Datum, FigureModel, SankeyBody } from "../model.js";
import type { Scene } from "../scene.js";
import { widest, wrap } from "../text.js";
import { tickText } from "./axis.js";
import { drawable } from "./marks.js";
import { newSheet } from "./sheet.js";

interface Part {
  readonly id: string;
  readonly label: string;
  readonly column: number;
  readonly value: number;
  y: number;
  height: number;
}
interface Flow {
  readonly source: string;
  readonly target: string;
  readonly datum: Datum;
  readonly value: number;
}

const barWidth = 12;
const gap = 14;
const r = (value: number): number => Math.round(value * 10) / 10;

/** Column of each part: the longest way that leads to it. Circles are cut after as many rounds as there are parts. */
function columnsOf(ids: readonly string[], flows: readonly Flow[]): ReadonlyMap<string, number> {
  const column = new Map(ids.map((id) => [id, 0]));
  for (let round = 1; round < ids.length; round++) {
    for (const { source, target } of flows) {
      const next = (column.get(source) ?? 0) + 1;
      if (next < ids.length && (column.get(target) ?? 0) < next) column.set(target, next);
    }
  }
  return column;
}

export function drawSankey(model: FigureModel, body: SankeyBody, width: number, id: string): Scene {
  const sheet = newSheet(width);
  const flows: Flow[] = body.links.flatMap((link) => {
    const value = drawable(link.datum);
    return value === null || value <= 0 ? [] : [{ ...link, value }];
  });
  if (flows.length === 0) return sheet.finish(1, model.alt, id);
  const ids = body.nodes.map((node) => node.id).filter((node) => flows.some(({ source, target }) => source === node || target === node));
  const columns = columnsOf(ids, flows);
  const sum = (node: string, side: "source" | "target"): number =>
    flows.filter((flow) => flow[side] === node).reduce((total, flow) => total + flow.value, 0);
  const parts: Part[] = ids.map((node) => ({
    id: node,
    label: body.nodes.find((one) => one.id === node)?.label ?? node,
    column: columns.get(node) ?? 0,
    value: Math.max(sum(node, "source"), sum(node, "target")),
    y: 0,
    height: 0,
  }));
  const count = Math.max(...parts.map((part) => part.column)) + 1;
  const narrow = width < 500;
  const height = narrow ? 300 : 340;
  const shownLines = (part: Part, room: number): string[] => {
    const total = flows.filter((flow) => flow.source === part.id || flow.target === part.id);
    const only = total.length === 1 ? total[0]?.datum.text : undefined;
    return [...wrap(part.label, room, 12, 700, 3), only ?? tickText(Number(part.value.toPrecision(6)))];
  };
  // Names of the last column stand right of it, of all others over the bands right of their bars.
  const lastNames = parts.filter((part) => part.column === count - 1).map((part) => part.label);
  const nameRoom = Math.min(widest(lastNames, 12, 700) + 10, narrow ? 96 : 170);
  const pitch = count < 2 ? 0 : (width - nameRoom - barWidth) / (count - 1);
  const roomOf = (part: Part): number => (part.column === count - 1 ? nameRoom - 8 : pitch - barWidth - 14);
  const need = (part: Part): number => shownLines(part, roomOf(part)).length * 15 + 4;
  const scale = Math.min(
    ...Array.from({ length: count }, (_, column) => {
      const own = parts.filter((part) => part.column === column);
      return (height - gap * (own.length - 1)) / own.reduce((total, part) => total + part.value, 0);
    }),
  );
  for (let column = 0; column < count; column++) {
    const own = parts.filter((part) => part.column === column);
    let y = 22;
    for (const part of own) {
      part.height = Math.max(1, part.value * scale);
      part.y = y;
      y += Math.max(part.height + gap, need(part) + 2);
    }
  }
  const foot = Math.max(...parts.map((part) => part.y + Math.max(part.height, need(part))));
  const xOf = (part: Part): number => part.column * pitch;
  const used = new Map<string, number>();
  const take = (node: string, side: string, thick: number): number => {
    const key = `${side} ${node}`;
    const from = used.get(key) ?? 0;
    used.set(key, from + thick);
    return from;
  };
  const partOf = (node: string): Part | undefined => parts.find((part) => part.id === node);
  const ordered = [...flows].sort(
    (a, b) => (partOf(a.source)?.y ?? 0) - (partOf(b.source)?.y ?? 0) || (partOf(a.target)?.y ?? 0) - (partOf(b.target)?.y ?? 0),
  );
  for (const flow of ordered) {
    const a = partOf(flow.source);
    const b = partOf(flow.target);
    if (a === undefined || b === undefined || a.column >= b.column) continue;
    const thick = flow.value * scale;
    const y1 = a.y + take(a.id, "out", thick);
    const y2 = b.y + take(b.id, "in", thick);
    const x1 = xOf(a) + barWidth;
    const x2 = xOf(b);
    const middle = (x1 + x2) / 2;
    sheet.add({
      kind: "path",
      role: "ribbon",
      colour: 1,
      fact: flow.datum.fact,
      d: `M${r(x1)} ${r(y1)}C${r(middle)} ${r(y1)} ${r(middle)} ${r(y2)} ${r(x2)} ${r(y2)}V${r(y2 + thick)}C${r(middle)} ${r(y2 + thick)} ${r(middle)} ${r(y1 + thick)} ${r(x1)} ${r(y1 + thick)}Z`,
    });
  }
  sheet.text(0, 12, body.unit, { size: 11.5, ink: "ink-3" });
  for (const part of parts) {
    sheet.add({ kind: "rect", role: "bar", colour: 1, x: xOf(part), y: part.y, w: barWidth, h: part.height });
    const lines = shownLines(part, roomOf(part));
    const top = part.y + Math.max(0, (part.height - lines.length * 15) / 2);
    lines.forEach((line, index) => {
      const number = index === lines.length - 1;
      sheet.text(xOf(part) + barWidth + 6, top + 12 + index * 15, line, {
        size: 12,
        weight: number ? 400 : 700,
        halo: true,
      });
    });
  }
  return sheet.finish(foot + 8, model.alt, id);
}
