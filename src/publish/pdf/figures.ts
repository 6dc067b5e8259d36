/** Figures: drawings become SVG files, tables, matrices and rankings become tables, gaps say what is missing. */
import { byPublisher } from "../../edition/by-publisher.js";
import { printWidths } from "../../figures/draw.js";
import type { FigureModel, FigureTableCell } from "../../figures/model.js";
import { isBlank, type ShownTable, shownTable } from "../../figures/table-view.js";
import { printInlines } from "./inlines.js";
import { figureLabel, type Ledger, referenceLabel } from "./ledger.js";
import type { PrintFigure, PrintInline } from "./print-model.js";
import { printTable } from "./tables.js";

/** At most this many publishers are named under a figure, with as many sources of each; the rest stand as numbers. */
const NAMED_SOURCES = 5;

/** Px at 96 dpi of the 196 mm that a drawing may be high (assets/pdf/figure.typ); a higher one is cut where it may be, else shrunk. */
const TALLEST = 741;

export interface DrawnFigure {
  readonly figure: PrintFigure;
  /** SVG texts under the paths the figure names. */
  readonly files: readonly { readonly path: string; readonly svg: string }[];
}

export type Draw = (model: FigureModel, width: number, theme: "css" | "print") => string;

/** True when the figure is set as a table rather than drawn. */
function isTable(model: FigureModel): boolean {
  return model.body === null || model.body.type === "table";
}

function cellInlines(cell: FigureTableCell, ledger: Ledger): PrintInline[] {
  const text = ledger.printable(cell.text);
  if (cell.fact === undefined && cell.marks.length === 0) return text === "" ? [] : [{ type: "text", text }];
  return [{ type: "fact", text, marks: [...cell.marks], to: cell.fact === undefined ? null : ledger.factLabel(cell.fact) }];
}

/** A row says whose it is only when the figure mixes sources; numbers that open their own fact need no reference. */
function rowSources(cells: readonly FigureTableCell[], mixed: boolean, ledger: Ledger): PrintInline[] {
  if (!mixed) return [];
  const numbers = ledger.sourceNumbers(cells.filter((cell) => cell.fact === undefined).flatMap((cell) => cell.sources)).slice(0, 2);
  return numbers.length === 0 ? [] : [{ type: "cite", numbers }];
}

function figureTable(model: FigureModel, shown: ShownTable, ledger: Ledger): ReturnType<typeof printTable> {
  const mixed = model.sources.length > 1;
  return printTable(
    {
      columns: shown.columns.map((column) => ({
        label: ledger.printable(column.label),
        unit: ledger.printable(column.unit),
        align: column.align,
        marks: column.marks,
      })),
      rows: shown.rows.map((row, at) =>
        row.cells.map((cell, index) => [
          ...(shown.sparse && isBlank(cell) ? [] : cellInlines(cell, ledger)),
          ...(index === 0 ? rowSources(model.table.rows[at]?.cells ?? [], mixed, ledger) : []),
        ]),
      ),
      wide: model.wide,
      total: model.table.total,
    },
    ledger.words,
  );
}

/** Gives a grade as the reader sees it: a letter, or a word for our own work. */
export function gradeText(grade: string, ledger: Ledger): string {
  return grade === "own" ? ledger.words.ownGrade : grade;
}

function sourceLine(model: FigureModel, ledger: Ledger): PrintInline[] {
  const { words, printable } = ledger;
  const line: PrintInline[] = [];
  const say = (text: string): void => {
    line.push({ type: "text", text });
  };
  const publisherOf = ({ id }: { readonly id: string }): string => ledger.source(id)?.publisher || ledger.source(id)?.title || id;
  const publishers = byPublisher(model.sources, publisherOf, ({ id }) => ledger.source(id)?.published ?? "");
  const named = publishers.slice(0, NAMED_SOURCES).map(([publisher, sources]) => [publisher, sources.slice(0, NAMED_SOURCES)] as const);
  const told = new Set(named.flatMap(([, sources]) => sources));
  const rest = model.sources.filter((source) => !told.has(source));
  if (named.length > 0) say(words.source + words.colon);
  named.forEach(([publisher, sources], index) => {
    if (index > 0) say(words.listComma);
    say(printable(publisher));
    sources.forEach((source, issue) => {
      const entry = ledger.source(source.id);
      if (entry !== undefined && entry.date !== "") say(`${words.openParenthesis}${printable(entry.date)}${words.closeParenthesis}`);
      if (source.grade !== "" && source.grade !== sources[issue + 1]?.grade)
        say(`${words.openBracket}${gradeText(source.grade, ledger)}${words.closeBracket}`);
      if (entry !== undefined && entry.number > 0) line.push({ type: "jump", text: `[${entry.number}]`, to: referenceLabel(entry.number) });
    });
  });
  if (rest.length > 0) {
    say(words.listComma + words.moreSources(String(model.sources.length)));
    for (const number of ledger.sourceNumbers(rest.map((source) => source.id)).slice(0, 12)) {
      line.push({ type: "jump", text: `[${number}]`, to: referenceLabel(number) });
    }
  }
  if (named.length > 0) say(words.stop + words.space);
  say(`${words.asOf}${words.space}${ledger.asOf}${words.stop}`);
  return line;
}

/** Width and height of a drawing, from its own viewBox or size; NaN where it states neither. */
function svgSize(svg: string): { readonly width: number; readonly height: number } {
  const box = /<svg[^>]*\bviewBox="\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)\s*"/.exec(svg);
  const width = Number(box?.[1] ?? /<svg[^>]*\bwidth="([\d.]+)/.exec(svg)?.[1] ?? Number.NaN);
  const height = Number(box?.[2] ?? /<svg[^>]*\bheight="([\d.]+)/.exec(svg)?.[1] ?? Number.NaN);
  return { width, height };
}

/** Height over width of a drawing. */
function svgRatio(svg: string): number {
  const { width, height } = svgSize(svg);
  const ratio = height / width;
  return Number.isFinite(ratio) && ratio > 0 ? Math.round(ratio * 10000) / 10000 : 1;
}

/** The Chinese faces draw ‘ ’ “ ” full width and SVG text cannot ask for the narrow forms: Latin drawings take straight ones. */
function narrowQuotes(svg: string): string {
  return svg.replace(/[\u2018\u2019]/g, "&#39;").replace(/[\u201c\u201d]/g, "&#34;");
}

/** The drawing in the text's column; over the page's full width when it is declared so, or when it would be too high and the width helps. */
function layOut(model: FigureModel, draw: Draw): { readonly svg: string; readonly wide: boolean } {
  const full = () => draw(model, printWidths.full, "print");
  if (model.wide) return { svg: full(), wide: true };
  const svg = draw(model, printWidths.text, "print");
  const height = svgRatio(svg) * printWidths.text;
  if (height <= TALLEST) return { svg, wide: false };
  const other = full();
  return svgRatio(other) * printWidths.full < height * 0.9 ? { svg: other, wide: true } : { svg, wide: false };
}

/** Where to cut a height into parts of at most `limit`, as equal as the allowed places let them be; null where they do not. */
function equalCuts(height: number, parts: number, allowed: readonly number[], limit: number): readonly number[] | null {
  const cuts: number[] = [];
  for (let part = 1; part < parts; part++) {
    const from = cuts.at(-1) ?? 0;
    const wanted = (height * part) / parts;
    const fitting = allowed.filter((at) => at > from && at - from <= limit && height - at <= limit * (parts - part));
    const [best] = fitting.sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted) || a - b);
    if (best === undefined) return null;
    cuts.push(best);
  }
  return cuts;
}

/** A part may be this much higher than the page and is shrunk a little, rather than that the whole takes one page more. */
const SLACK = 1.12;

/** Cuts into the fewest parts that fit; none where the drawing may not be cut so. */
function cutsOf(height: number, allowed: readonly number[], limit: number): readonly number[] {
  const fewest = Math.ceil(height / (limit * SLACK));
  return (
    equalCuts(height, fewest, allowed, limit) ??
    equalCuts(height, fewest, allowed, limit * SLACK) ??
    equalCuts(height, fewest + 1, allowed, limit * SLACK) ??
    []
  );
}

/** A drawing higher than a page as several, each a view of a stretch of it. `width` is what it is printed at in px. */
export function partsOf(svg: string, width: number): readonly string[] {
  const size = svgSize(svg);
  const limit = (TALLEST / width) * size.width;
  const allowed = (/<svg[^>]*\bdata-breaks="([^"]*)"/.exec(svg)?.[1] ?? "").split(" ").filter(Boolean).map(Number);
  const cuts = size.height > limit * SLACK ? cutsOf(size.height, allowed, limit) : [];
  if (cuts.length === 0) return [svg];
  const edges = [0, ...cuts, size.height];
  return edges.slice(1).map((to, index) => {
    const from = edges[index] ?? 0;
    const high = to - from;
    return svg.replace(/<svg[^>]*>/, (head) =>
      head
        .replace(/\bviewBox="[^"]*"/, `viewBox="0 ${from} ${size.width} ${high}"`)
        .replace(/\bheight="[^"]*"/, `height="${Math.round((high / size.width) * width * 100) / 100}"`),
    );
  });
}

export function printFigure(model: FigureModel, draw: Draw, ledger: Ledger): DrawnFigure {
  const { words, printable } = ledger;
  const drawn = model.state === "built" && !isTable(model);
  const { svg: laidOut, wide } = drawn ? layOut(model, draw) : { svg: "", wide: model.wide };
  const text = printable(laidOut);
  const svgs = drawn ? partsOf(words.script === "latin" ? narrowQuotes(text) : text, wide ? printWidths.full : printWidths.text) : [];
  const files = svgs.map((svg, part) => ({ path: `/figures/${model.number}${part === 0 ? "" : `-${part + 1}`}.svg`, svg }));
  const table = model.state === "built" && !drawn ? shownTable(model.table, model.locale ?? "en") : null;
  const figure: PrintFigure = {
    label: figureLabel(model),
    name: words.figureName(model.number),
    title: printable(model.title),
    state: model.state,
    finding: printInlines(model.finding, ledger),
    subtitle: printable(model.subtitle),
    wide,
    floats: true,
    images: files.map(({ path, svg }) => ({ path, ratio: svgRatio(svg) })),
    alt: printable(model.alt === "" ? model.title : model.alt),
    table: table === null ? null : figureTable(model, table, ledger),
    source: model.state === "built" ? sourceLine(model, ledger) : [],
    notes: [...(table?.remarks ?? []), ...model.notes].map(printable).filter((note) => note !== ""),
    gap:
      model.state === "gap"
        ? {
            reason: printable(model.gap?.reason ?? ""),
            lookedFor: printable(model.gap?.lookedFor ?? ""),
            nearest: printable(model.gap?.nearest ?? ""),
          }
        : null,
  };
  return { figure, files };
}
