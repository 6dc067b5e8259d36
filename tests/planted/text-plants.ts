/** Errors in texts. Written from what can go wrong in a report, without a look at the rules that should find it. */
import type { Cell } from "../../src/evidence/cell.js";
import { compareQuantities, yearsEarlier } from "../../src/measure/index.js";
import type { Kind, Patch } from "./corpus.js";
import type { Random } from "./random.js";
import { shuffled } from "./random.js";
import type { FactSite, LineSite, Site, World } from "./world.js";

type LinePlant = (site: LineSite, world: World, random: Random) => Patch | null;
type FactPlant = (site: LineSite, fact: FactSite, world: World, random: Random) => Patch | null;

function onLines(name: Kind["class"], kind: string, plant: LinePlant): Kind {
  return {
    class: name,
    kind,
    on: "line",
    plant: (site: Site, world, random) => (site.type === "line" ? plant(site, world, random) : null),
  };
}

function onFacts(name: Kind["class"], kind: string, plant: FactPlant): Kind {
  return {
    class: name,
    kind,
    on: "fact",
    plant: (site: Site, world, random) => (site.type === "fact" ? plant(site.line, site.fact, world, random) : null),
  };
}

export function replace(site: LineSite, start: number, end: number, text: string): Patch {
  return { file: site.file, start: site.start + start, end: site.start + end, text };
}

export const cellOf = ({ printed: { value } }: FactSite): Cell | undefined => (value.type === "quantity" ? value.cell : undefined);
const inZh = (site: LineSite) => site.locale.startsWith("zh");
const viewOf = (site: LineSite, world: World) => world.editions.find(({ id }) => id === site.edition);

/** Part of a sentence around a fact, as offsets in the line. */
function around(site: LineSite, fact: FactSite, before: number, after: number): readonly [number, number] {
  const stop = inZh(site) ? /[。；！？]/ : /[.;!?]\s/;
  let from = Math.max(0, fact.start - before);
  const cut = site.text.slice(from, fact.start).split(stop).at(-1) ?? "";
  from = fact.start - cut.length;
  const rest = site.text.slice(fact.end, fact.end + after).split(stop)[0] ?? "";
  return [from, fact.end + rest.length];
}

/** Offsets of a pattern in a stretch of a line, outside its bindings. */
function literals(site: LineSite, [from, to]: readonly [number, number], pattern: RegExp): { start: number; end: number; text: string }[] {
  const bindings = Array.from(
    site.text.matchAll(/\{\{.*?\}\}+|\[@[^\]]*\]/g),
    (match) => [match.index, match.index + match[0].length] as const,
  );
  return Array.from(site.text.slice(from, to).matchAll(pattern), (match) => ({
    start: from + match.index,
    end: from + match.index + match[0].length,
    text: match[0],
  })).filter(({ start, end }) => !bindings.some(([a, b]) => a < end && start < b));
}

function otherDigit(text: string, random: Random): string | null {
  const places = Array.from(text.matchAll(/\d/g), (match) => match.index);
  if (places.length === 0) return null;
  const at = random.pick(places);
  const old = Number(text[at]);
  const fresh = random.pick([1, 2, 3, 4, 5, 6, 7, 8, 9].filter((digit) => digit !== old));
  return text.slice(0, at) + String(fresh) + text.slice(at + 1);
}

const words = {
  zh: ["近三成", "一半以上", "五十亿元", "两倍多", "约四分之三", "百分之六十", "翻一番", "３５%", "十二万台"],
  en: [
    "nearly a third",
    "two thirds",
    "five billion yuan",
    "twice as many",
    "one in five",
    "sixty percent",
    "half of it",
    "a dozen",
    "about 3,500",
  ],
};

const bareNumbers: readonly Kind[] = [
  onFacts("bare-number", "digit", (site, fact, _, random) => {
    const wrong = otherDigit(fact.printed.text, random);
    return wrong === null ? null : replace(site, fact.start, fact.end, wrong);
  }),
  onFacts("bare-number", "in words", (site, fact, _, random) => {
    return replace(site, fact.start, fact.end, random.pick(inZh(site) ? words.zh : words.en));
  }),
];

const scales: readonly (readonly [string, string, string])[] = [
  ["1e4", "万", "10,000"],
  ["1e6", "百万", "million"],
  ["1e8", "亿", "hundred million"],
  ["1e9", "十亿", "billion"],
  ["1e12", "万亿", "trillion"],
];

function moneyOf(fact: FactSite): "CNY" | "USD" | null {
  const { value } = fact.printed;
  if (value.type !== "quantity") return null;
  return "CNY" in value.quantity.unit.dimension ? "CNY" : "USD" in value.quantity.unit.dimension ? "USD" : null;
}

const unitSlips: readonly Kind[] = [
  onFacts("unit-slip", "scale word", (site, fact, _, random) => {
    const money = moneyOf(fact);
    const { value } = fact.printed;
    if (money === null || value.type !== "quantity" || Object.keys(value.quantity.unit.dimension).length > 1 || fact.options !== "")
      return null;
    const zh = inZh(site);
    const code = zh ? "1e8" : "1e9";
    const [, wrongZh, wrongEn] = random.pick(scales.filter(([scale]) => (zh ? ["1e4", "1e12"] : ["1e6", "1e12"]).includes(scale)));
    const bound = `{{${fact.expression} | unit: "${code} ${money}", bare}}`;
    const name = zh ? (money === "CNY" ? "元" : "美元") : money === "CNY" ? "yuan" : "dollars";
    return replace(site, fact.start, fact.end, zh ? `${bound}${wrongZh}${name}` : `${bound} ${wrongEn} ${name}`);
  }),
  onFacts("unit-slip", "currency", (site, fact) => {
    const money = moneyOf(fact);
    const { value } = fact.printed;
    if (money === null || value.type !== "quantity" || Object.keys(value.quantity.unit.dimension).length > 1 || fact.options !== "")
      return null;
    const zh = inZh(site);
    const bound = `{{${fact.expression} | unit: "${zh ? "1e8" : "1e9"} ${money}", bare}}`;
    return replace(
      site,
      fact.start,
      fact.end,
      zh ? `${bound}亿${money === "CNY" ? "美元" : "元"}` : money === "CNY" ? `$${bound} billion` : `${bound} billion yuan`,
    );
  }),
  onFacts("unit-slip", "unit added", (site, fact, _, random) => {
    if (moneyOf(fact) === null && !fact.printed.text.endsWith("%")) return null;
    return replace(site, fact.end, fact.end, random.pick(inZh(site) ? ["万", "亿元", "%"] : [" million", " billion", "%"]));
  }),
];

/** The year of a cell, or of a register's condition, when the words near the number give the same year. */
function yearBeside(site: LineSite, fact: FactSite): { start: number; end: number; text: string } | null {
  const cell = cellOf(fact);
  if (cell === undefined) return null;
  const year = cell.period.end.slice(0, 4);
  const found = literals(site, around(site, fact, 30, 24), /(?<!\d)(?:19|20)\d\d(?!\d)/g).filter(({ text }) => text === year);
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** A name of the locale near a fact that is a code of the fact's cell, and another code of the same dimension with a name. */
function nameBeside(site: LineSite, fact: FactSite, world: World, random: Random) {
  const cell = cellOf(fact);
  const vintage = viewOf(site, world)?.vintage;
  if (cell === undefined || vintage === undefined) return null;
  const label = (dimension: string, code: string) => {
    const declared = world.pack.dimensions[dimension]?.codes?.[code];
    const name = world.pack.names.get(code);
    if (name !== undefined) return { text: name.label[site.locale] ?? "", proper: true };
    return { text: typeof declared === "string" ? declared : (declared?.[site.locale] ?? ""), proper: dimension === "geo" };
  };
  for (const [dimension, code] of Object.entries(cell.dimensions)) {
    const own = label(dimension, code);
    if (!own.proper || own.text.length < 2) continue;
    const found = literals(site, around(site, fact, 40, 0), new RegExp(own.text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), "g"));
    const rivals = [...new Set(vintage.cellsOf(cell.indicator).map((other) => other.dimensions[dimension] ?? ""))].filter(
      (other) =>
        other !== code &&
        !other.startsWith(code) &&
        !code.startsWith(other) &&
        vintage.names.has(other) === vintage.names.has(code) &&
        !site.text.includes(label(dimension, other).text),
    );
    const [place] = found;
    if (found.length !== 1 || place === undefined || rivals.length === 0) continue;
    const rival = label(dimension, random.pick(rivals)).text;
    if (rival.length >= 2) return { ...place, rival };
  }
  return null;
}

const contexts: readonly Kind[] = [
  onFacts("bound-context", "year", (site, fact, _, random) => {
    const year = yearBeside(site, fact);
    return year === null ? null : replace(site, year.start, year.end, String(Number(year.text) + random.pick([-2, -1, 1, 2])));
  }),
  onFacts("bound-context", "entity", (site, fact, world, random) => {
    const name = nameBeside(site, fact, world, random);
    return name === null ? null : replace(site, name.start, name.end, name.rival);
  }),
  onFacts("bound-context", "status", (site, fact) => {
    if (cellOf(fact)?.status !== "A") return null;
    return replace(site, fact.end, fact.end, inZh(site) ? "（预测）" : " (forecast)");
  }),
  onFacts("bound-context", "unit", (site, fact) => {
    const money = moneyOf(fact);
    if (money === null) return null;
    return replace(
      site,
      fact.start,
      fact.start,
      inZh(site) ? (money === "CNY" ? "以美元计" : "以人民币计") : money === "CNY" ? "in US dollars " : "in yuan ",
    );
  }),
];

const late: readonly Kind[] = [
  onLines("late-evidence", "source", (site, world, random) => {
    const asOf = viewOf(site, world)?.vintage.asOf ?? "";
    const later = [...world.pack.sources.values()].filter(({ published }) => published > `${asOf}/9`);
    if (site.edition === world.editions.at(-1)?.id || later.length === 0) return null;
    return replace(site, site.text.length, site.text.length, `[@${random.pick(later).id}]`);
  }),
  onFacts("late-evidence", "name", (site, fact, world, random) => {
    const vintage = viewOf(site, world)?.vintage;
    if (vintage === undefined || site.edition === world.editions.at(-1)?.id) return null;
    const later = [...world.pack.names.values()].filter(
      ({ id, known, kind }) => !vintage.names.has(id) && known.end > vintage.asOf && kind === "company",
    );
    const name = random.pick(later).label[site.locale] ?? "";
    return replace(site, fact.end, fact.end, inZh(site) ? `（含${name}）` : ` (with ${name})`);
  }),
  onFacts("late-evidence", "stale", (site, fact, world) => {
    const cell = cellOf(fact);
    const vintage = viewOf(site, world)?.vintage;
    if (cell === undefined || vintage === undefined) return null;
    const newer = vintage
      .cellsOf(cell.indicator)
      .some(
        (other) =>
          other.period.frequency === cell.period.frequency &&
          other.period.start > cell.period.end &&
          other.status !== "F" &&
          Object.entries(cell.dimensions).every(([key, code]) => other.dimensions[key] === code),
      );
    return newer ? replace(site, fact.start, fact.start, inZh(site) ? "最新数据" : "the latest figure of ") : null;
  }),
];

const forecasts: readonly Kind[] = [
  onFacts("forecast-as-actual", "told as a fact", (site, fact) => {
    const { value } = fact.printed;
    if (value.type !== "quantity" || value.status !== "F") return null;
    const zh = inZh(site);
    const pattern = zh
      ? /预计将?|预测将?|有望|预期|将(?=[达增升])/g
      : /\b(?:is|are)\s+(?:expected|forecast|projected)\s+to\s+(?:reach|be)\b|\bexpects?\b|\bforecasts?\b|\bwill\s+(?:reach|be)\b/g;
    const [word, second] = literals(site, around(site, fact, 60, 0), pattern);
    if (word === undefined || second !== undefined) return null;
    return replace(
      site,
      word.start,
      word.end,
      zh ? "实际" : /expects?|forecasts?/.test(word.text) && !/to/.test(word.text) ? "recorded" : "reached",
    );
  }),
  onFacts("forecast-as-actual", "called actual", (site, fact) => {
    const { value } = fact.printed;
    if (value.type !== "quantity" || value.status !== "F") return null;
    return replace(site, fact.end, fact.end, inZh(site) ? "（实际值）" : " (actual)");
  }),
];

const opposite: Readonly<Record<"zh" | "en", readonly (readonly [string, string])[]>> = {
  zh: [
    ["增长", "下降"],
    ["上升", "下降"],
    ["增至", "降至"],
    ["升至", "降至"],
    ["升到", "降到"],
    ["增加", "减少"],
    ["提高", "降低"],
    ["增到", "减到"],
    ["高于", "低于"],
    ["多于", "少于"],
    ["超过", "不及"],
  ],
  en: [
    ["rose", "fell"],
    ["grew", "shrank"],
    ["increased", "decreased"],
    ["up", "down"],
    ["higher", "lower"],
    ["growth", "decline"],
    ["more than", "less than"],
    ["above", "below"],
    ["doubled", "halved"],
    ["rises", "falls"],
    ["exceeds", "falls short of"],
  ],
};

/** Swaps a word for its opposite next to a fact. */
const directions: readonly Kind[] = [
  onFacts("direction", "word", (site, fact, _, random) => {
    const zh = inZh(site);
    for (const [a, b] of shuffled(opposite[zh ? "zh" : "en"], random)) {
      const pattern = (word: string) => new RegExp(zh ? word : `\\b${word}\\b`, "g");
      const [from, to] = around(site, fact, zh ? 8 : 16, 0);
      for (const [old, fresh] of [
        [a, b],
        [b, a],
      ] as const) {
        const [word] = literals(site, [from, to], pattern(old)).filter(
          ({ start, end }) => end <= fact.start && !/\b(?:ma[dk]es?|set|t[ao]kes?)\s+$/.test(site.text.slice(0, start)),
        );
        if (word !== undefined) return replace(site, word.start, word.end, fresh);
      }
    }
    return null;
  }),
];

/** The cell of the same series a year before. */
function yearBefore(cell: Cell, world: World, site: LineSite): Cell | undefined {
  const earlier = yearsEarlier(cell.period, 1)?.code;
  return viewOf(site, world)
    ?.vintage.cellsOf(cell.indicator)
    .find(
      (other) =>
        other.period.code === earlier && Object.entries(cell.dimensions).every(([dimension, code]) => other.dimensions[dimension] === code),
    );
}

const told: readonly Kind[] = [
  onFacts("direction", "told the other way", (site, fact, world) => {
    const cell = cellOf(fact);
    const before = cell === undefined ? undefined : yearBefore(cell, world, site);
    const way = cell === undefined || before === undefined ? 0 : compareQuantities(cell.quantity, before.quantity);
    if (cell === undefined || cell.quantity.value.isNegative() || (way !== 1 && way !== -1)) return null;
    const zh = inZh(site)
      ? way === 1
        ? "，较上年下降"
        : "，较上年上升"
      : way === 1
        ? ", down on the year before"
        : ", up on the year before";
    return replace(site, fact.end, fact.end, zh);
  }),
  onFacts("direction", "values exchanged", (site, fact) => {
    const cell = cellOf(fact);
    const index = site.facts.indexOf(fact);
    const next = site.facts[index + 1];
    const other = next === undefined ? undefined : cellOf(next);
    if (cell === undefined || next === undefined || other === undefined || cell.indicator !== other.indicator) return null;
    const same = Object.entries(cell.dimensions).every(([dimension, code]) => other.dimensions[dimension] === code);
    const between = site.text.slice(fact.end, next.start);
    if (!same || cell.period.code === other.period.code || !(inZh(site) ? /[增升降减跌]/ : /\b(?:to|up|down)\b/).test(between)) return null;
    const [a, b] = [site.text.slice(fact.start, fact.end), site.text.slice(next.start, next.end)];
    return compareQuantities(cell.quantity, other.quantity) === 0 ? null : replace(site, fact.start, next.end, b + between + a);
  }),
];

const placeSwaps: Readonly<Record<"zh" | "en", readonly (readonly [RegExp, string])[]>> = {
  zh: [
    [/居首|首位|榜首/g, "垫底"],
    [/(?<=排名|位列|位居|居|列)第一/g, "第三"],
    [/(?<=排名|位列|位居|居|列)第二/g, "第四"],
    [/第一(?=位|名)/g, "第三"],
    [/最大(?=的|份额|，)/g, "最小"],
    [/最高(?=的|，|为)/g, "最低"],
    [/最多(?=的|，|为)/g, "最少"],
    [/最低(?=的|，|为)/g, "最高"],
    [/过半/g, "不足半数"],
  ],
  en: [
    [/\blargest\b/g, "smallest"],
    [/\bhighest\b/g, "lowest"],
    [/\blowest\b/g, "highest"],
    [/\branks? first\b/g, "ranks third"],
    [/\bis first\b/g, "is third"],
    [/\bleads\b/g, "ranks last"],
    [/\bis second\b/g, "is fourth"],
    [/\bmore than half\b/g, "less than half"],
    [/\bsmallest\b/g, "largest"],
  ],
};

const isLarger = (a: Cell, b: Cell) => compareQuantities(a.quantity, b.quantity) === 1;

const ranks: readonly Kind[] = [
  onFacts("rank", "word", (site, fact, _, random) => {
    const zh = inZh(site);
    for (const [pattern, fresh] of shuffled(placeSwaps[zh ? "zh" : "en"], random)) {
      const [word] = literals(site, around(site, fact, zh ? 24 : 60, zh ? 12 : 30), pattern);
      if (word !== undefined) return replace(site, word.start, word.end, fresh);
    }
    return null;
  }),
  onFacts("rank", "added", (site, fact, world) => {
    // A cell with at least two larger rivals in one dimension is called the largest.
    const cell = cellOf(fact);
    const vintage = viewOf(site, world)?.vintage;
    if (cell === undefined || vintage === undefined) return null;
    const rivals = vintage
      .cellsOf(cell.indicator)
      .filter(
        (other) =>
          other.period.code === cell.period.code &&
          Object.entries(cell.dimensions).filter(([key, code]) => other.dimensions[key] !== code).length === 1,
      );
    const earlier = vintage
      .cellsOf(cell.indicator)
      .some((other) => Object.entries(cell.dimensions).every(([key, code]) => other.dimensions[key] === code) && isLarger(other, cell));
    if (!earlier || rivals.filter((other) => isLarger(other, cell)).length < 2) return null;
    return replace(site, fact.end, fact.end, inZh(site) ? "，居首" : ", the largest");
  }),
];

/** Replaces part of an expression, when what results still has a value, and another one. */
function altered(
  site: LineSite,
  fact: FactSite,
  world: World,
  make: (expression: string) => readonly string[],
  random: Random,
): Patch | null {
  const vintage = viewOf(site, world)?.vintage;
  if (vintage === undefined) return null;
  for (const expression of shuffled(make(fact.expression), random).slice(0, 12)) {
    const printing = world.print(expression, vintage, site.locale);
    if (printing === null || printing === fact.printed.text) continue;
    return replace(site, fact.start, fact.end, `{{${expression}${fact.options === "" ? "" : ` | ${fact.options}`}}}`);
  }
  return null;
}

function otherPeriods(expression: string): readonly string[] {
  return Array.from(expression.matchAll(/period: ?((?:19|20)\d\d)/g)).flatMap((match) =>
    [-2, -1, 1, 2].map(
      (by) =>
        expression.slice(0, match.index) +
        match[0].replace(match[1] ?? "", String(Number(match[1]) + by)) +
        expression.slice(match.index + match[0].length),
    ),
  );
}

function otherCodes(fact: FactSite, site: LineSite, world: World): (expression: string) => readonly string[] {
  const vintage = viewOf(site, world)?.vintage;
  return (expression) =>
    Array.from(expression.matchAll(/([a-z_]+) @ \{([^}]*)\}/g)).flatMap((match) =>
      Object.entries(cellOf(fact)?.dimensions ?? {}).flatMap(([dimension, code]) =>
        [...new Set((vintage?.cellsOf(match[1] ?? "") ?? []).map((cell) => cell.dimensions[dimension] ?? ""))]
          .filter((other) => other !== code)
          .map((other) =>
            expression.replace(
              new RegExp(`${dimension}: ?"?${code}"?(?=[,}])`),
              `${dimension}: ${/^[A-Za-z_][\w]*$/.test(other) ? other : JSON.stringify(other)}`,
            ),
          ),
      ),
    );
}

const sums: readonly Kind[] = [
  onFacts("sum", "part left out", (site, fact, world, random) => {
    return !fact.expression.includes(" + ")
      ? null
      : altered(site, fact, world, (expression) => [expression.replace(/ \+ [a-z_0-9]+ @ \{[^}]*\}/, "")], random);
  }),
  onFacts("sum", "a year too many", (site, fact, world, random) => {
    return !/\d{4}\.\.\d{4}/.test(fact.expression)
      ? null
      : altered(
          site,
          fact,
          world,
          (expression) => [1, -1].map((by) => expression.replace(/\.\.(\d{4})/, (_, year: string) => `..${Number(year) + by}`)),
          random,
        );
  }),
];

const mismatches: readonly Kind[] = [
  onFacts("language-mismatch", "another period", (site, fact, world, random) => altered(site, fact, world, otherPeriods, random)),
  onFacts("language-mismatch", "sentence left out", (site, fact) => {
    const stops = Array.from(site.text.matchAll(inZh(site) ? /[。；]/g : /[.;](?=\s|$)/g), (match) => match.index + 1);
    const from = stops.filter((stop) => stop <= fact.start).at(-1) ?? 0;
    const to = stops.find((stop) => stop >= fact.end);
    if (to === undefined || (from === 0 && to >= site.text.length)) return null;
    return replace(site, from, to, "");
  }),
];

const entities: readonly Kind[] = [
  onFacts("swapped-entity", "code", (site, fact, world, random) => {
    return altered(site, fact, world, otherCodes(fact, site, world), random);
  }),
  onFacts("swapped-entity", "name", (site, fact, world, random) => {
    const name = nameBeside(site, fact, world, random);
    return name === null ? null : replace(site, name.start, name.end, name.rival);
  }),
];

export const textKinds: readonly Kind[] = [
  ...bareNumbers,
  ...unitSlips,
  ...contexts,
  ...late,
  ...forecasts,
  ...directions,
  ...told,
  ...ranks,
  ...sums,
  ...mismatches,
  ...entities,
];
