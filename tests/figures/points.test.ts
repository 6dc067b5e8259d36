/** Points from a grid of expressions, a row each, cut where the declaration says; the order of bars and of rows of a heat map. */
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { makeEdition } from "../../src/edition/make.js";
import { drawFigure } from "../../src/figures/draw.js";
import type { FigureModel } from "../../src/figures/model.js";
import type { Pack } from "../../src/pack/pack.js";
import { figureFile } from "../../src/pack/schema.js";
import { editionOf } from "../support/packs.js";
import { type Gallery, readGallery } from "./gallery.js";

let gallery: Gallery;
beforeAll(async () => {
  gallery = await readGallery();
});

/** The probe as resolved in English, and the codes of what was found. */
function resolved(yaml: string, change: (pack: Pack) => Pack = (pack) => pack): { figure: FigureModel | undefined; codes: string[] } {
  const figure = figureFile.parse(parse(`slug: probe\nsection: trade\ntitle: {zh: 试, en: Probe}\n${yaml}`));
  const pack = change({ ...gallery.pack, figures: [{ figure, file: "figures/probe.yaml" }] });
  const made = makeEdition(editionOf(pack, "current"), "current", "en");
  return { figure: made.document.figures.find((each) => each.slug === "probe"), codes: made.findings.map((finding) => finding.code) };
}

const grid = (columns: string, more = "") => `kind: quadrant
data:
  from: expressions
  columns: ${columns}
  rows:
    - {label: first pair, values: ["market @ {period: 2022}", "market @ {period: 2023}"]}
    - {label: second pair, values: ["market @ {period: 2023}", "market @ {period: 2024}"]}
    - {label: never, values: ["market @ {period: 1950}", "market @ {period: 2024}"]}
${more}`;

describe("points from expressions", () => {
  it("stand where their two values are; a row without one of them has no point", () => {
    const { figure, codes } = resolved(
      grid("[{label: Before, unit: 1e8 EUR}, {label: After, unit: 1e8 EUR}]", '  quadrant: {x: median, y: "market @ {period: 2023}"}'),
    );
    expect(codes).toEqual([]);
    const body = figure?.body;
    if (body?.type !== "scatter") throw new Error("not a scatter");
    expect(body.points.map((point) => point.label)).toEqual(["first pair", "second pair"]);
    const [first, second] = body.points;
    expect(first?.y.value).toBe(second?.x.value);
    expect(body.x.label).toBe("Before");
    expect(body.cuts?.x).toBeCloseTo(((first?.x.value ?? 0) + (second?.x.value ?? 0)) / 2, 9);
    expect(body.cuts?.y).toBe(first?.y.value);
    expect(figure?.table.rows).toHaveLength(3);
  });

  it("need two columns", () => {
    expect(resolved(grid("[{label: Before}]")).codes).toContain("FIG-ENCODE");
  });
});

describe("a law through points from expressions", () => {
  const years = [2018, 2019, 2021, 2022, 2023, 2024];
  const points = (count: number) => `kind: log-log
data:
  from: expressions
  law: fit
  columns: [{label: Before}, {label: After, unit: 1e8 EUR}]
  rows:
${Array.from({ length: count }, (_, i) => `    - {label: p${i}, values: ["market @ {period: ${years[i]}}", "market @ {period: ${years[i + 1]}}"]}`).join("\n")}
`;

  it("is fitted and drawn on two logarithmic axes", () => {
    const { figure, codes } = resolved(points(5));
    expect(codes).toEqual([]);
    const body = figure?.body;
    if (body?.type !== "scatter") throw new Error("not a scatter");
    expect([body.x.log, body.y.log]).toEqual([true, true]);
    expect(body.law?.text).toContain("5 points");
  });

  it("is not fitted to fewer than five, and the reader of the findings hears of it", () => {
    const { figure, codes } = resolved(points(4));
    expect(codes).toEqual(["FIG-LAW"]);
    expect(figure?.body).toMatchObject({ type: "scatter" });
    expect(figure?.body).not.toHaveProperty("law");
  });
});

it("the bars and the lines of a bar-line figure stand on axes of their own, in units of their own; series on one axis share one", () => {
  const series = (mark: string) => `data:
  from: cells
  axis: period
  series:
    - {id: small, cells: "market_edge @ {edge: low80, period: 2025..2027}"}
    - {id: large, mark: ${mark}, cells: "market @ {period: 2025..2027}"}
`;
  const shrunk = (pack: Pack): Pack => ({
    ...pack,
    observations: pack.observations.map((one) => (one.indicator === "market_edge" ? { ...one, value: one.value.div(2000) } : one)),
  });
  const unitsOf = (yaml: string) => {
    const body = resolved(yaml, shrunk).figure?.body;
    if (body?.type !== "chart") throw new Error("not a chart");
    return body.series.map((one) => one.unit);
  };
  expect(unitsOf(`kind: bar-line\n${series("line")}`)).toEqual(["EUR million", "EUR billion"]);
  expect(unitsOf(`kind: bar\n${series("bar")}`)).toEqual(["EUR million", "EUR million"]);
});

it("a heat map of a register puts the row with the highest mean first", () => {
  const { figure } = resolved(`kind: heat-map
data:
  from: register
  rows: models
  group: {by: maker, split: "year(released)", total: price}
  columns: [{value: price}]`);
  const body = figure?.body;
  if (body?.type !== "chart") throw new Error("not a chart");
  const means = body.categories.map((_, index) => {
    const present = body.series.flatMap((series) => series.data[index]?.value ?? []);
    return present.reduce((sum, value) => sum + value, 0) / present.length;
  });
  expect(means.length).toBeGreaterThan(2);
  expect(means).toEqual([...means].sort((a, b) => b - a));
  expect(body.series.length).toBeGreaterThan(1);
});

it("a count keeps what stands for no answer last and grey, and a scoreboard is in the order of its total", () => {
  const grouped = (kind: string, group: string) => {
    const { figure } = resolved(`kind: ${kind}
data: {from: register, rows: models, group: {${group}}, columns: [{value: price}]}`);
    if (figure?.body?.type !== "chart") throw new Error("not a chart");
    return figure.body;
  };
  const plain = grouped("bar", "by: kind");
  const code = { "City bike": "city", "Road bike": "road", "Cargo bike": "cargo" }[plain.categories[0] ?? ""] ?? "";
  const last = grouped("bar", `by: kind, rest: ${code}`);
  expect(last.categories).toEqual([...plain.categories.slice(1), plain.categories[0]]);
  expect(last.rest).toBe(plain.categories.length - 1);
  const board = grouped("heat-map", "by: maker, split: kind, total: price, lead: cargo");
  expect(board.series[0]?.label).toBe("Cargo bike");
  const totals = board.series[0]?.data.map((datum) => datum.value ?? 0) ?? [];
  expect(totals).toEqual([...totals].sort((a, b) => b - a));
});

it("shares are ranked, and what a source does not name comes last whatever its size", () => {
  const yaml =
    'kind: shares\ndata: {from: cells, axis: maker, series: [{id: s, cells: "maker_share @ {maker: *, period: 2024}"}], rest: Others}';
  const ranked = (rest?: string) => {
    const { figure } = resolved(yaml, (pack) => {
      const { maker } = pack.dimensions;
      return maker === undefined ? pack : { ...pack, dimensions: { ...pack.dimensions, maker: { ...maker, rest } } };
    });
    if (figure?.body?.type !== "chart") throw new Error("not a chart");
    return {
      names: figure.body.categories.slice(0, -1),
      values: figure.body.series[0]?.data.slice(0, -1).map((datum) => datum.value ?? 0) ?? [],
    };
  };
  const plain = ranked();
  expect(plain.values).toEqual([...plain.values].sort((a, b) => b - a));
  expect(plain.names.length).toBeGreaterThan(2);
  const code = gallery.pack.observations.find((row) => row.indicator === "maker_share" && row.value.toNumber() === plain.values[0])
    ?.dimensions.maker;
  expect(ranked(code).names).toEqual([...plain.names.slice(1), plain.names[0]]);
});

describe("a line over a grid's rows", () => {
  const places = (labels: readonly string[]) => {
    const rows = labels
      .map((label) => `    - {label: "${label}", values: ["market @ {period: ${/^\d{4}$/.test(label) ? label : 2022}}"]}`)
      .join("\n");
    const { figure, codes } = resolved(`kind: line\ndata:\n  from: expressions\n  columns: [{label: Market}]\n  rows:\n${rows}`);
    if (figure?.body?.type !== "chart") throw new Error(`not a chart: ${codes.join(", ")}`);
    return { places: figure.body.places, svg: drawFigure(figure, 680, "css") };
  };

  it("stands in time as far apart as its readings are", () => {
    const { places: at, svg } = places(["2020-12", "2021-12", "2022-06"]);
    expect(at?.map((place) => Number(place.toFixed(3)))).toEqual([0, 0.668, 1]);
    const [first = 0, second = 0, third = 0] = Array.from(svg.matchAll(/<circle[^>]*\scx="([\d.]+)"/g), ([, x]) => Number(x));
    expect((second - first) / (third - second)).toBeCloseTo(2, 1);
  });

  it("keeps even readings evenly apart, whatever the lengths of months", () => {
    expect(places(["2022", "2023", "2024"]).places).toBeUndefined();
    expect(places(["2021-11", "2021-12", "2022-01", "2022-02"]).places).toBeUndefined();
  });
});

describe("numbers of one column or series", () => {
  const texts = (yaml: string, column: number) => {
    const { figure, codes } = resolved(yaml);
    expect(codes.filter((code) => code.startsWith("FIG"))).toEqual([]);
    return figure?.table.rows.map((row) => row.cells[column]?.text);
  };

  it("stand in one scale where the locale has no word for the unit's", () => {
    const table = (values: string) => `kind: table
data:
  from: expressions
  columns: [{label: Size, unit: 1e8 EUR, digits: 0}]
  rows: [${values}]`;
    const cell = (label: string, value: string) => `{label: ${label}, values: ['${value}']}`;
    const rows = [cell("small", 'quantity(4116, "1e8 EUR")'), cell("large", 'quantity(10427, "1e8 EUR")')].join(", ");
    expect(texts(table(rows), 1)).toEqual(["€0.4116 trillion", "€1.0427 trillion"]);
  });

  it("are rounded alike where they have more digits than a drawing writes, and never to less than two", () => {
    const chart = (values: readonly number[]) => `kind: bar
data:
  from: expressions
  columns: [{label: Size}]
  rows: [${values.map((value, index) => `{label: "${2020 + index}", values: ['${value} * 1']}`).join(", ")}]`;
    expect(texts(chart([117.929, 85.965, 70.697]), 1)).toEqual(["117.9", "86.0", "70.7"]);
    expect(texts(chart([117.929, 3.5, 0.04321]), 1)).toEqual(["117.9", "3.5", "0.043"]);
    expect(texts(chart([14.64, 9.551, 3]), 1)).toEqual(["14.64", "9.551", "3"]);
  });

  it("of a register summed by group show the decimals their column asks for", () => {
    const chart = (digits: string) => `kind: bar
data:
  from: register
  rows: "models where known(price)"
  group: {by: maker, total: price}
  columns: [{value: price${digits}}]`;
    const plain = texts(chart(""), 1);
    expect(texts(chart(", digits: 2"), 1)).toEqual(plain?.map((text) => (text === undefined ? text : `${text}.00`)));
  });
});
