/** `from: diagram`: nodes and edges of evidence/diagrams as a diagram or, for kind timeline, as events. */
import { formatPeriod, type Period, parsePeriod } from "../../measure/index.js";
import type { DiagramNode } from "../../pack/pack.js";
import type { FigureData } from "../../pack/schema.js";
import type { DiagramBody, FigureTable, PhasesBody, TimelineBody } from "../model.js";
import { addSources, type Context, labelIn, type Resolved } from "./context.js";
import { byTime, endOf, phasesTable, startOf } from "./phases.js";

type Data = Extract<FigureData, { from: "diagram" }>;

const byOrder = (a: DiagramNode, b: DiagramNode): number => a.order - b.order || (a.node < b.node ? -1 : a.node > b.node ? 1 : 0);

/** "2017-06-12", "2017-2018" and "2025-" as periods where they are some. */
function timeOf(text: string): Period | null {
  const plain = parsePeriod(text);
  if (plain !== null) return plain;
  const range = /^(\d{4})\s?[-–—]\s?(\d{4})$/.exec(text);
  if (range !== null) return parsePeriod(`${range[1]}/${range[2]}`);
  const open = /^(\d{4})\s?[-–—]$/.exec(text);
  return open === null ? null : parsePeriod(open[1] ?? "");
}

function periodText(text: string, locale: string): string {
  const open = /^(\d{4})\s?[-–—]$/.exec(text);
  const period = timeOf(text);
  if (period === null) return text;
  return open === null ? formatPeriod(period, locale) : `${open[1]}–`;
}

function shown(data: Data, context: Context): DiagramNode[] {
  const nodes = context.scope.vintage.nodes.filter((node) => node.diagram === data.diagram).sort(byOrder);
  const limit = data.limit_per_group;
  if (limit === undefined) return nodes;
  const count = new Map<string, number>();
  return nodes.filter((node) => {
    const key = node.parent === "" ? node.group : node.parent;
    const used = (count.get(key) ?? 0) + 1;
    count.set(key, used);
    return used <= limit || nodes.some((other) => other.parent === node.node);
  });
}

/** Groups in the order of their lowest layer, then of their first node. */
function groupsOf(nodes: readonly DiagramNode[], context: Context): DiagramBody["groups"] {
  const groups = new Map<string, { id: string; label: string; layer: number; order: number }>();
  for (const node of nodes) {
    if (node.group === "") continue;
    const layer = node.layer ?? Number.POSITIVE_INFINITY;
    const known = groups.get(node.group);
    if (known === undefined)
      groups.set(node.group, { id: node.group, label: labelIn(node.groupLabel, context.locale) || node.group, layer, order: node.order });
    else if (layer < known.layer) groups.set(node.group, { ...known, layer });
  }
  return [...groups.values()]
    .sort((a, b) => (a.layer === b.layer ? a.order - b.order : a.layer - b.layer))
    .map(({ id, label }) => ({ id, label }));
}

/** Sources of all nodes and edges shown. */
function sourcesOf(rows: readonly { readonly sources: readonly string[] }[]): string[] {
  const sources: string[] = [];
  for (const row of rows) addSources(sources, row.sources);
  return sources;
}

function timelineOf(nodes: readonly DiagramNode[], context: Context): { body: TimelineBody; periods: Period[] } {
  const { locale } = context;
  const parents = new Map(nodes.map((node) => [node.node, node]));
  const holds = new Set(nodes.map((node) => node.parent));
  const events = nodes
    .filter((node) => !holds.has(node.node) && node.period !== "")
    .map((node) => ({ node, time: timeOf(node.period) }))
    .sort((a, b) => {
      const [left, right] = [a.time?.start ?? "9999", b.time?.start ?? "9999"];
      return left !== right ? (left < right ? -1 : 1) : byOrder(a.node, b.node);
    });
  const groups = groupsOf(
    events.map(({ node }) => node),
    context,
  );
  return {
    body: {
      type: "timeline",
      events: events.map(({ node }, row) => {
        const phase = parents.get(node.parent);
        return {
          date: periodText(node.period, locale),
          label: labelIn(node.label, locale),
          detail: labelIn(node.remark, locale),
          group: groups.length > 1 ? (groups.find((group) => group.id === node.group)?.label ?? "") : "",
          ...(phase === undefined
            ? {}
            : {
                phase: [labelIn(phase.label, locale), phase.period === "" ? "" : periodText(phase.period, locale)]
                  .filter((part) => part !== "")
                  .join(" "),
              }),
          sources: node.sources,
          row,
        };
      }),
    },
    periods: events.flatMap(({ time }) => time ?? []),
  };
}

export function resolveDiagram(data: Data, context: Context): Resolved | null {
  const { vintage } = context.scope;
  const { locale, words } = context;
  const nodes = shown(data, context);
  if (nodes.length === 0) {
    if (!vintage.pack.nodes.some((node) => node.diagram === data.diagram)) {
      context.problem("FIG-DIAGRAM", `there is no diagram "${data.diagram}"`, "name a diagram of evidence/diagrams/nodes.csv");
    }
    return null;
  }
  const ids = new Set(nodes.map((node) => node.node));
  const edges = vintage.edges.filter((edge) => edge.diagram === data.diagram && ids.has(edge.from) && ids.has(edge.to));
  const sources = sourcesOf([...nodes, ...edges]);
  const text = (row: string): string => labelIn(nodes.find((node) => node.node === row)?.label, locale);

  if (context.kind === "timeline") {
    const { body, periods } = timelineOf(nodes, context);
    const table: FigureTable = {
      columns: [words.date, words.event, words.note].map((label) => ({ label, unit: "", align: "left" })),
      rows: body.events.map((event) => ({
        cells: [event.date, event.label, event.detail].map((cell, index) => ({
          text: cell,
          marks: [],
          sources: index === 0 ? event.sources : [],
        })),
      })),
    };
    return { body, table, rows: body.events.length, periods, sources, measure: "" };
  }

  if (context.kind === "phases") {
    const rows = nodes.flatMap((node) => {
      const time = timeOf(node.period);
      if (time === null) return [];
      const open = /[-–—]$/.test(node.period);
      return [
        {
          label: labelIn(node.label, locale),
          detail: labelIn(node.remark, locale),
          group: labelIn(node.groupLabel, locale) || node.group,
          start: startOf(time),
          end: open ? null : endOf(time),
          period: periodText(node.period, locale),
          sources: node.sources,
        },
      ];
    });
    const body: PhasesBody = { type: "phases", rows: byTime(rows) };
    const periods = nodes.flatMap((node) => timeOf(node.period) ?? []);
    return { body, table: phasesTable(body, words), rows: rows.length, periods, sources, measure: "" };
  }

  const own = (row: { readonly sources: readonly string[] }): boolean =>
    row.sources.length > 0 && row.sources.every((id) => vintage.pack.sources.get(id)?.grade === "own");
  const body: DiagramBody = {
    type: "diagram",
    direction: data.direction ?? "right",
    nodes: nodes.map((node, row) => ({
      id: node.node,
      label: labelIn(node.label, locale),
      note: data.show_notes === false ? "" : labelIn(node.remark, locale),
      group: node.group,
      layer: node.layer,
      order: node.order,
      parent: node.parent,
      period: node.period === "" ? "" : periodText(node.period, locale),
      own: own(node),
      sources: node.sources,
      row,
    })),
    edges: edges.map((edge) => ({ from: edge.from, to: edge.to, label: labelIn(edge.label, locale), kind: edge.kind })),
    groups: groupsOf(nodes, context),
  };
  const relations = (node: string): string =>
    edges
      .filter((edge) => edge.from === node && edge.kind !== "contains")
      .map((edge) => {
        const label = labelIn(edge.label, locale) || (words.edgeKinds[edge.kind] ?? "");
        return `→ ${text(edge.to)}${label === "" ? "" : `${words.colon}${label}`}`;
      })
      .join(locale.startsWith("zh") ? "；" : "; ");
  const related = nodes.some((node) => relations(node.node) !== "");
  const table: FigureTable = {
    columns: [words.part, words.note, words.parent, ...(related ? [words.relation] : [])].map((label) => ({
      label,
      unit: "",
      align: "left",
    })),
    rows: nodes.map((node) => ({
      cells: [
        labelIn(node.label, locale),
        labelIn(node.remark, locale),
        node.parent !== "" ? text(node.parent) : labelIn(node.groupLabel, locale),
        ...(related ? [relations(node.node)] : []),
      ].map((cell, index) => ({ text: cell, marks: [], sources: index === 0 ? node.sources : [] })),
    })),
  };
  return { body, table, rows: nodes.length, periods: [], sources, measure: "" };
}
