/** Honest-chart checks: each finding's code is raised by a declaration that misleads, and by none of the gallery's. */
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { makeEdition } from "../../src/edition/make.js";
import { vintageAt } from "../../src/evidence/vintage.js";
import { figureScene } from "../../src/figures/draw.js";
import { promisedYears } from "../../src/figures/honest.js";
import type { Observation, Pack } from "../../src/pack/pack.js";
import { figureFile } from "../../src/pack/schema.js";
import { editionOf } from "../support/packs.js";
import { type Gallery, readGallery } from "./gallery.js";

let gallery: Gallery;
beforeAll(async () => {
  gallery = await readGallery();
});

/** Codes that a declaration raises, in one locale. */
function codesOf(yaml: string, change: (pack: Pack) => Pack = (pack) => pack): string[] {
  const head = `slug: probe\nsection: trade\n${/^title:/m.test(yaml) ? "" : "title: {zh: 试, en: Probe}\n"}`;
  const figure = figureFile.parse(parse(head + yaml));
  const pack = change({ ...gallery.pack, figures: [{ figure, file: "figures/probe.yaml" }] });
  return makeEdition(editionOf(pack, "current"), "current", "en").findings.map((finding) => finding.code);
}

const observed = (change: (row: Observation) => Observation) => (pack: Pack) => ({ ...pack, observations: pack.observations.map(change) });

const waterfall = (last: string) => `kind: waterfall
data:
  from: expressions
  columns: [{label: Size, unit: 1e8 EUR}]
  rows:
    - {label: "2023", total: true, values: ["market @ {period: 2023}"]}
    - {label: Prices, values: ["bridge @ {step: price, period: 2024}"]}
    - {label: "2024", total: true, values: ["${last}"]}`;

const pie = (cells: string) => `kind: pie\ndata: {from: cells, axis: maker, series: [{id: s, cells: "${cells}"}]}`;
const shares = (more: string) =>
  `kind: shares\ndata: {from: cells, axis: maker, series: [{id: s, cells: "maker_share @ {maker: *, period: 2024}"}]${more}}`;
const titled = (title: string, finding = "") => `title: {en: "${title}", zh: 试}
${finding}
kind: bar
data: {from: cells, axis: period, series: [{id: s, cells: "market @ {period: 2021..2024}"}]}`;

describe("findings about honest drawing", () => {
  it("FIG-SHARES: shares that do not reach a hundred need a rest", () => {
    expect(codesOf(shares(""))).toEqual(["FIG-SHARES"]);
    expect(codesOf(shares(", rest: Others"))).toEqual([]);
  });

  it("FIG-PIE: parts of no whole, or too many", () => {
    expect(codesOf(pie("maker_share @ {maker: *, period: 2024}"))).toEqual(["FIG-PIE"]);
    expect(codesOf(pie("maker_share @ {maker: [apex], period: 2024}"))).toContain("FIG-PIE");
  });

  it("FIG-REST: parts of more than a hundred per cent have no rest", () => {
    const doubled = observed((row) => (row.indicator === "maker_share" ? { ...row, value: row.value.mul(2) } : row));
    expect(codesOf(shares(", rest: Others"), doubled)).toEqual(["FIG-REST"]);
  });

  it("FIG-WATERFALL: steps that do not lead to the next level", () => {
    expect(codesOf(waterfall("market @ {period: 2024}"))).toEqual(["FIG-WATERFALL"]);
    expect(codesOf(waterfall("market @ {period: 2023} + bridge @ {step: price, period: 2024}"))).toEqual([]);
  });

  it("FIG-TORNADO: no base", () => {
    const yaml = `kind: tornado
data: {from: expressions, columns: [{label: Low}, {label: High}], rows: [{label: A, values: ["1", "2"]}]}`;
    expect(codesOf(yaml)).toEqual(["FIG-TORNADO"]);
  });

  it("FIG-MIXED-UNITS: several units on one scale", () => {
    const yaml = `kind: radar
data:
  from: expressions
  columns: [{label: Size}, {label: Share}]
  rows:
    - {label: A, values: ["market @ {period: 2022}", "maker_share @ {maker: apex, period: 2024}"]}
    - {label: B, values: ["market @ {period: 2023}", "maker_share @ {maker: boreal, period: 2024}"]}
    - {label: C, values: ["market @ {period: 2024}", "maker_share @ {maker: cirrus, period: 2024}"]}`;
    expect(codesOf(yaml)).toEqual(["FIG-MIXED-UNITS"]);
  });

  it("FIG-BASE-YEAR: nominal prices beside constant ones", () => {
    const constant = observed((row) =>
      row.indicator === "market" && row.period.code === "2022" ? { ...row, unit: { ...row.unit, priceBase: 2020 } } : row,
    );
    expect(codesOf(titled("Market"), constant)).toContain("FIG-BASE-YEAR");
  });

  it("FIG-FORECAST: forecasts that a kind draws like actual values", () => {
    const yaml = (title: string) => `title: {en: "${title}", zh: 试}
kind: heat-map
data: {from: cells, axis: period, split: institute, series: [{id: s, label: Value, cells: "market_seen @ {institute: *, period: 2025..2027}"}]}`;
    expect(codesOf(yaml("Market as seen by institutes"))).toEqual(["FIG-FORECAST"]);
    expect(codesOf(yaml("Forecasts of the market"))).toEqual([]);
  });

  it("FIG-PERIOD: a title that promises other years than the data", () => {
    expect(codesOf(titled("Market, 2018-2024"))).toEqual(["FIG-PERIOD"]);
    expect(codesOf(titled("Market, 2024"))).toEqual(["FIG-PERIOD"]);
    expect(codesOf(titled("Market, 2021-2024"))).toEqual([]);
    expect(codesOf(titled("Market, {{period}}"))).toEqual([]);
    expect(promisedYears("2017-2023年市场规模")).toEqual([2017, 2023]);
    expect(promisedYears("2022年市场规模")).toEqual([2022, 2022]);
    expect(promisedYears("2021年1月—2023年11月销量")).toEqual([2021, 2023]);
    expect(promisedYears("2021年三季度至2023年一季度销量")).toEqual([2021, 2023]);
    expect(promisedYears("2021年1—9月销量")).toEqual([2021, 2021]);
    expect(promisedYears("Rules of the 2023 Act")).toBeNull();
  });

  it("FIG-FINDING: a sentence that cannot be wrong", () => {
    expect(codesOf(titled("Market", "finding: {en: The market is large, zh: 试}"))).toEqual(["FIG-FINDING"]);
    expect(codesOf(titled("Market", 'finding: {en: "It reached **{{market @ {period: 2024}}}**", zh: 试}'))).toEqual([]);
  });

  it("FIG-TILES: a region without a tile", () => {
    const yaml = `kind: tile-map
data: {from: cells, axis: region, tiles: northland, series: [{id: s, cells: "region_sales @ {region: *, period: 2024}"}]}`;
    expect(codesOf(yaml)).toEqual([]);
    expect(codesOf(yaml.replace("northland", "southland"))).toEqual(["FIG-TILES"]);
    const without = (pack: Pack): Pack => {
      const { HA: _left, ...others } = pack.file.tiles?.northland ?? {};
      return { ...pack, file: { ...pack.file, tiles: { northland: others } } };
    };
    expect(codesOf(yaml, without)).toEqual(["FIG-TILES"]);
  });
});

describe("counts of a period that is not over", () => {
  it("are drawn apart and said to be so", () => {
    const figure = figureFile.parse(
      parse(`slug: probe
section: trade
kind: bar
title: {zh: 上市车款, en: Models released}
data: {from: register, rows: models, columns: [{value: name}], group: {by: year(released)}, sort: label}`),
    );
    const rows = (gallery.pack.registerRows.get("models") ?? []).map((row) => ({
      ...row,
      known: { ...row.known, start: "2018-01-01", end: "2018-01-01" },
    }));
    const pack = { ...gallery.pack, registerRows: new Map([["models", rows]]), figures: [{ figure, file: "figures/probe.yaml" }] };
    const drawn = (asOf: string) => makeEdition(vintageAt(pack, asOf, "current"), "current", "en").document.figures[0];
    const states = (asOf: string) => {
      const body = drawn(asOf)?.body;
      return body?.type === "chart" ? body.series[0]?.data.map((datum) => datum.state) : undefined;
    };
    expect(new Set(states("2025-06-30"))).toEqual(new Set(["computed"]));
    expect(states("2024-06-30")?.at(-1)).toBe("partial");
    expect(drawn("2024-06-30")?.alt).toContain("2024 was not over on the date of the data");
  });
});

describe("the columns of a heat map over time", () => {
  const columnsOf = (periods: string) => {
    const yaml = `slug: probe\nsection: trade\ntitle: {zh: 试, en: Probe}\nkind: heat-map
data: {from: cells, axis: period, split: kind, series: [{id: s, cells: "kind_market @ {kind: *, period: ${periods}}"}]}`;
    const pack = { ...gallery.pack, figures: [{ figure: figureFile.parse(parse(yaml)), file: "figures/probe.yaml" }] };
    const [figure] = makeEdition(editionOf(pack, "current"), "current", "en").document.figures;
    return figure?.body?.type === "chart" ? figure.body.categories : [];
  };

  it("are the periods named one by one, and no others", () => {
    expect(columnsOf("[2018, 2021, 2024]")).toEqual(["2018", "2021", "2024"]);
  });

  it("of a stretch of time are all its periods", () => {
    expect(columnsOf("2021..2024")).toEqual(["2021", "2022", "2023", "2024"]);
  });
});

describe("a part of a stack of which only a limit is known", () => {
  const outlines = (change: (row: Observation) => Observation) => {
    const yaml = `slug: probe\nsection: trade\ntitle: {zh: 试, en: Probe}\nkind: stacked-bar
data: {from: cells, axis: period, split: kind, series: [{id: s, cells: "kind_market @ {kind: *, period: 2021..2024}"}]}`;
    const pack = observed(change)({ ...gallery.pack, figures: [{ figure: figureFile.parse(parse(yaml)), file: "figures/probe.yaml" }] });
    const [figure] = makeEdition(editionOf(pack, "current"), "current", "en").document.figures;
    if (figure === undefined) throw new Error("the figure was not made");
    return figureScene(figure, 680, "print")?.shapes.filter((shape) => shape.kind === "path" && shape.role === "whisker").length;
  };

  it("is an outline, so that the parts on it stand on something", () => {
    expect(outlines((row) => row)).toBe(0);
    const first = gallery.pack.observations.find(({ indicator, period }) => indicator === "kind_market" && period.code === "2022");
    expect(outlines((row) => (row.id === first?.id ? { ...row, bound: ">" as const } : row))).toBe(1);
  });
});
