/**
 * Life-cycle curve: stages placed on one rising curve in their order, each with its years and note; what passes through the
 * stages stands beneath in groups. The curve shows order, not measure: its axis has no numbers.
 */
import type { DiagramBody, FigureModel } from "../model.js";
import type { Scene } from "../scene.js";
import { balance, wrap } from "../text.js";
import { figureWords } from "../words.js";
import { flow } from "./boxes.js";
import { type DiagramNode, forest, relations } from "./hierarchy.js";
import { drawRelations } from "./relation-list.js";
import { newSheet, polyline, type Sheet } from "./sheet.js";

/** Stages: nodes joined by "evolves" edges, else nodes with a period, else all. */
function stagesOf(body: DiagramBody): DiagramNode[] {
  const linked = new Set(body.edges.filter((edge) => edge.kind === "evolves").flatMap((edge) => [edge.from, edge.to]));
  const sorted = [...body.nodes].sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
  const evolving = sorted.filter((node) => linked.has(node.id));
  if (evolving.length > 1) return evolving;
  const dated = sorted.filter((node) => node.period !== "");
  return dated.length > 1 ? dated : sorted;
}

/** Height on the curve, 0 to 1, for a share of its length. */
const rise = (t: number): number => 1 / (1 + Math.exp(-8 * (t - 0.45)));

function drawCurve(sheet: Sheet, stages: readonly DiagramNode[]): number {
  const { width } = sheet;
  const slot = width / stages.length;
  const texts = stages.map((stage) => ({
    name: balance(stage.label, slot - 14, 13, 700),
    period: wrap(stage.period, slot - 14, 12),
    note: wrap(stage.note, slot - 14, 12),
  }));
  const top = 14;
  const height = 170;
  const foot = top + height;
  const x = (index: number) => slot * (index + 0.5);
  const y = (at: number) => foot - 12 - rise(at / width) * (height - 22);
  const points = Array.from({ length: 81 }, (_, index) => (index / 80) * width).map((at) => [at, y(at)] as const);
  sheet.add({ kind: "path", role: "band", d: `${polyline([[0, foot], ...points, [width, foot]])}Z` });
  stages.forEach((_, index) => {
    if (index > 0) sheet.add({ kind: "line", role: "guide", x1: slot * index, y1: top, x2: slot * index, y2: foot });
  });
  sheet.add({ kind: "path", role: "line", d: polyline(points) });
  sheet.add({ kind: "line", role: "axis", x1: 0, y1: foot, x2: width, y2: foot });
  stages.forEach(({ row }, index) => {
    sheet.about(row, () => sheet.add({ kind: "circle", role: "dot", x: x(index), y: y(x(index)), r: 4.5 }));
  });
  let bottom = foot;
  texts.forEach((text, index) => {
    let at = foot + 20;
    const centre = slot * index + 7;
    sheet.about(stages[index]?.row, () => {
      for (const line of text.name) {
        sheet.text(centre, at, line, { weight: 700 });
        at += 17;
      }
      for (const line of text.period) {
        sheet.text(centre, at, line, { size: 12, ink: "ink-3" });
        at += 16;
      }
      for (const line of text.note) {
        sheet.text(centre, at, line, { size: 12, ink: "ink-2" });
        at += 16;
      }
    });
    bottom = Math.max(bottom, at - 8);
  });
  return bottom;
}

/** On a phone: the curve small with numbered points, the stages beneath as a numbered list. */
function drawNumbered(sheet: Sheet, stages: readonly DiagramNode[]): number {
  const { width } = sheet;
  const slot = width / stages.length;
  const foot = 112;
  const y = (at: number) => foot - 14 - rise(at / width) * 84;
  const points = Array.from({ length: 61 }, (_, index) => (index / 60) * width).map((at) => [at, y(at)] as const);
  sheet.add(
    { kind: "path", role: "band", d: `${polyline([[0, foot], ...points, [width, foot]])}Z` },
    { kind: "path", role: "line", d: polyline(points) },
  );
  sheet.add({ kind: "line", role: "axis", x1: 0, y1: foot, x2: width, y2: foot });
  const number = (x: number, at: number, index: number): void => {
    sheet.add({ kind: "circle", role: "number", x, y: at, r: 9.5 });
    sheet.text(x, at + 4.2, String(index + 1), { size: 12, weight: 700, anchor: "middle", ink: "on-ink" });
  };
  stages.forEach(({ row }, index) => {
    const x = slot * (index + 0.5);
    sheet.about(row, () => number(x, y(x), index));
  });
  let at = foot + 12;
  stages.forEach((stage, index) => {
    sheet.about(stage.row, () => {
      number(9.5, at + 10, index);
      const head = stage.period === "" ? stage.label : `${stage.label}  ${stage.period}`;
      for (const line of wrap(head, width - 30, 13, 700)) {
        sheet.text(30, at + 14.5, line, { weight: 700 });
        at += 17;
      }
      for (const line of wrap(stage.note, width - 30, 12)) {
        sheet.text(30, at + 14, line, { size: 12, ink: "ink-2" });
        at += 16;
      }
    });
    at += 10;
  });
  return at;
}

export function drawLifeCycle(model: FigureModel, body: DiagramBody, width: number, id: string): Scene {
  const words = figureWords(model.locale ?? "en");
  const sheet = newSheet(width);
  const stages = stagesOf(body);
  const inStages = new Set(stages.map((stage) => stage.id));
  let y = width < 520 || stages.length > 6 ? drawNumbered(sheet, stages) : drawCurve(sheet, stages);
  const others: DiagramBody = { ...body, nodes: body.nodes.filter((node) => !inStages.has(node.id)) };
  const roots = forest(others);
  const groups =
    roots.length === 1 && roots[0] !== undefined && roots[0].children.length > 0
      ? [{ label: roots[0].node.label, items: roots[0].children }]
      : [...new Set(roots.map((root) => root.node.group))].map((group) => ({
          label: body.groups.find((one) => one.id === group)?.label ?? "",
          items: roots.filter((root) => root.node.group === group),
        }));
  for (const group of groups) {
    y += 24;
    if (group.label !== "") {
      sheet.text(0, y + 10, group.label, { size: 14, weight: 700, serif: true });
      y += 22;
    }
    const block = flow(group.items, width, 8, true);
    block.draw(sheet, 0, y);
    y += block.height;
  }
  const rest = relations(body).filter((edge) => edge.kind !== "evolves");
  y = drawRelations(sheet, body, rest, words, y);
  return sheet.finish(y + 4, model.alt, id);
}
