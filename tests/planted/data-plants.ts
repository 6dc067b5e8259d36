/** Errors in tables of evidence. */
import type { Kind, Patch } from "./corpus.js";
import type { Random } from "./random.js";
import { type RowSite, withCells } from "./sites.js";
import type { Site, World } from "./world.js";

function onRows(name: Kind["class"], kind: string, plant: (site: RowSite, world: World, random: Random) => string | null): Kind {
  return {
    class: name,
    kind,
    on: "row",
    plant: (site: Site, world, random): Patch | null => {
      if (site.type !== "row" || site.kind !== "observation") return null;
      const text = plant(site, world, random);
      return text === null ? null : { file: site.file, start: site.start, end: site.start + site.text.length, text };
    },
  };
}

/** Rows of one series: the same indicator and dimensions. */
function series(site: RowSite, world: World): readonly RowSite[] {
  const fixed = site.columns.slice(1, site.columns.indexOf("period"));
  return world.sites.filter(
    (other): other is RowSite =>
      other.type === "row" && other.file === site.file && fixed.every((column) => other.cells[column] === site.cells[column]),
  );
}

/** The same edit of the rows of registers. */
function onRegisters(name: Kind["class"], kind: string, plant: (site: RowSite, random: Random) => string | null): Kind {
  return {
    class: name,
    kind,
    on: "row",
    plant: (site: Site, _, random): Patch | null => {
      if (site.type !== "row" || site.kind !== "register") return null;
      const text = plant(site, random);
      return text === null ? null : { file: site.file, start: site.start, end: site.start + site.text.length, text };
    },
  };
}

const knownTooLate = (site: RowSite, random: Random): string | null => {
  const { recorded = "", known = "" } = site.cells;
  if (recorded === "" || known === "") return null;
  return withCells(site, {
    known: `${Number(recorded.slice(0, 4)) + random.pick([1, 2, 3])}-0${random.pick([1, 2, 3])}-1${random.below(9)}`,
  });
};

export const dataKinds: readonly Kind[] = [
  onRows("unit-slip", "scale of a row", (site, world, random) => {
    const unit = site.cells.unit ?? "";
    if (!/^1e[468] /.test(unit) || series(site, world).length < 3) return null;
    const other = random.pick(["1e4", "1e6", "1e8", "1e12"].filter((scale) => !unit.startsWith(`${scale} `)));
    return withCells(site, { unit: unit.replace(/^1e\d+/, other) });
  }),
  onRows("late-evidence", "known after it was recorded", (site, _, random) => knownTooLate(site, random)),
  onRegisters("late-evidence", "known after it was recorded", knownTooLate),
  onRegisters("unit-slip", "number", (site, random) => {
    const provenance = site.columns.indexOf("source");
    const numbers = site.columns
      .slice(1, provenance)
      .filter((column) => /^\d+(?:\.\d+)?$/.test(site.cells[column] ?? "") && !/year|date|place|rank|page|count$/.test(column));
    if (numbers.length === 0) return null;
    const column = random.pick(numbers);
    return withCells(site, { [column]: String(Number(site.cells[column]) * random.pick([1000, 10_000])) });
  }),
  onRows("forecast-as-actual", "status of a row", (site) => {
    const { status, period = "", known = "" } = site.cells;
    return status === "F" && known !== "" && period.slice(0, 4) > known.slice(0, 4) ? withCells(site, { status: "A" }) : null;
  }),
  onRows("sum", "a share too large", (site, world) => {
    const { measure, period, value = "", bound, unit } = site.cells;
    if (measure !== "share" || bound !== "=" || unit !== "%") return null;
    const group = world.sites.filter(
      (other): other is RowSite =>
        other.type === "row" &&
        other.file === site.file &&
        other.cells.indicator === site.cells.indicator &&
        other.cells.period === period &&
        other.cells.source === site.cells.source,
    );
    const total = group.reduce((sum, row) => sum + Number(row.cells.value), 0);
    return group.length >= 3 && total > 95 && total < 101 ? withCells(site, { value: (Number(value) + 20).toFixed(2) }) : null;
  }),
  duplicated("observation"),
  duplicated("register"),
];

function duplicated(kind: RowSite["kind"]): Kind {
  return {
    class: "duplicated-row",
    kind: "row entered twice",
    on: "row",
    plant: (site) => {
      if (site.type !== "row" || site.kind !== kind) return null;
      const end = site.start + site.text.length;
      return { file: site.file, start: end, end, text: `\n${withCells(site, { id: `${site.cells.id}-x` })}` };
    },
  };
}
