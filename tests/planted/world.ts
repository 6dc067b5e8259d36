/** The clean tree, parsed once: where errors can be planted. */

import { editionVintage } from "../../src/analysis/edition-vintage.js";
import { printText } from "../../src/analysis/print.js";
import type { Printed } from "../../src/analysis/value.js";
import { inReadingOrder, numberOutline } from "../../src/edition/outline.js";
import { absentFigures, composeSections, numberFigures } from "../../src/edition/sections.js";
import type { Vintage } from "../../src/evidence/cell.js";
import { factBook } from "../../src/manuscript/fact-book.js";
import { assemblePack } from "../../src/pack/assemble.js";
import { readFiles } from "../../src/pack/disk.js";
import { isLedger } from "../../src/pack/ledger.js";
import type { Pack } from "../../src/pack/pack.js";
import { collector } from "../../src/pack/report.js";
import { type EditionView, type Recheck, recheckOf, type Tree } from "./recheck.js";
import { type DataSite, dataSites, type LabelSite, labelSites, type RowSite, rowSites, type TextSite, textSites } from "./sites.js";

/** A bound number in a line of text. */
export interface FactSite {
  readonly start: number;
  readonly end: number;
  /** Between the braces, without options. */
  readonly expression: string;
  readonly options: string;
  readonly printed: Printed;
}

/** A line of running text with at least one bound number. */
export interface LineSite {
  readonly type: "line";
  readonly file: string;
  readonly locale: string;
  readonly edition: string;
  readonly start: number;
  readonly text: string;
  readonly facts: readonly FactSite[];
}

/** One bound number of a line. */
export interface BoundSite {
  readonly type: "fact";
  readonly line: LineSite;
  readonly fact: FactSite;
}

export type Site = LineSite | BoundSite | RowSite | TextSite | LabelSite | DataSite;

export interface World extends Tree {
  readonly sites: readonly Site[];
  readonly recheck: Recheck;
  /** What an expression prints; null when it cannot be evaluated. */
  print(expression: string, vintage: Vintage, locale: string): string | null;
}

/** Reads a pack and finds the places where errors can be planted. Its ledger is kept apart: the rules are measured without it. */
export function readWorld(root: string): World {
  const { report } = collector();
  const files = readFiles(root, report);
  if (files === null) throw new Error(`${root} holds no pack`);
  const part = (held: boolean) => new Map([...files.texts].filter(([path]) => isLedger(path) === held));
  const ledger = part(true);
  const read = { ...files, texts: part(false) };
  const pack = assemblePack(root, read, report);
  if (pack === null) throw new Error(`${root} cannot be assembled`);
  const editions = pack.file.editions.map(({ id, as_of }) => editionView(pack, id, editionVintage(pack, as_of, id)));
  const tree: Tree = { root, files: read.texts, ledger, pack, editions };
  const lines = [...lineSites(pack, editions, read.texts), ...captionSites(pack, editions, read.texts)];
  return {
    ...tree,
    sites: [
      ...lines,
      ...lines.flatMap((line) => line.facts.map((fact): BoundSite => ({ type: "fact", line, fact }))),
      ...rowSites(read.texts),
      ...textSites(pack, read.texts),
      ...labelSites(pack, read.texts),
      ...dataSites(read.texts),
    ],
    recheck: recheckOf(tree),
    print(expression, vintage, locale) {
      const printing = printText(expression, { vintage, locale });
      return printing.ok ? printing.printed.text : null;
    },
  };
}

function editionView(pack: Pack, id: string, vintage: Vintage): EditionView {
  const order = inReadingOrder(numberOutline(pack.outline, id));
  const references = new Map(
    pack.file.locales.map((locale) => [locale, composeSections(vintage, id, locale, factBook({ vintage, locale })).references]),
  );
  return {
    id,
    vintage,
    order,
    figures: numberFigures(vintage, id, order, absentFigures(vintage, id)),
    references,
  };
}

const binding = /\{\{((?:[^{}]|\{[^{}]*\})*?)\}\}/g;

/** Lines of prose that the newest edition prints, with their bound numbers. Tables, directives and lists of data are left alone. */
function lineSites(pack: Pack, editions: readonly EditionView[], files: ReadonlyMap<string, string>): LineSite[] {
  const newest = editions.at(-1);
  return pack.texts.flatMap(({ file, locale, edition, template }): LineSite[] => {
    const view = edition === undefined ? newest : editions.find(({ id }) => id === edition);
    if (template || view === undefined) return [];
    let start = 0;
    return (files.get(file) ?? "").split("\n").flatMap((text): LineSite[] => {
      const from = start;
      start += text.length + 1;
      if (/^\s*(?:[|:#>]|$)/.test(text)) return [];
      const facts = factsIn(text, view.vintage, locale);
      return facts.length === 0 ? [] : [{ type: "line", file, locale, edition: view.id, start: from, text, facts }];
    });
  });
}

function factsIn(text: string, vintage: Vintage, locale: string): readonly FactSite[] {
  return Array.from(text.matchAll(binding)).flatMap((match): FactSite[] => {
    const inner = match[1] ?? "";
    const bar = optionBar(inner);
    const expression = (bar < 0 ? inner : inner.slice(0, bar)).trim();
    const printing = printText(inner, { vintage, locale });
    if (!printing.ok || printing.printed.value.type !== "quantity") return [];
    return [
      {
        start: match.index,
        end: match.index + match[0].length,
        expression,
        options: bar < 0 ? "" : inner.slice(bar + 1).trim(),
        printed: printing.printed,
      },
    ];
  });
}

/** Findings and notes of figures with bound numbers, each locale of each as a line of its own. */
function captionSites(pack: Pack, editions: readonly EditionView[], files: ReadonlyMap<string, string>): LineSite[] {
  return pack.figures.flatMap(({ figure, file }): LineSite[] => {
    let shown = figure.editions?.at(-1) ?? editions.at(-1)?.id;
    let start = 0;
    return (files.get(file) ?? "").split("\n").flatMap((text): LineSite[] => {
      const from = start;
      start += text.length + 1;
      const variant = /^\s+- editions: \["([^"]+)"\]/.exec(text)?.[1];
      if (variant !== undefined) shown = variant;
      const view = editions.find(({ id }) => id === shown);
      if (view === undefined || !/^\s*(?:- )?(?:finding|caveat|note): \{/.test(text)) return [];
      return Array.from(text.matchAll(/\b([a-z]{2}): '((?:[^'])*)'/g)).flatMap((match): LineSite[] => {
        const [, locale = "", said = ""] = match;
        const facts = pack.file.locales.includes(locale) ? factsIn(said, view.vintage, locale) : [];
        const at = from + match.index + match[0].length - said.length - 1;
        return facts.length === 0 ? [] : [{ type: "line", file, locale, edition: view.id, start: at, text: said, facts }];
      });
    });
  });
}

/** Options begin at a bar outside quotes. */
function optionBar(text: string): number {
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '"' && text[i - 1] !== "\\") quoted = !quoted;
    else if (text[i] === "|" && !quoted) return i;
  }
  return -1;
}
