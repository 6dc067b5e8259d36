/** Figures declared once for several entities: each entry of `with` makes one figure, and `$name` in its texts and expressions its value. */
import { type DeclaredFigure, type FigureFile, figureFile } from "./schema.js";

/** A figure of the pack. `template` is the slug of the declaration it was made from, when that serves several entities. */
export interface PackFigure {
  readonly figure: FigureFile;
  readonly file: string;
  readonly template?: string;
}

type Values = Readonly<Record<string, string>>;

/** The figures of one declaration: itself, or one for each entry of its `with`, whose first value ends the slug. */
export function figuresOf(declared: DeclaredFigure, file: string): PackFigure[] {
  const { with: entries, ...shared } = declared;
  if (entries === undefined) return [{ figure: shared, file }];
  return entries.map((values) => {
    const slug = [shared.slug, ...Object.values(values).slice(0, 1).map(slugOf)].join("-");
    const section = values[shared.section.slice(1)] ?? shared.section;
    const { with: _none, ...figure } = figureFile.parse({ ...writtenOut(shared, values), slug, section });
    return { figure, file, template: shared.slug };
  });
}

/** A code as the end of a slug: codes of places are often capitals. */
const slugOf = (value: string): string => value.toLowerCase().replace(/[._]/g, "-");

/** The declaration with every `$name` of its texts written out as a text of the expression language. */
function writtenOut(shared: FigureFile, values: Values): Record<string, unknown> {
  const within = (value: unknown): unknown => {
    if (typeof value === "string") return value.replace(/\$([a-z][a-z0-9_]*)/g, (whole, name: string) => quoted(values[name]) ?? whole);
    if (Array.isArray(value)) return value.map(within);
    return typeof value === "object" && value !== null ? mapped(value) : value;
  };
  const mapped = (record: object): Record<string, unknown> =>
    Object.fromEntries(Object.entries(record).map(([key, value]) => [key, within(value)]));
  return mapped(shared);
}

const quoted = (value: string | undefined): string | undefined => (value === undefined ? undefined : JSON.stringify(value));
