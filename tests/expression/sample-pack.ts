/** A small pack in memory, of an industry of bicycles, for the cases of the language. */
import type { Vintage } from "../../src/evidence/cell.js";
import { vintageAt } from "../../src/evidence/vintage.js";
import { Decimal, type Period, parsePeriod, parseUnit, type Unit, unitRegistry } from "../../src/measure/index.js";
import type { Claim, FieldValue, Known, Name, Observation, Pack, Provenance, RegisterRow, Source } from "../../src/pack/pack.js";
import type { Grade } from "../../src/pack/schema.js";

const place = { file: "sample.csv", line: 1, column: 1 };
const units: Pack["units"] = {
  units: {
    bike: { label: { zh: "辆", en: "bike" }, plural: { en: "bikes" } },
    kg: { label: { zh: "千克", en: "kg" } },
  },
};
const registry = unitRegistry(units.units);

function unit(text: string): Unit {
  const parsed = parseUnit(text, registry);
  if ("problem" in parsed) throw new Error(parsed.problem);
  return parsed;
}

function period(text: string): Period {
  const parsed = parsePeriod(text);
  if (parsed === null) throw new Error(`${text} is no period`);
  return parsed;
}

function known(date: string): Known {
  if (date === "") return { start: "", end: "", basis: "own" };
  const { start, end } = period(date);
  return { start, end, basis: "dated" };
}

function provenance(date: string, source: string): Provenance {
  return { sources: [source], locator: "", known: known(date), recorded: "2023-01-01", supersedes: "", rank: "normal", note: "", place };
}

function source(id: string, grade: Grade, linkable = true): Source {
  return {
    id,
    title: `Title of ${id}`,
    publisher: id,
    publisherNames: {},
    url: `https://example.org/${id}`,
    published: "2023",
    grade,
    licence: "",
    redistribute: "facts",
    linkable,
    note: "",
    place,
  };
}

/** indicator, dimensions, period, value, unit, status, bound, known, source */
type Line = readonly [
  string,
  Readonly<Record<string, string>>,
  string,
  string,
  string,
  Observation["status"],
  Observation["bound"],
  string,
  string,
];

const lines: readonly Line[] = [
  ["market", { geo: "CN" }, "2019", "40", "1e8 USD", "A", "=", "2020-03-01", "bureau"],
  ["market", { geo: "CN" }, "2020", "44", "1e8 USD", "A", "=", "2021-03-01", "bureau"],
  ["market", { geo: "CN" }, "2021", "54", "1e8 USD", "E", "=", "2022-03-01", "institute"],
  ["market", { geo: "CN" }, "2022", "67", "1e8 USD", "A", "=", "2023-03-01", "institute"],
  ["market", { geo: "CN" }, "2022", "50", "1e8 USD", "A", "=", "2023-04-01", "blog"],
  ["market", { geo: "CN" }, "2025", "110", "1e8 USD", "F", "=", "2023-05-01", "institute"],
  ["market", { geo: "CN" }, "2023", "91", "1e8 USD", "A", "=", "2024-03-01", "institute"],
  ["market", { geo: "WORLD" }, "2022", "195", "1e8 USD", "A", ">", "2023-03-01", "institute"],
  ["maker_share", { geo: "CN", maker: "apex" }, "2022", "46.6", "%", "A", "=", "2023-03-01", "bureau"],
  ["maker_share", { geo: "CN", maker: "boreal" }, "2022", "15.2", "%", "A", "=", "2023-03-01", "bureau"],
  ["maker_share", { geo: "CN", maker: "cirrus-2" }, "2022", "9.5", "%", "P", "=", "2023-03-01", "bureau"],
  ["maker_share", { geo: "CN", maker: "apex" }, "2021", "44.1", "%", "A", "=", "2022-03-01", "bureau"],
  ["output", {}, "2022-Q1", "3.2", "1e4 bike", "A", "=", "2022-05-01", "bureau"],
  ["output", {}, "2022-Q2", "3.5", "1e4 bike", "A", "=", "2022-08-01", "bureau"],
  ["output", {}, "2023-Q1", "4.0", "1e4 bike", "A", "≈", "2023-05-01", "bureau"],
  ["output", {}, "2022", "13.1", "1e4 bike", "A", "=", "2023-02-01", "bureau"],
  ["spending", { place: "city" }, "2022", "91.5", "1e8 CNY", "A", ">", "2023-02-01", "bureau"],
  ["weight", { place: "city" }, "2022", "14.25", "kg", "A", "=", "2023-02-01", "bureau"],
];

const measures: Readonly<Record<string, { unit: string; dimensions: string[]; label: Record<string, string> }>> = {
  market: { unit: "1e8 USD", dimensions: ["geo"], label: { zh: "市场规模", en: "Market" } },
  maker_share: { unit: "%", dimensions: ["geo", "maker"], label: { zh: "厂商份额", en: "Makers' share" } },
  output: { unit: "1e4 bike", dimensions: [], label: { zh: "产量", en: "Output" } },
  spending: { unit: "1e8 CNY", dimensions: ["place"], label: { zh: "支出", en: "Spending" } },
  weight: { unit: "kg", dimensions: ["place"], label: { zh: "重量", en: "Weight" } },
};

function observation([indicator, dimensions, when, value, code, status, bound, date, from]: Line, index: number): Observation {
  return {
    ...provenance(date, from),
    id: `obs-${index + 1}`,
    indicator,
    dimensions,
    period: period(when),
    measure: "flow",
    value: new Decimal(value),
    decimals: value.includes(".") ? value.length - value.indexOf(".") - 1 : 0,
    bound,
    unit: unit(code),
    status,
    original: "",
  };
}

function row(id: string, date: string, values: Readonly<Record<string, FieldValue>>): RegisterRow {
  return { ...provenance(date, "catalogue"), register: "bikes", id, values };
}

const bikes: readonly RegisterRow[] = [
  row("a1", "2021-02-03", {
    title: { zh: "顶峰一号", en: "Apex One" },
    maker: "apex",
    kind: "road",
    released: period("2021-02-03"),
    price: new Decimal("1200"),
    year: new Decimal(2021),
    tags: ["steel", "fast"],
    sold: true,
  }),
  row("a2", "2022-05", {
    title: { zh: "顶峰二号", en: "Apex Two" },
    maker: "apex",
    kind: "city",
    released: period("2022-05"),
    price: new Decimal("800.50"),
    year: new Decimal(2022),
    tags: ["steel"],
    sold: true,
  }),
  row("b1", "2023-06-30", {
    title: { zh: "北风", en: "Boreal Wind" },
    maker: "boreal",
    kind: "road",
    released: period("2023-06-30"),
    price: null,
    year: new Decimal(2023),
    tags: [],
    sold: null,
  }),
  row("late", "2024-06-30", {
    title: { zh: "晚车", en: "Late" },
    maker: "dusk",
    kind: "road",
    released: period("2024-06-30"),
    price: new Decimal(5),
  }),
];

const makers: readonly RegisterRow[] = [
  {
    ...provenance("2020", "catalogue"),
    register: "makers",
    id: "apex",
    values: { title: "apex", founded: period("1998"), staff: new Decimal(12500) },
  },
  {
    ...provenance("2020", "catalogue"),
    register: "makers",
    id: "boreal",
    values: { title: "boreal", founded: period("2005-04"), staff: null },
  },
];

function name(id: string, zh: string, en: string, date: string): Name {
  return { id, kind: "maker", label: { zh, en }, aliases: [], known: known(date), source: "catalogue", place };
}

function claim(id: string, date: string, zh: string, en: string): Claim {
  return { ...provenance(date, "bureau"), id, section: "", kind: "fact", status: "", text: { zh, en } };
}

export const samplePack: Pack = {
  root: "/sample",
  file: {
    name: "sample",
    expr: 1,
    title: { zh: "自行车", en: "Bicycles" },
    locales: ["zh", "en"],
    base_currency: "CNY",
    publisher: "Sample",
    corrections: "mailto:x@example.org",
    licence: "CC0",
    editions: [{ id: "first", title: { zh: "一", en: "One" }, as_of: "2023-12-31", covers: [2023, 2025] }],
  },
  units,
  outline: [],
  dimensions: {
    geo: { label: { zh: "地域", en: "Place" }, codes: { CN: { zh: "中国", en: "China" }, WORLD: { zh: "全球", en: "World" } } },
    maker: { label: { zh: "厂商", en: "Maker" } },
    place: { label: { zh: "场所", en: "Place" }, codes: { city: { zh: "城市", en: "City" } } },
  },
  indicators: new Map(
    Object.entries(measures).map(([id, declared]) => [
      id,
      { id, label: declared.label, unit: declared.unit, measure: "flow" as const, dimensions: declared.dimensions },
    ]),
  ),
  registers: new Map([
    [
      "bikes",
      {
        id: "bikes",
        label: { zh: "车型", en: "Bikes" },
        title: "title",
        fields: [
          { id: "title", type: "localized", label: { en: "Title" } },
          { id: "maker", type: "ref", to: "makers", label: { en: "Maker" } },
          {
            id: "kind",
            type: "enum",
            label: { en: "Kind" },
            values: { road: { zh: "公路", en: "Road" }, city: { zh: "城市", en: "City" } },
          },
          { id: "released", type: "date", label: { en: "Released" } },
          { id: "price", type: "number", unit: "CNY", label: { en: "Price" } },
          { id: "year", type: "number", label: { en: "Year" } },
          { id: "tags", type: "list", label: { en: "Tags" } },
          { id: "sold", type: "boolean", label: { en: "On sale" } },
        ],
      },
    ],
    [
      "makers",
      {
        id: "makers",
        label: { zh: "厂商", en: "Makers" },
        title: "title",
        fields: [
          { id: "title", type: "ref", to: "names", label: { en: "Name" } },
          { id: "founded", type: "date", label: { en: "Founded" } },
          { id: "staff", type: "number", label: { en: "Staff" } },
        ],
      },
    ],
  ]),
  figures: [],
  analyses: new Map([
    [
      "bike-value",
      {
        file: "analyses/bike-value.yaml",
        analysis: {
          kind: "model",
          id: "bike-value",
          title: { zh: "每辆价值", en: "Value per bike" },
          inputs: {
            bikes: { label: { zh: "产量", en: "Output" }, unit: "1e4 bike" },
            market: { label: { zh: "市场", en: "Market" }, unit: "1e8 USD", default: "market @ {geo: CN, period: 2022}" },
          },
          outputs: { value: { label: { zh: "每辆价值", en: "Value per bike" }, unit: "USD/bike", formula: "market / bikes" } },
        },
      },
    ],
  ]),
  judgements: new Map([
    [
      "ride",
      {
        id: "ride",
        title: { zh: "骑行感受", en: "How it rides" },
        author: "Editors",
        recorded: "2023-06-01",
        reason: { zh: "试骑。", en: "Test rides." },
        items: [
          { id: "apex", label: "Apex" },
          { id: "boreal", label: "Boreal" },
        ],
        values: [[4], [3]],
      },
    ],
  ]),
  decisions: [],
  sources: new Map(
    [source("bureau", "A"), source("institute", "B"), source("catalogue", "C"), source("blog", "D", false)].map((entry) => [
      entry.id,
      entry,
    ]),
  ),
  names: new Map(
    [
      name("apex", "顶峰", "Apex", "2000"),
      name("boreal", "北风车业", "Boreal", "2005"),
      name("cirrus-2", "卷云", "Cirrus", ""),
      name("dusk", "薄暮", "Dusk", "2024-02-01"),
    ].map((entry) => [entry.id, entry]),
  ),
  observations: lines.map(observation),
  registerRows: new Map([
    ["bikes", bikes],
    ["makers", makers],
  ]),
  attributes: [],
  claims: new Map(
    [claim("c1", "2023-02", "骑车的人多了。", "More people ride."), claim("c2", "2024-02", "后来的事。", "Later.")].map((entry) => [
      entry.id,
      entry,
    ]),
  ),
  nodes: [],
  edges: [],
  matrix: [],
  texts: [],
  hash: "0",
};

/** The pack as of the end of 2023. */
export const sampleVintage: Vintage = vintageAt(samplePack, "2023-12-31", "first");
