/** The outline as chapters with their sections in reading order. */
import type { EditionDocument, SectionNode } from "../../edition/model.js";
import type { Block } from "../../manuscript/block.js";
import { formatPeriod, parsePeriod } from "../../measure/index.js";
import { type Draw, type DrawnFigure, printFigure } from "./figures.js";
import { plainText, printInlines } from "./inlines.js";
import type { Ledger } from "./ledger.js";
import type { PrintBlock, PrintChapter, PrintEntry, PrintInline, PrintKeyFigure, PrintList, PrintSection } from "./print-model.js";
import { printTable, textWidth } from "./tables.js";

type ListBlock = Extract<Block, { type: "list" }>;

/** A first paragraph up to this many em is set large on the chapter's opener; a longer one stays in the text. */
const LEAD_LENGTH = 190;
/** Numbers on an opener. */
const TAKE = 3;

export interface Setting {
  readonly ledger: Ledger;
  readonly draw: Draw;
  /** Collects the drawings as virtual files. */
  readonly files: Map<string, string>;
}

function figureBlock(slug: string, setting: Setting): PrintBlock[] {
  const model = setting.ledger.figure(slug);
  if (model === undefined || !setting.ledger.place(slug)) return [];
  const { figure, files }: DrawnFigure = printFigure(model, setting.draw, setting.ledger);
  for (const { path, svg } of files) setting.files.set(path, svg);
  return [{ type: "figure", figure }];
}

export function printBlocks(blocks: readonly Block[], setting: Setting): PrintBlock[] {
  return blocks.flatMap((block) => printBlock(block, setting));
}

function printList(list: ListBlock, setting: Setting): PrintList {
  return { type: "list", ordered: list.ordered, items: list.items.map((item) => printBlocks(item, setting)) };
}

function printBlock(block: Block, setting: Setting): PrintBlock[] {
  const { ledger } = setting;
  switch (block.type) {
    case "paragraph":
    case "heading":
      return [{ type: block.type, children: printInlines(block.children, ledger) }];
    case "list":
      return [printList(block, setting)];
    case "quote":
    case "judgement":
      return [{ type: block.type, children: printBlocks(block.children, setting) }];
    case "table":
      return [
        {
          type: "table",
          caption: ledger.printable(block.caption ?? ""),
          note: ledger.printable(block.note ?? ""),
          table: printTable(
            {
              columns: block.columns.map((column) => ({ label: ledger.printable(column.label), align: column.align })),
              rows: block.rows.map((row) => row.map((cell) => printInlines(cell, ledger))),
              wide: false,
            },
            ledger.words,
          ),
        },
      ];
    case "figure":
      return figureBlock(block.figure, setting);
    case "gap":
      return [
        {
          type: "gap",
          reason: ledger.printable(block.reason),
          lookedFor: ledger.printable(block.lookedFor ?? ""),
          nearest: ledger.printable(block.nearest ?? ""),
        },
      ];
  }
}

/** Blocks of a section with the figures its text does not place after them. */
function sectionBlocks(node: SectionNode, setting: Setting): PrintBlock[] {
  return [...printBlocks(node.blocks, setting), ...node.figures.flatMap((slug) => figureBlock(slug, setting))];
}

function entryOf(node: SectionNode, ledger: Ledger): PrintEntry {
  return ledger.section(node.slug) ?? { label: "", number: node.number, title: node.title };
}

/** True for a table that lists figures without evidence: print has its own index of them, with pages. */
function listsGaps(block: Block, ledger: Ledger): boolean {
  if (block.type !== "table" || block.rows.length === 0) return false;
  return block.rows.every((row) => {
    const first = row[0]?.[0];
    return first?.type === "figure" && ledger.figure(first.figure)?.state === "gap";
  });
}

/** Sections of the appendix: as any other, without the list of gaps that follows it in print. */
export function printAppendix(node: SectionNode, setting: Setting): PrintSection[] {
  const without = (section: SectionNode): SectionNode => ({
    ...section,
    blocks: section.blocks.filter((block) => !listsGaps(block, setting.ledger)),
    children: section.children.map(without),
  });
  return printSections(without(node), 1, setting);
}

/** The section and everything under it, flat, in reading order. */
export function printSections(node: SectionNode, depth: number, setting: Setting): PrintSection[] {
  return [
    { ...entryOf(node, setting.ledger), depth, blocks: sectionBlocks(node, setting) },
    ...node.children.flatMap((child) => printSections(child, depth + 1, setting)),
  ];
}

/** The blocks that end a chapter: figures after its last text do not float, there is nothing to pass them. */
function atEnd(blocks: readonly PrintBlock[]): PrintBlock[] {
  const last = blocks.findLastIndex((block) => block.type !== "figure");
  return blocks.map((block, index) =>
    block.type === "figure" && index > last ? { ...block, figure: { ...block.figure, floats: false } } : block,
  );
}

function slugsUnder(node: SectionNode): Set<string> {
  return new Set([node.slug, ...node.children.flatMap((child) => [...slugsUnder(child)])]);
}

/** "67亿美元" → 67 and 亿美元; "$6.7 billion" → $6.7 and billion; a text without a number stays whole. */
export function splitValue(text: string): { number: string; unit: string } {
  const match = /^(\D{0,12}?[\d][\d.,]*)(?:\s*)(.*)$/su.exec(text);
  return match === null ? { number: text, unit: "" } : { number: match[1] ?? text, unit: match[2] ?? "" };
}

/** Years and months stand as they are written everywhere; "2025-01/2025-11" and "2025-S1" are codes to most readers. */
function periodText(code: string, locale: string): string {
  const period = parsePeriod(code);
  return period === null || period.frequency === "year" || period.frequency === "month" ? code : formatPeriod(period, locale);
}

export function printKeyFigure(item: EditionDocument["keyFigures"][number], ledger: Ledger, locale: string): PrintKeyFigure | null {
  const fact = ledger.fact(item.fact);
  if (fact === undefined) return null;
  const { number, unit } = splitValue(ledger.printable(fact.text));
  return {
    number,
    unit,
    marks: [...fact.marks],
    label: ledger.printable(item.label),
    period: ledger.printable(periodText(fact.lineage.period ?? "", locale)),
    to: ledger.factLabel(item.fact),
  };
}

function takeOf(node: SectionNode, document: EditionDocument, ledger: Ledger): PrintKeyFigure[] {
  const under = slugsUnder(node);
  return document.keyFigures
    .filter((item) => under.has(item.section))
    .slice(0, TAKE)
    .flatMap((item) => printKeyFigure(item, ledger, document.locale) ?? []);
}

/** The chapter's first paragraph when it is short enough for the opener, and the blocks that remain. */
function leadOf(blocks: readonly Block[], ledger: Ledger): { lead: PrintInline[]; rest: readonly Block[] } {
  const first = blocks[0];
  if (first?.type !== "paragraph") return { lead: [], rest: blocks };
  const lead = printInlines(first.children, ledger);
  return textWidth(plainText(lead)) <= LEAD_LENGTH ? { lead, rest: blocks.slice(1) } : { lead: [], rest: blocks };
}

interface Part {
  readonly title: string;
  readonly opens: boolean;
  /** Text that stands under the part itself, before its first chapter. */
  readonly blocks: readonly Block[];
}

function printChapter(node: SectionNode, part: Part, document: EditionDocument, setting: Setting): PrintChapter {
  const { ledger } = setting;
  const { lead, rest } = leadOf(node.blocks, ledger);
  const introduced = lead.length > 0 && rest[0]?.type === "list" ? rest[0] : null;
  const findings = introduced === null ? null : printList(introduced, setting);
  const take = takeOf(node, document, ledger);
  const blocks = [
    ...printBlocks(part.blocks, setting),
    ...printBlocks(introduced === null ? rest : rest.slice(1), setting),
    ...node.figures.flatMap((slug) => figureBlock(slug, setting)),
  ];
  const sections = node.children.flatMap((child) => printSections(child, 1, setting));
  const end = sections.at(-1);
  return {
    ...entryOf(node, ledger),
    name: node.number === "" ? "" : ledger.words.chapterName(ledger.printable(node.number)),
    part: ledger.printable(part.title),
    opensPart: part.opens,
    otherTitles: node.otherTitles.map(ledger.printable),
    lead,
    findings,
    take,
    mini: node.children.map((child) => entryOf(child, ledger)),
    blocks: end === undefined ? atEnd(blocks) : blocks,
    sections: end === undefined ? [] : [...sections.slice(0, -1), { ...end, blocks: atEnd(end.blocks) }],
  };
}

/** Chapters of all parts; a root that is no part is a chapter of its own, and a part without chapters is set as one. */
export function printChapters(document: EditionDocument, setting: Setting): PrintChapter[] {
  return document.outline.flatMap((root) => {
    const isPart = root.level === 0 && root.children.length > 0;
    if (!isPart) return [printChapter(root, { title: "", opens: false, blocks: [] }, document, setting)];
    return root.children.map((chapter, index) =>
      printChapter(chapter, { title: root.title, opens: index === 0, blocks: index === 0 ? root.blocks : [] }, document, setting),
    );
  });
}
