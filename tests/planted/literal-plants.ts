/** Errors in words that no expression binds: running text, and what YAML files and tables say in one of the languages. */
import type { Kind, Patch } from "./corpus.js";
import type { Random } from "./random.js";
import { shuffled } from "./random.js";
import { type LabelSite, type RowSite, type TextSite, withCells } from "./sites.js";
import { bareRemark, languageOf, otherDigitIn, otherPartIn, otherScaleIn, otherWayIn, otherYearIn, plain, type Swap } from "./words.js";
import type { Site, World } from "./world.js";

type Words = Pick<TextSite, "text" | "locale">;
type Change = (words: Words, world: World, random: Random) => Swap | null;

const patchAt = (site: TextSite | LabelSite, swap: Swap | null): Patch | null =>
  swap === null ? null : { file: site.file, start: site.start + swap.start, end: site.start + swap.end, text: swap.text };

const onTexts = (name: Kind["class"], kind: string, change: Change): Kind => ({
  class: name,
  kind,
  on: "text",
  plant: (site: Site, world, random) => (site.type === "text" ? patchAt(site, change(site, world, random)) : null),
});

const isShown = ({ key }: LabelSite) => /^(?:title|finding|caveat|note)$/.test(key);

const onLabels = (name: Kind["class"], kind: string, change: Change, where: (site: LabelSite) => boolean = isShown): Kind => ({
  class: name,
  kind,
  on: "label",
  plant: (site: Site, world, random) => (site.type === "label" && where(site) ? patchAt(site, change(site, world, random)) : null),
});

/** One language of a text that a row of a table has in several. */
const onCells = (name: Kind["class"], kind: string, change: Change, table: RegExp): Kind => ({
  class: name,
  kind,
  on: "row",
  plant: (site: Site, world, random): Patch | null => {
    if (site.type !== "row" || !table.test(site.file)) return null;
    const columns = site.columns.filter((column) => inSeveral(site, column));
    for (const column of shuffled(columns, random)) {
      const said = site.cells[column] ?? "";
      const swap = change({ text: said, locale: column.slice(-2) }, world, random);
      if (swap === null) continue;
      const text = withCells(site, { [column]: said.slice(0, swap.start) + swap.text + said.slice(swap.end) });
      return { file: site.file, start: site.start, end: site.start + site.text.length, text };
    }
    return null;
  },
});

function inSeveral({ cells }: RowSite, column: string): boolean {
  const stem = /^(.+)_(?:zh|en)$/.exec(column)?.[1];
  return stem !== undefined && (cells[`${stem}_zh`] ?? "") !== "" && (cells[`${stem}_en`] ?? "") !== "";
}

const digit: Change = ({ text }, _, random) => otherDigitIn(text, random);
const year: Change = ({ text }, _, random) => otherYearIn(text, random);
const scale: Change = ({ text, locale }, _, random) => otherScaleIn(text, locale, random);
const part: Change = ({ text, locale }, _, random) => otherPartIn(text, locale, random);
const way: Change = ({ text, locale }, _, random) => otherWayIn(text, locale, random);
const remark: Change = ({ text, locale }, _, random) => {
  const stops = plain(text, languageOf(locale) === "zh" ? /[。；]/g : /[.;](?=\s|$)/g);
  if (stops.length === 0) return null;
  const { start } = random.pick(stops);
  return { start, end: start, text: bareRemark(locale, random) };
};

/** A name of the pack's table in the words, put as another of the same kind. */
const name: Change = ({ text, locale }, world, random) => {
  const all = [...world.pack.names.values()].filter(({ label, kind }) => kind === "company" && (label[locale] ?? "").length > 2);
  for (const own of shuffled(all, random)) {
    const label = own.label[locale] ?? "";
    // Not inside another word: "Intel" in "Intelligent" names nobody.
    const escaped = label.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    const [found, second] = plain(text, new RegExp(`(?<![A-Za-z0-9])${escaped}(?![A-Za-z0-9])`, "g"));
    if (found === undefined || second !== undefined) continue;
    const rival = random.pick(all.filter(({ label: other }) => !text.includes(other[locale] ?? ""))).label[locale] ?? "";
    return { start: found.start, end: found.end, text: rival };
  }
  return null;
};

/** The last clause of a text left out, when it says something in numbers. */
const lastClause: Change = ({ text, locale }) => {
  const cuts = plain(text, languageOf(locale) === "zh" ? /[，；。](?!$)/g : /[,;.]\s/g);
  const last = cuts.at(-1);
  const rest = last === undefined ? "" : text.slice(last.start);
  return last === undefined || !/\d|\{\{/.test(rest) ? null : { start: last.start, end: text.length, text: "" };
};

const hedges: Readonly<Record<"zh" | "en", readonly (readonly [RegExp, string])[]>> = {
  zh: [
    [/(?:很|较|更)可能/g, "不太可能"],
    [/几乎肯定/g, "可能"],
    [/不太可能/g, "很可能"],
  ],
  en: [
    [/\b(?<!un)likely\b/g, "unlikely"],
    [/\balmost certain(?:ly)?\b/g, "possibly"],
    [/\bunlikely\b/g, "very likely"],
  ],
};
const hedge: Change = ({ text, locale }, _, random) => {
  const found = hedges[languageOf(locale)].flatMap(([pattern, fresh]) =>
    plain(text, pattern).map(({ start, end }) => ({ start, end, text: fresh })),
  );
  return found.length === 0 ? null : random.pick(found);
};

const claims = /claims\.csv$/;
const registers = /registers\//;
const diagrams = /diagrams\//;

export const literalKinds: readonly Kind[] = [
  onTexts("bare-number", "digit of a literal", digit),
  onTexts("bare-number", "a remark with a number", remark),
  onLabels("bare-number", "digit of a caption", digit),
  onCells("bare-number", "digit of a claim", digit, claims),
  onCells("bare-number", "digit of a register's text", digit, registers),
  onCells("bare-number", "digit of a diagram", digit, diagrams),
  onLabels("unit-slip", "scale in a caption", scale),
  onCells("unit-slip", "scale in a claim", scale, claims),
  onCells("unit-slip", "scale in a register's text", scale, registers),
  onTexts("unit-slip", "scale beside a bare number", scale),
  onTexts("bound-context", "part of a year", part),
  onLabels("bound-context", "year of a title", year, ({ key }) => key === "title"),
  onLabels("bound-context", "year of a caption", year, ({ key }) => key === "finding" || key === "caveat"),
  onLabels("bound-context", "part of a year of a caption", part),
  onLabels("direction", "word of a caption", way, ({ key }) => key === "finding"),
  onTexts("language-mismatch", "year in one language", year),
  onTexts("language-mismatch", "likelihood in one language", hedge),
  onLabels("language-mismatch", "caption in one language", year),
  onLabels("language-mismatch", "clause of a caption left out", lastClause, ({ key }) => key === "finding"),
  onCells("language-mismatch", "year of a claim", year, claims),
  onCells("language-mismatch", "name in a claim", name, claims),
  onCells("language-mismatch", "clause of a claim left out", lastClause, claims),
  onLabels("swapped-entity", "name in a caption", name),
  onTexts("swapped-entity", "name in one language", name),
];
