/** Places for errors that need no bound number: rows of tables, lines of text, texts by language inside YAML files. */
import { parseCsv } from "../../src/pack/csv.js";
import type { Pack } from "../../src/pack/pack.js";

/** A row of a table of evidence. */
export interface RowSite {
  readonly type: "row";
  readonly file: string;
  readonly start: number;
  readonly text: string;
  /** An observation, a row of a register, or of another table: claims, diagrams, sources, attributes. */
  readonly kind: "observation" | "register" | "other";
  readonly cells: Readonly<Record<string, string>>;
  readonly columns: readonly string[];
}

/** A line of running text, with bound numbers or without. */
export interface TextSite {
  readonly type: "text";
  readonly file: string;
  readonly locale: string;
  readonly start: number;
  readonly text: string;
}

/** What a YAML file says in one language: a title, a note, a label. */
export interface LabelSite {
  readonly type: "label";
  readonly file: string;
  readonly locale: string;
  /** The key it stands under: title, finding, caveat, note, label … */
  readonly key: string;
  readonly start: number;
  readonly text: string;
}

/** An expression of a row of a figure's inline data, whose label says a year or a name. */
export interface DataSite {
  readonly type: "data";
  readonly file: string;
  readonly start: number;
  readonly text: string;
}

/** Lines with their offsets. */
function linesOf(text: string): readonly { readonly start: number; readonly text: string }[] {
  let start = 0;
  return text.split("\n").map((line) => {
    const from = start;
    start += line.length + 1;
    return { start: from, text: line };
  });
}

/** Lines of prose; tables, directives and headings are left alone. */
export function textSites(pack: Pack, files: ReadonlyMap<string, string>): readonly TextSite[] {
  return pack.texts.flatMap(({ file, locale, template }): TextSite[] =>
    template
      ? []
      : linesOf(files.get(file) ?? "").flatMap(({ start, text }) =>
          /^\s*(?:[|:#>]|$)/.test(text) ? [] : [{ type: "text", file, locale, start, text }],
        ),
  );
}

/** Texts by language of figures, analyses and judgements. */
export function labelSites(pack: Pack, files: ReadonlyMap<string, string>): readonly LabelSite[] {
  return [...files].flatMap(([file, content]): LabelSite[] => {
    if (!/^(?:figures|analyses|judgements)\/.+\.yaml$/.test(file)) return [];
    let above = "";
    return linesOf(content).flatMap(({ start, text }): LabelSite[] => {
      const opened = /^\s*(?:- )?([a-z_]+):\s*$/.exec(text)?.[1];
      if (opened !== undefined) above = opened;
      return Array.from(text.matchAll(/\b([a-z]{2}): (?:"([^"\\]*)"|'([^']*)')/g)).flatMap((match): LabelSite[] => {
        const [whole, locale = "", double, single] = match;
        const said = double ?? single ?? "";
        if (!pack.file.locales.includes(locale) || said === "") return [];
        const key = Array.from(text.slice(0, match.index).matchAll(/\b([a-z_]+): \{/g)).at(-1)?.[1] ?? above;
        return [{ type: "label", file, locale, key, start: start + match.index + whole.length - said.length - 1, text: said }];
      });
    });
  });
}

/** Expressions of rows of inline data whose label names a year. */
export function dataSites(files: ReadonlyMap<string, string>): readonly DataSite[] {
  return [...files].flatMap(([file, content]): DataSite[] =>
    !/^figures\/.+\.yaml$/.test(file)
      ? []
      : linesOf(content).flatMap(({ start, text }): DataSite[] =>
          !/label: \{[^}]*20\d\d[^}]*\}, values: \[/.test(text)
            ? []
            : Array.from(text.matchAll(/"([a-z_]+ @ \{[^"]*\})"/g), (match) => ({
                type: "data" as const,
                file,
                start: start + match.index + 1,
                text: match[1] ?? "",
              })),
        ),
  );
}

/** Rows of every table of evidence, one line each. */
export function rowSites(files: ReadonlyMap<string, string>): readonly RowSite[] {
  return [...files].flatMap(([file, content]): RowSite[] => {
    if (!/^evidence\/.+\.csv$/.test(file)) return [];
    const [head, ...lines] = linesOf(content);
    const columns = parseCsv(`${head?.text ?? ""}\n`).records[0]?.cells ?? [];
    const kind = file.startsWith("evidence/registers/") ? "register" : file.startsWith("evidence/observations/") ? "observation" : "other";
    return lines.flatMap(({ start, text }): RowSite[] => {
      if (text === "") return [];
      const cells = parseCsv(`${text}\n`).records[0]?.cells ?? [];
      if (cells.length !== columns.length) return [];
      return [
        { type: "row", kind, file, start, text, columns, cells: Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? ""])) },
      ];
    });
  });
}

/** The row with some cells changed, as CSV. */
export function withCells(site: RowSite, changes: Readonly<Record<string, string>>): string {
  const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return site.columns.map((column) => quoted(changes[column] ?? site.cells[column] ?? "")).join(",");
}
