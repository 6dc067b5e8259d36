/** ::rows: rows of a register as a table in the text. */
import type { RegisterRow } from "../pack/pack.js";
import type { RegisterField, RegisterFile } from "../pack/schema.js";
import type { Block, Inline } from "./block.js";
import { fieldPrinter } from "./field.js";
import type { SectionContext } from "./section-context.js";
import { inLocale, manuscriptWords } from "./words.js";

/** A table in the text is for reading; the register's page holds everything. */
const longestTable = 100;
const defaultColumns = 5;

export interface RowsRequest {
  readonly from: string;
  /** Field ids separated by commas; "" for the register's own choice. */
  readonly columns: string;
  readonly caption: string;
  readonly note: string;
}

/** The table a ::rows directive at `offset` stands for. Each row is a fact that leads to the register's page. */
export function rowsTable(request: RowsRequest, offset: number, context: SectionContext): Block[] {
  const { book } = context;
  const { vintage, locale } = book.scope;
  const complain = (code: string, message: string, fix: string): Block[] => {
    context.report({ code, offset, length: 6, message, fix });
    return [];
  };
  if (request.from === "")
    return complain("PROSE-DIRECTIVE", "rows needs a query", 'write ::rows{from="register where …" columns="one, two"}');
  const result = book.evaluate(request.from);
  if (!result.ok) {
    for (const { code, message, fix } of result.problems) complain(code, `in from="${request.from}": ${message}`, fix);
    return [];
  }
  if (result.value.type !== "rows")
    return complain("PROSE-DIRECTIVE", `"${request.from}" gives no rows`, "ask for rows of a register: register where field = value");
  const { register: id, rows } = result.value;
  const register = vintage.pack.registers.get(id);
  if (register === undefined) return complain("PROSE-DIRECTIVE", `there is no register "${id}"`, "use an id of registers/");
  const words = manuscriptWords(locale);
  if (rows.length === 0) return [{ type: "gap", reason: words.noRows }];

  const { fields, unknown } = chooseFields(register, request.columns);
  for (const name of unknown) {
    complain(
      "PROSE-DIRECTIVE",
      `the register "${id}" has no field "${name}"`,
      `its fields are ${register.fields.map((f) => f.id).join(", ")}`,
    );
  }
  const asked = fields.map((field) => ({ field, text: fieldPrinter(field, vintage, locale) }));
  const shown = rows.slice(0, longestTable);
  // A column without any entry says nothing; it is named beneath the table instead.
  const empty = asked.filter(({ text }) => shown.every((row) => text(row) === ""));
  const columns = empty.length < asked.length ? asked.filter((column) => !empty.includes(column)) : asked;
  const left = asked.filter((column) => !columns.includes(column)).map(({ field }) => inLocale(field.label, locale));
  const note = [
    request.note,
    shown.length < rows.length ? words.excerpt(shown.length, rows.length) : "",
    left.length > 0 ? words.emptyColumns(left) : "",
  ]
    .filter(Boolean)
    .join(" ");
  return [
    {
      type: "table",
      columns: columns.map(({ field }) => ({ label: inLocale(field.label, locale), align: field.type === "number" ? "right" : "left" })),
      rows: shown.map((row) => rowCells(row, columns, context)),
      ...(request.caption === "" ? {} : { caption: request.caption }),
      ...(note === "" ? {} : { note }),
    },
  ];
}

function chooseFields(register: RegisterFile, columns: string): { fields: RegisterField[]; unknown: string[] } {
  const asked = columns
    .split(",")
    .map((c) => c.trim())
    .filter(Boolean);
  const names = asked.length > 0 ? asked : (register.show ?? register.fields.map(({ id }) => id)).slice(0, defaultColumns);
  const fields: RegisterField[] = [];
  const unknown: string[] = [];
  for (const name of names) {
    const field = register.fields.find(({ id }) => id === name);
    if (field === undefined) unknown.push(name);
    else fields.push(field);
  }
  return { fields, unknown };
}

function rowCells(
  row: RegisterRow,
  columns: readonly { readonly field: RegisterField; readonly text: (row: RegisterRow) => string }[],
  { book, section }: SectionContext,
): readonly (readonly Inline[])[] {
  let bound = false;
  return columns.map(({ field, text: print }): readonly Inline[] => {
    const text = print(row);
    if (text === "") return [];
    if (field.type === "url") return [{ type: "link", url: text, children: [{ type: "text", text: hostOf(text) }] }];
    if (bound) return [{ type: "text", text }];
    bound = true;
    return [{ type: "fact", fact: book.bindRow(row, text, section).id, text, marks: [] }];
  });
}

/** An address as a table shows it: where it leads, without the way there. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : url;
}
