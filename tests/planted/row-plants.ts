/** More errors in tables of evidence, and in expressions and inline data of YAML files. */
import type { Kind, Patch } from "./corpus.js";
import type { Random } from "./random.js";
import { shuffled } from "./random.js";
import { type RowSite, withCells } from "./sites.js";
import type { Site, World } from "./world.js";

type Plant = (site: RowSite, world: World, random: Random) => string | null;

const onTable = (name: Kind["class"], kind: string, of: RowSite["kind"], plant: Plant): Kind => ({
  class: name,
  kind,
  on: "row",
  plant: (site: Site, world, random): Patch | null => {
    if (site.type !== "row" || site.kind !== of) return null;
    const text = plant(site, world, random);
    if (text === null || text === site.text) return null;
    return text.startsWith("\n")
      ? { file: site.file, start: site.start + site.text.length, end: site.start + site.text.length, text }
      : { file: site.file, start: site.start, end: site.start + site.text.length, text };
  },
});

const rowsOf = new WeakMap<World, Map<string, readonly RowSite[]>>();

/** Rows of one file. */
function rowsIn(world: World, file: string): readonly RowSite[] {
  let known = rowsOf.get(world);
  if (known === undefined) {
    const made = new Map<string, RowSite[]>();
    for (const site of world.sites) if (site.type === "row") made.set(site.file, [...(made.get(site.file) ?? [])].concat(site));
    known = made;
    rowsOf.set(world, known);
  }
  return known.get(file) ?? [];
}

const own = ({ columns }: RowSite): readonly string[] => columns.slice(1, columns.indexOf("source"));

const measured = (site: RowSite): readonly string[] =>
  own(site).filter(
    (column) => /^\d+(?:\.\d+)?$/.test(site.cells[column] ?? "") && !/year|date|place|rank|page|order|level|code/.test(column),
  );

/** A number of a register's row times a power of ten. */
const times =
  (powers: readonly number[]): Plant =>
  (site, _, random) => {
    const columns = measured(site).filter((column) => Number(site.cells[column]) !== 0);
    if (columns.length === 0) return null;
    const column = random.pick(columns);
    return withCells(site, { [column]: String(Number((Number(site.cells[column]) * random.pick(powers)).toPrecision(12))) });
  };

/** A value of an observation times a power of ten. */
const value =
  (powers: readonly number[]): Plant =>
  (site, world, random) => {
    const { value: text = "", unit = "", indicator } = site.cells;
    if (Number(text) === 0 || unit === "%" || rowsIn(world, site.file).filter(({ cells }) => cells.indicator === indicator).length < 3)
      return null;
    return withCells(site, { value: String(Number((Number(text) * random.pick(powers)).toPrecision(12))) });
  };

const otherCurrency: Plant = (site) => {
  const unit = site.cells.unit ?? "";
  const fresh = unit.includes("CNY") ? unit.replace("CNY", "USD") : unit.replace("USD", "CNY");
  return fresh === unit ? null : withCells(site, { unit: fresh });
};

const otherCurrencyCell: Plant = (site) => {
  const column = own(site).find((each) => /currency$/.test(each) && /^(?:CNY|USD)$/.test(site.cells[each] ?? ""));
  return column === undefined ? null : withCells(site, { [column]: site.cells[column] === "CNY" ? "USD" : "CNY" });
};

/** Public before its source was. */
const backdated: Plant = (site, world, random) => {
  const { known = "", known_basis, source = "" } = site.cells;
  const published = world.pack.sources.get(source)?.published ?? "";
  if (known_basis !== "dated" || !/^\d{4}/.test(known) || published.slice(0, 4) !== known.slice(0, 4)) return null;
  return withCells(site, { known: `${Number(known.slice(0, 4)) - random.pick([1, 2])}${known.slice(4, 7)}` });
};

/** A forecast booked as another kind of status that is none. */
const estimated: Plant = (site, _, random) => {
  const { status, period = "", known = "" } = site.cells;
  if (status !== "F" || known === "" || period.slice(0, 4) <= known.slice(0, 4)) return null;
  return withCells(site, { status: random.pick(["E", "P", "B"]) });
};

const isTotal = (code: string) => /^(?:all|total|overall|whole)$/.test(code);

/** The whole of parts that one source gives, made smaller than they are together, or the largest part larger than the whole. */
const totalOff: Plant = (site, world, random) => {
  const { indicator, period, source, value: text = "" } = site.cells;
  const codes = site.columns.slice(2, site.columns.indexOf("period"));
  const over = codes.find((dimension) => isTotal(site.cells[dimension] ?? ""));
  if (over === undefined) return null;
  const parts = rowsIn(world, site.file).filter(
    ({ cells }) =>
      cells.indicator === indicator &&
      cells.period === period &&
      cells.source === source &&
      !isTotal(cells[over] ?? "") &&
      codes.every((dimension) => dimension === over || cells[dimension] === site.cells[dimension]),
  );
  const sum = parts.reduce((all, { cells }) => all + Number(cells.value), 0);
  if (parts.length < 2 || Math.abs(sum - Number(text)) > 0.03 * sum) return null;
  return withCells(site, { value: String(Number((Number(text) * random.pick([0.6, 0.7, 0.8])).toPrecision(4))) });
};

/** A growth rate that does not lead from one year's value to the next, where one source states all three. */
const growthOff: Plant = (site, world, random) => {
  const { period = "", value: text = "", source, measure } = site.cells;
  if (measure !== "rate" || !/growth/.test(site.cells.indicator ?? "") || !/^\d{4}$/.test(period)) return null;
  const before = String(Number(period) - 1);
  const sameSource = rowsIn(world, site.file).filter(
    ({ cells }) => cells.source === source && cells.measure === "flow" && cells.geo === site.cells.geo,
  );
  const fits = sameSource.some((now) =>
    sameSource.some(
      (then) =>
        now.cells.period === period &&
        then.cells.period === before &&
        now.cells.indicator === then.cells.indicator &&
        Math.abs((Number(now.cells.value) / Number(then.cells.value) - 1) * 100 - Number(text)) < 1,
    ),
  );
  return fits ? withCells(site, { value: String(Number((Number(text) + random.pick([12, 25, -15])).toFixed(1))) }) : null;
};

/** A code of a dimension put as another that the indicator uses. */
const otherCode: Plant = (site, world, random) => {
  const { indicator } = site.cells;
  const rows = rowsIn(world, site.file).filter(({ cells }) => cells.indicator === indicator);
  for (const dimension of shuffled(site.columns.slice(2, site.columns.indexOf("period")), random)) {
    const code = site.cells[dimension] ?? "";
    if (code === "" || !world.pack.names.has(code)) continue;
    const others = [...new Set(rows.map(({ cells }) => cells[dimension] ?? ""))].filter(
      (each) => each !== code && world.pack.names.has(each),
    );
    if (others.length > 0) return withCells(site, { [dimension]: random.pick(others) });
  }
  return null;
};

/** A reference of a register's row put as another value of its column. */
const otherReference: Plant = (site, world, random) => {
  const columns = own(site).filter((column) => world.pack.names.has(site.cells[column] ?? ""));
  if (columns.length === 0) return null;
  const column = random.pick(columns);
  const others = [...new Set(rowsIn(world, site.file).map(({ cells }) => cells[column] ?? ""))].filter(
    (each) => each !== site.cells[column] && world.pack.names.has(each),
  );
  return others.length === 0 ? null : withCells(site, { [column]: random.pick(others) });
};

const twice = (changes: (site: RowSite) => Readonly<Record<string, string>>): Plant => {
  return (site) => `\n${withCells(site, { ...(site.cells.id === undefined ? {} : { id: `${site.cells.id}-2` }), ...changes(site) })}`;
};

export const rowKinds: readonly Kind[] = [
  onTable("unit-slip", "value times a power of ten", "observation", value([10, 100, 1000, 10_000, 0.1, 0.001])),
  onTable("unit-slip", "currency of a row", "observation", otherCurrency),
  onTable("unit-slip", "number times ten or a hundred", "register", times([10, 100, 0.1])),
  onTable("unit-slip", "number over a thousand", "register", times([0.001, 0.0001])),
  onTable("unit-slip", "currency", "register", otherCurrencyCell),
  onTable("late-evidence", "public before its source", "observation", backdated),
  onTable("late-evidence", "public before its source", "register", backdated),
  onTable("late-evidence", "public before its source, of another table", "other", backdated),
  onTable("forecast-as-actual", "another status of a row", "observation", estimated),
  onTable("sum", "whole smaller than its parts", "observation", totalOff),
  onTable("sum", "growth that does not follow", "observation", growthOff),
  onTable(
    "duplicated-row",
    "same row with a note",
    "observation",
    twice(() => ({ note: "second entry" })),
  ),
  onTable(
    "duplicated-row",
    "same number written otherwise",
    "observation",
    twice(({ cells }) => ({ value: /\./.test(cells.value ?? "") ? `${cells.value}0` : `${cells.value}.0` })),
  ),
  onTable(
    "duplicated-row",
    "same row with a note",
    "register",
    twice(() => ({ note: "second entry" })),
  ),
  onTable(
    "duplicated-row",
    "row of another table",
    "other",
    twice(() => ({})),
  ),
  onTable("swapped-entity", "code of a row", "observation", otherCode),
  onTable("swapped-entity", "reference of a row", "register", otherReference),
];

/** Expressions inside the data of figures, and the words of a row of inline data. */
function onData(name: Kind["class"], kind: string, change: (expression: string, random: Random) => string | null): Kind {
  return {
    class: name,
    kind,
    on: "data",
    plant: (site: Site, _, random): Patch | null => {
      if (site.type !== "data") return null;
      const text = change(site.text, random);
      return text === null || text === site.text ? null : { file: site.file, start: site.start, end: site.start + site.text.length, text };
    },
  };
}

export const dataSelectorKinds: readonly Kind[] = [
  onData("bound-context", "period of a row of data", (expression, random) => {
    const years = Array.from(expression.matchAll(/period: (20\d\d)(?=[,}])/g));
    if (years.length !== 1) return null;
    return expression.replace(/period: 20\d\d/, (text) => `period: ${Number(text.slice(-4)) + random.pick([-1, 1])}`);
  }),
];
