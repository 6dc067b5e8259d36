/** Composes the text of one section: from its file, or from its claims when nobody has written one. */
import type { Finding } from "../pack/finding.js";
import type { TextFile } from "../pack/pack.js";
import { bindingNumber, placeholder } from "./binding.js";
import type { Block } from "./block.js";
import { composeBlocks } from "./blocks.js";
import type { FactBook } from "./fact-book.js";
import type { References } from "./inline.js";
import { type ParsedText, parseMarkdown } from "./markdown.js";
import type { Prose } from "./prose.js";

export interface SectionRequest {
  readonly text: TextFile;
  /** Slug of the section. */
  readonly section: string;
  readonly book: FactBook;
  readonly references: References;
  /** Slugs of the figures that belong to the section. */
  readonly figures: readonly string[];
}

/** The words of a section's text, block by block, and where they stand. */
export interface SectionProse {
  readonly file: string;
  readonly blocks: readonly Prose[];
  place(offset: number): { readonly line: number; readonly column: number };
}

export interface ComposedSection {
  readonly prose: SectionProse;
  readonly blocks: readonly Block[];
  readonly findings: readonly Finding[];
  /** Figures the text placed itself. */
  readonly placed: ReadonlySet<string>;
}

const parsed = new Map<string, ParsedText>();
const mostParsed = 4000;

/** Parsing knows nothing of editions: once per content is enough, also when a pack is read again after a change elsewhere. */
function parseOnce({ markdown }: TextFile): ParsedText {
  const found = parsed.get(markdown);
  if (found !== undefined) return found;
  if (parsed.size >= mostParsed) parsed.clear();
  const made = parseMarkdown(markdown);
  parsed.set(markdown, made);
  return made;
}

/** Blocks of a section's text, and everything that is wrong with it at its place in the file. */
export function composeSection({ text, section, book, references, figures }: SectionRequest): ComposedSection {
  const tree = parseOnce(text);
  const findings: Finding[] = [];
  const placed = new Set<string>();
  const heard: Prose[] = [];
  const report = ({
    code,
    offset,
    message,
    fix,
    severity,
  }: {
    code: string;
    offset: number;
    message: string;
    fix: string;
    severity?: "warning";
  }) => {
    findings.push({ code, severity: severity ?? "error", file: text.file, ...tree.place(offset), message, fix });
  };
  for (const problem of tree.problems) report({ code: "PROSE-EXPRESSION", ...problem });
  const depths = tree.root.children.flatMap((node) => (node.type === "heading" ? [node.depth] : []));
  const restore = (value: string) =>
    value.replace(new RegExp(placeholder, "g"), (whole, high: string, low: string) => {
      const binding = tree.bindings[bindingNumber(high, low)];
      return binding === undefined ? whole : `{{${binding.text}}}`;
    });
  const blocks = composeBlocks(tree.root.children, {
    book,
    section,
    parsed: tree,
    references,
    figures: new Set(figures),
    placed,
    topHeading: depths.length === 0 ? 1 : Math.min(...depths),
    heard: (prose) => heard.push(prose),
    report,
    restore,
  });
  return { blocks, findings, placed, prose: { file: text.file, blocks: heard, place: tree.place } };
}

/** The text that speaks for a section in a locale: the edition's own before the general one, a template last. */
export function textIndex(
  texts: readonly TextFile[],
  locale: string,
  edition: string,
): (slug: string, template: string | undefined) => TextFile | undefined {
  const general = new Map<string, TextFile>();
  const own = new Map<string, TextFile>();
  const templates = new Map<string, TextFile>();
  for (const text of texts) {
    if (text.locale !== locale) continue;
    if (text.template) {
      if (text.edition === undefined || text.edition === edition) templates.set(text.name, text);
    } else if (text.edition === undefined) general.set(text.name, text);
    else if (text.edition === edition) own.set(text.name, text);
  }
  return (slug, template) => own.get(slug) ?? general.get(slug) ?? (template === undefined ? undefined : templates.get(template));
}
