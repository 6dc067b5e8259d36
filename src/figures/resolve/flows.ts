/** `from: flows`: values that go from part to part, each an expression of its own. */
import type { Period } from "../../measure/index.js";
import type { FigureData } from "../../pack/schema.js";
import type { FigureTable, SankeyBody } from "../model.js";
import { cellOf, chartSeries } from "./chart.js";
import { addSources, type Context, labelIn, type Resolved, reportProblems } from "./context.js";
import { missingDatum, type Point } from "./datum.js";

type Data = Extract<FigureData, { from: "flows" }>;

/** The same part whatever the locale it is named in: all its wordings together. */
const keyOf = (label: string | Readonly<Record<string, string>>): string =>
  typeof label === "string" ? label : JSON.stringify(Object.entries(label).sort(([a], [b]) => (a < b ? -1 : 1)));

export function resolveFlows(data: Data, context: Context): Resolved {
  const { words, locale } = context;
  const periods: Period[] = [];
  const points = data.flows.map(({ value }): Point | null => {
    const result = context.book.evaluate(value);
    if (!result.ok) {
      reportProblems(context, value, result.problems);
      return null;
    }
    if (result.value.type !== "quantity") {
      context.problem("FIG-VALUE", `\`${value}\` gives no number`, "use an expression that gives one number");
      return null;
    }
    if (result.value.period !== undefined) periods.push(result.value.period);
    return { value: result.value, expression: value };
  });
  const [series] = chartSeries(
    [{ id: "flow", label: words.value, mark: "bar", unit: data.unit ?? "", colour: undefined, points }],
    context,
  );
  const nodes = new Map<string, string>();
  for (const { source, target } of data.flows) for (const label of [source, target]) nodes.set(keyOf(label), labelIn(label, locale));
  const links = data.flows.map(({ source, target }, index) => ({
    source: keyOf(source),
    target: keyOf(target),
    datum: series?.data[index] ?? missingDatum,
  }));
  const body: SankeyBody = {
    type: "sankey",
    unit: series?.unit ?? "",
    nodes: [...nodes].map(([id, label]) => ({ id, label })),
    links,
  };
  const sources: string[] = [];
  for (const { datum } of links) addSources(sources, datum.sources);
  const table: FigureTable = {
    columns: [
      { label: words.flow.source, unit: "", align: "left" },
      { label: words.flow.target, unit: "", align: "left" },
      { label: words.value, unit: body.unit, align: "right" },
    ],
    rows: links.map(({ source, target, datum }) => ({
      cells: [
        { text: nodes.get(source) ?? "", marks: [], sources: [] },
        { text: nodes.get(target) ?? "", marks: [], sources: [] },
        cellOf(datum),
      ],
    })),
  };
  return { body, table, rows: links.filter(({ datum }) => datum.value !== null).length, periods, sources, measure: body.unit };
}
