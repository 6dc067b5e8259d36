/**
 * Honest-chart checks over the resolved figure: what would mislead a reader although every value is right. What a kind makes
 * impossible by construction (two scales on one plot, a bar that does not start at zero) needs no check here.
 */
import type { Inline } from "../manuscript/block.js";
import { plainText } from "../manuscript/inline.js";
import type { Period } from "../measure/index.js";
import type { FigureKind } from "../pack/schema.js";
import type { ChartBody, Datum, FigureModel } from "./model.js";
import type { FigureCode } from "./resolve/context.js";

export interface Dishonesty {
  readonly code: FigureCode;
  readonly message: string;
  readonly fix: string;
}

/** Kinds that put all their series on one scale. */
const oneScale: ReadonlySet<FigureKind> = new Set(["radar", "heat-map", "waterfall", "tornado", "fan", "pie", "tile-map"]);

/** Kinds that draw a forecast as they draw an actual value. */
const stateless: ReadonlySet<FigureKind> = new Set(["radar", "heat-map", "tile-map", "sankey", "pie", "tornado"]);

function dataOf(model: FigureModel): readonly Datum[] {
  const { body } = model;
  if (body?.type === "chart") return body.series.flatMap((series) => series.data);
  if (body?.type === "tiles") return body.tiles.map((tile) => tile.datum);
  if (body?.type === "sankey") return body.links.map((link) => link.datum);
  return [];
}

function mixedUnits(kind: FigureKind, body: ChartBody): Dishonesty[] {
  const units = [
    ...new Set(body.series.filter((series) => series.data.some((datum) => datum.value !== null)).map((series) => series.unit)),
  ];
  if (!oneScale.has(kind) || units.length < 2) return [];
  const message = `one scale would hold ${units.join(", ")}`;
  return [{ code: "FIG-MIXED-UNITS", message, fix: "show one unit a figure, or use bar-line, which gives each unit a panel" }];
}

function shares(kind: FigureKind, body: ChartBody): Dishonesty[] {
  const [series] = body.series;
  if (kind !== "shares" || series === undefined || series.unit !== "%" || body.rest !== undefined) return [];
  // A whole is claimed over entities; over time each share is of a whole of its own.
  if (body.temporal || body.series.length > 1) return [];
  const known = series.data.filter((datum) => datum.value !== null);
  if (known.length < 2 || known.some((datum) => datum.bound)) return [];
  const sum = known.reduce((total, datum) => total + (datum.value ?? 0), 0);
  if (sum >= 99.4 && sum <= 100.6) return [];
  const message = `the shares add up to ${Math.round(sum * 10) / 10} % and nothing says what the rest is`;
  return [{ code: "FIG-SHARES", message, fix: "add rest, or use kind bar and say whose shares these are" }];
}

const words = (model: FigureModel): string =>
  [
    model.title,
    model.subtitle,
    ...model.notes,
    plainText(model.finding),
    ...(model.body?.type === "chart" ? model.body.series.map((series) => series.label) : []),
  ].join(" ");

function forecasts(model: FigureModel): Dishonesty[] {
  if (!stateless.has(model.kind) || !dataOf(model).some((datum) => datum.state === "forecast")) return [];
  if (/预测|预计|情景|forecast|projection|scenario/i.test(words(model))) return [];
  const message = "it holds forecasts and draws them like any other value";
  return [{ code: "FIG-FORECAST", message, fix: "use a kind that sets forecasts apart, or say it in the title or subtitle" }];
}

/** Years a title begins or ends with, which it thereby promises: "2017-2023年…", "2017年6月—2023年3月…", "…, 2017–2023", "2022年…". */
export function promisedYears(title: string): readonly [number, number] | null {
  const range =
    /^(\d{4})(?:\s?年[^\s\p{P}~～至到]{1,8})?\s?[-–—~～至到]\s?(\d{4})\s?年|^(\d{4})\s?年|,\s(\d{4})(?:\s?[-–—]\s?(\d{4}))?$/u.exec(title);
  if (range === null) return null;
  const from = Number(range[1] ?? range[3] ?? range[4]);
  return [from, Number(range[2] ?? range[5] ?? from)];
}

function period(model: FigureModel, periods: readonly Period[]): Dishonesty[] {
  const promised = promisedYears(model.title);
  if (promised === null || periods.length === 0) return [];
  const from = Math.min(...periods.map((each) => Number(each.start.slice(0, 4))));
  const to = Math.max(...periods.map((each) => Number(each.end.slice(0, 4))));
  if (promised[0] >= from && promised[1] <= to && (promised[0] !== promised[1] || from === to)) return [];
  const message = `the title says ${promised[0]}${promised[1] === promised[0] ? "" : `–${promised[1]}`}, the data cover ${from}–${to}`;
  return [{ code: "FIG-PERIOD", message, fix: "write {{period}} instead of the years, or correct them" }];
}

const holdsFact = (inlines: readonly Inline[]): boolean =>
  inlines.some((inline) => inline.type === "fact" || ("children" in inline && holdsFact(inline.children)));

function finding(model: FigureModel): Dishonesty[] {
  const chart = model.body?.type === "chart" || model.body?.type === "scatter" || model.body?.type === "tiles";
  if (!chart || model.finding.length === 0 || holdsFact(model.finding)) return [];
  return [{ code: "FIG-FINDING", message: "its finding holds no bound number", fix: "bind at least one number of the figure" }];
}

/** What would mislead; empty for an honest figure. `periods` are those of its data. */
export function dishonesty(model: FigureModel, periods: readonly Period[]): readonly Dishonesty[] {
  if (model.state !== "built" || model.body === null) return [];
  const charts = model.body.type === "chart" ? [...mixedUnits(model.kind, model.body), ...shares(model.kind, model.body)] : [];
  return [...charts, ...forecasts(model), ...period(model, periods), ...finding(model)];
}
