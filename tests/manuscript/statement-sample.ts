/** The sample pack with more in it than the language of expressions needs: what the rules over words are tried on. */
import { vintageAt } from "../../src/evidence/vintage.js";
import { factBook } from "../../src/manuscript/fact-book.js";
import { inlineOf } from "../../src/manuscript/inline.js";
import { Decimal, parsePeriod, parseUnit, unitRegistry } from "../../src/measure/index.js";
import type { RegisterRow } from "../../src/pack/pack.js";
import type { Indicator } from "../../src/pack/schema.js";
import { samplePack } from "../expression/sample-pack.js";

const places = samplePack.dimensions.geo;
const share = samplePack.indicators.get("maker_share");
if (places === undefined || share === undefined) throw new Error("the sample pack has changed");
export const geo = places;
const bureau = samplePack.sources.get("bureau");
if (bureau === undefined) throw new Error("the sample pack has changed");
const [bike] = samplePack.registerRows.get("bikes") ?? [];
const register = samplePack.registers.get("bikes");
if (bike === undefined || register === undefined) throw new Error("the sample pack has changed");
const number = { type: "number", label: { en: "Number" } } as const;
const code = { type: "text", label: { en: "Code" } } as const;
const deal = (id: string, amount: number, currency: string, bound: string, more: RegisterRow["values"] = {}) => ({
  ...bike,
  register: "deals",
  id,
  values: { name: id, amount: new Decimal(amount), currency, bound, ...more },
});
/** What Boreal paid for Apex. */
const sale = deal("sale", 900, "CNY", "=", { sold: "apex", buyer: { zh: "北风车业", en: "Boreal" } });
const deals = {
  ...register,
  id: "deals",
  title: "name",
  fields: [
    { ...code, id: "name" },
    { ...number, id: "amount", bound: "bound" },
    { ...code, id: "currency" },
    { ...code, id: "bound" },
    { type: "ref", label: { en: "Sold" }, id: "sold" } as const,
    { type: "localized", label: { en: "Buyer" }, id: "buyer" } as const,
  ],
};
const firstQuarter = samplePack.observations.find(({ indicator, period }) => indicator === "output" && period.code === "2022-Q1");
if (firstQuarter === undefined) throw new Error("the sample pack has changed");
/** A quarter of output beside those of the sample pack. */
const quarter = (code: string, tenThousands: number) => {
  const period = parsePeriod(code);
  if (period === null) throw new Error(`${code} is no period`);
  return { ...firstQuarter, id: `output-${code}`, period, value: new Decimal(tenThousands) };
};
const output = samplePack.indicators.get("output");
const aShare = samplePack.observations.find(({ indicator }) => indicator === "maker_share");
if (output === undefined || aShare === undefined) throw new Error("the sample pack has changed");
/** A rate of change that fell, and fell less. */
const pace = {
  ...output,
  id: "pace",
  label: { zh: "同店销量增长", en: "Like-for-like growth" },
  measure: "rate" as const,
  unit: share.unit,
};
const paceOf = (code: string, percent: number) => {
  const period = parsePeriod(code);
  if (period === null) throw new Error(`${code} is no period`);
  return {
    ...aShare,
    id: `pace-${code}`,
    indicator: "pace",
    dimensions: {},
    period,
    value: new Decimal(percent),
    measure: "rate" as const,
  };
};
interface Line {
  readonly indicator: string;
  readonly period: string;
  readonly value: number;
  readonly unit: string;
}
/** Numbers of the firm whose accounts the cases read: in 10,000 dollars, riders and rides. */
const accounts: readonly Line[] = [
  { indicator: "sales", period: "2021", value: 400, unit: "1e4 USD" },
  { indicator: "sales", period: "2022", value: 900, unit: "1e4 USD" },
  { indicator: "sales", period: "2022-S1", value: 410, unit: "1e4 USD" },
  { indicator: "sales", period: "2022-01/2022-09", value: 660, unit: "1e4 USD" },
  { indicator: "sales", period: "2020/2022", value: 1500, unit: "1e4 USD" },
  { indicator: "net_profit", period: "2020", value: -80, unit: "1e4 USD" },
  { indicator: "net_profit", period: "2021", value: -50, unit: "1e4 USD" },
  { indicator: "net_profit", period: "2022", value: -20, unit: "1e4 USD" },
  { indicator: "net_profit", period: "2023-Q1", value: 10, unit: "1e4 USD" },
  { indicator: "riders", period: "2021", value: 40, unit: "1e4 bike" },
  { indicator: "exports", period: "2022", value: 300, unit: "1e4 USD" },
  { indicator: "riders", period: "2022", value: 30, unit: "1e4 bike" },
  { indicator: "riders", period: "2022-06", value: 20, unit: "1e4 bike" },
  { indicator: "riders", period: "2022-12", value: 31, unit: "1e4 bike" },
  { indicator: "orders", period: "2022-10", value: 5, unit: "1e4 bike" },
  { indicator: "orders", period: "2022-11", value: 6, unit: "1e4 bike" },
  { indicator: "orders", period: "2022-12", value: 4, unit: "1e4 bike" },
  { indicator: "orders_pace", period: "2022-11", value: 30, unit: "%" },
  { indicator: "rides", period: "2022", value: 12, unit: "1e4 bike/day" },
  { indicator: "races", period: "2020-SY09", value: 50, unit: "1e4 bike" },
  { indicator: "races", period: "2021-SY09", value: 60, unit: "1e4 bike" },
  { indicator: "races", period: "2022-SY09", value: 55, unit: "1e4 bike" },
  { indicator: "races", period: "2022-S1", value: 20, unit: "1e4 bike" },
  { indicator: "left", period: "2022-SY09", value: 7, unit: "1e4 bike" },
  { indicator: "dues", period: "2022-FY06", value: 8, unit: "1e4 USD" },
  { indicator: "balance", period: "2022", value: -9, unit: "1e4 USD" },
  { indicator: "rate", period: "2021", value: 6.3, unit: "CNY/USD" },
];
const units = { ...samplePack.units.units, day: { label: { zh: "日", en: "day" } } };
const account = ({ indicator, period: code, value, unit: text }: Line) => {
  const [period, unit] = [parsePeriod(code), parseUnit(text, unitRegistry(units))];
  if (period === null || "problem" in unit) throw new Error(`${code} or ${text} cannot be read`);
  const measure = text === "%" ? ("rate" as const) : firstQuarter.measure;
  return { ...firstQuarter, id: `${indicator}-${code}`, indicator, period, measure, value: new Decimal(value), unit };
};
const measured = (id: string, unit: string, measure: "flow" | "stock" | "rate", zh: string, en: string): [string, Indicator] => [
  id,
  { id, label: { zh, en }, unit, measure, dimensions: [] },
];
const apex = samplePack.names.get("apex");
if (apex === undefined) throw new Error("the sample pack has changed");
/** A maker of whom no number is known. */
const ember = { ...apex, id: "ember", label: { zh: "余烬", en: "Ember" }, aliases: [] };
const ratio = {
  label: { zh: "比率", en: "Ratio" },
  codes: { sales_growth: { zh: "收入同比增速", en: "Growth of sales, year on year" } },
};
const pack = {
  ...samplePack,
  units: { ...samplePack.units, units },
  observations: [
    ...samplePack.observations,
    quarter("2021-Q4", 3.4),
    quarter("2022-Q4", 4.2),
    quarter("2023-Q2", 3.1),
    paceOf("2021", -20.9),
    paceOf("2022", -3.4),
    ...accounts.map(account),
    // An indicator of rates of many kinds: its code says that this one is a growth.
    { ...paceOf("2022-Q4", 12), indicator: "ratios", dimensions: { ratio: "sales_growth" } },
  ],
  names: new Map([...samplePack.names, ["ember", ember]]),
  registers: new Map([...samplePack.registers, ["deals", deals]]),
  registerRows: new Map([
    ...samplePack.registerRows,
    [
      "deals",
      [
        deal("over", 500, "USD", ">"),
        deal("under", 700, "CNY", "<"),
        deal("large", 2_500_000_000, "CNY", "="),
        deal("dear", 800, "USD", "="),
        sale,
      ],
    ],
  ]),
  sources: new Map([...samplePack.sources, ["sequel", { ...bureau, id: "sequel", published: "2024-02" }]]),
  dimensions: { ...samplePack.dimensions, geo: { ...geo, names: true }, ratio },
  indicators: new Map([
    ...samplePack.indicators,
    ["maker_share", { ...share, measure: "share" as const }],
    ["pace", pace],
    measured("sales", "1e4 USD", "flow", "营业收入", "Revenue"),
    measured("net_profit", "1e4 USD", "flow", "净利润", "Net profit"),
    measured("exports", "1e4 USD", "flow", "出口额", "Exports"),
    measured("riders", "1e4 bike", "stock", "在用车辆", "Bikes in use"),
    measured("orders", "1e4 bike", "flow", "订单", "Orders"),
    measured("orders_pace", "%", "rate", "订单同比增速", "Orders, change on the year before"),
    ["ratios", { ...pace, id: "ratios", label: { zh: "其他比率", en: "Other ratios" }, dimensions: ["ratio"] }],
    measured("rides", "1e4 bike/day", "flow", "日均骑行", "Daily rides"),
    measured("races", "1e4 bike", "flow", "赛季参赛车辆", "Bikes raced"),
    measured("left", "1e4 bike", "stock", "季末库存", "Bikes left"),
    measured("dues", "1e4 USD", "flow", "会费", "Dues"),
    measured("balance", "1e4 USD", "flow", "贸易差额", "Trade balance"),
    measured("rate", "CNY/USD", "flow", "汇率", "Rate of exchange"),
  ]),
};
export const vintage = vintageAt(pack, "2023-12-31", "first");

export const cell: Readonly<Record<string, string>> = {
  S21: "sales @ {period: 2021}",
  S22: "sales @ {period: 2022}",
  SG22: "growth(sales @ {period: 2022})",
  SH22: "sales @ {period: 2022-S1}",
  S9M: "sales @ {period: 2022-01/2022-09}",
  S3Y: "sales @ {period: 2020/2022}",
  SSH: "share(sales @ {period: 2022-S1}, sales @ {period: 2022})",
  L20: "net_profit @ {period: 2020}",
  L21: "net_profit @ {period: 2021}",
  L22: "net_profit @ {period: 2022}",
  P23: "net_profit @ {period: 2023-Q1}",
  NL: "share(net_profit @ {period: 2023-Q1}, sales @ {period: 2022-S1})",
  LTIMES: "abs(net_profit @ {period: 2022}) / (sales @ {period: 2022})",
  J22: "riders @ {period: 2022-06}",
  D22M: "riders @ {period: 2022-12}",
  R21: "riders @ {period: 2021}",
  RIDERS: "riders @ {period: 2022}",
  O10: "orders @ {period: 2022-10}",
  O11: "orders @ {period: 2022-11}",
  OG: "growth(orders @ {period: 2022-11}, orders @ {period: 2022-10})",
  OY: "orders_pace @ {period: 2022-11}",
  RIDES: "rides @ {period: 2022}",
  QG: "growth(output @ {period: 2022-Q2}, output @ {period: 2022-Q1})",
  YG: "growth(output @ {period: 2023-Q1}, output @ {period: 2022-Q1})",
  CAGR: "cagr(market @ {geo: CN, period: 2019}, market @ {geo: CN, period: 2022})",
  GROWN: "growth(market @ {geo: CN, period: 2022}, market @ {geo: CN, period: 2019})",
  EXPORTS: "exports @ {period: 2022}",
  ROAD: 'count(bikes where kind = "road" and released < 2024)',
  CITY: 'count(bikes where kind = "city" and released < 2024)',
  APEX_UP: "maker_share @ {geo: CN, maker: apex, period: 2022} - maker_share @ {geo: CN, maker: apex, period: 2021}",
  RATIO: "ratio(sales @ {period: 2022}, sales @ {period: 2021})",
  M19: "market @ {geo: CN, period: 2019}",
  M20: "market @ {geo: CN, period: 2020}",
  M22: "market @ {geo: CN, period: 2022}",
  M25: "market @ {geo: CN, period: 2025}",
  W22: "market @ {geo: WORLD, period: 2022}",
  G22: "growth(market @ {geo: CN, period: 2022})",
  FALL: "growth(market @ {geo: CN, period: 2019}, market @ {geo: CN, period: 2020})",
  APEX: "maker_share @ {geo: CN, maker: apex, period: 2022}",
  APEX21: "maker_share @ {geo: CN, maker: apex, period: 2021}",
  BOREAL: "maker_share @ {geo: CN, maker: boreal, period: 2022}",
  CIRRUS: 'maker_share @ {geo: CN, maker: "cirrus-2", period: 2022}',
  APEX_OF_BOREAL: "share(maker_share @ {geo: CN, maker: apex, period: 2022}, maker_share @ {geo: CN, maker: boreal, period: 2022})",
  OUT: "output @ {period: 2022}",
  Q1: "output @ {period: 2022-Q1}",
  Q2: "output @ {period: 2022-Q2}",
  Q4: "output @ {period: 2022-Q4}",
  Q23: "output @ {period: 2023-Q1}",
  MORE: "market @ {geo: CN, period: 2022} - market @ {geo: CN, period: 2021}",
  CHEAPER: 'row(deals, "dear").amount - row(deals, "over").amount',
  APART: "max(maker_share @ {geo: CN, maker: *, period: 2022}) - min(maker_share @ {geo: CN, maker: *, period: 2022})",
  BARE: 'market @ {geo: CN, period: 2022} | unit: "1e8 USD", bare',
  BN: 'market @ {geo: CN, period: 2022} | unit: "1e9 USD", bare',
  B22: "count(bikes where released = 2022)",
  A1: 'row(bikes, "a1").price',
  N_APEX: 'name("apex")',
  D20: "2 * market @ {geo: CN, period: 2020}",
  D22: "2 * market @ {geo: CN, period: 2022}",
  T22: "count(bikes where released < 2022)",
  T24: "count(bikes where released < 2024)",
  OF_APEX: 'count(bikes where maker = "apex" and released < 2024)',
  OF_BOREAL: 'count(bikes where maker = "boreal" and released < 2024)',
  MOST: "max(bikes where known(price), price)",
  FIRST: "first(bikes where known(price) order by price desc).price",
  OUT_23A: "output @ {period: 2023-Q1}",
  OUT_23B: "output @ {period: 2023-Q2}",
  OVER: 'row(deals, "over").amount',
  UNDER: 'row(deals, "under").amount',
  SALE: 'row(deals, "sale").amount',
  DEAR: 'row(deals, "dear").amount',
  LARGE: 'row(deals, "large").amount / 100000000',
  LARGE_BN: 'row(deals, "large").amount / 1000000000',
  DOLLARS: 'sum(deals where currency = "USD", amount)',
  Y21: "count(bikes where year(released) = 2021)",
  AS_USD: 'number(market @ {geo: CN, period: 2022}, "1e8 USD")',
  F23: "count(bikes where released >= 2023)",
  BEHIND: "diff(maker_share @ {geo: CN, maker: apex, period: 2022}, maker_share @ {geo: CN, maker: boreal, period: 2022})",
  SALES_GROWTH: "ratios @ {ratio: sales_growth, period: 2022-Q4}",
  PACE21: "pace @ {period: 2021}",
  PACE: "pace @ {period: 2022}",
  SLOWED: "abs(pace @ {period: 2022})",
  SLOWED_21: "abs(pace @ {period: 2021})",
  LOST: "output @ {period: 2022-Q4} - output @ {period: 2023-Q1}",
  G20: "growth(market @ {geo: CN, period: 2020})",
  SPENT: "spending @ {period: 2022}",
  BOTH: "maker_share @ {geo: CN, maker: apex, period: 2022} + maker_share @ {geo: CN, maker: boreal, period: 2022}",
  RACED21: "races @ {period: 2021-SY09}",
  RACED22: "races @ {period: 2022-SY09}",
  RACEDH: "races @ {period: 2022-S1}",
  RACEDG: "growth(races @ {period: 2022-SY09})",
  RACEDC: "cagr(races @ {period: 2020-SY09}, races @ {period: 2022-SY09})",
  LEFT: "left @ {period: 2022-SY09}",
  DUES: "dues @ {period: 2022-FY06}",
  BALANCE: "balance @ {period: 2022}",
  BALANCE_ABS: "abs(balance @ {period: 2022})",
  RATE: "rate @ {period: 2021}",
  APEX_PART: "share(maker_share @ {geo: CN, maker: apex, period: 2022}, maker_share @ {geo: CN, maker: apex, period: 2021})",
  P22: "period(market @ {geo: CN, period: 2022})",
};

/** Codes of what is found in a text, in order; `<M22>` stands for the expression of that key. */
export function codesOf(text: string, locale: "zh" | "en"): string[] {
  const bound = text.replace(/<(\w+)>/g, (_, key: string) => `{{${cell[key] ?? key}}}`);
  return inlineOf(bound, factBook({ vintage, locale }), "test").problems.map(({ code }) => code);
}
