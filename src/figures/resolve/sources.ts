/** `from: sources`: the institutions of the two best grades this edition rests on most, each with its most used source. */
import { publisherLabel } from "../../analysis/labels.js";
import { Decimal, formatDigits } from "../../measure/index.js";
import type { Source } from "../../pack/pack.js";
import type { FigureData } from "../../pack/schema.js";
import type { Context, Resolved } from "./context.js";

type Data = Extract<FigureData, { from: "sources" }>;

const best: ReadonlySet<string> = new Set(["A", "B"]);

interface Institution {
  readonly name: string;
  readonly grade: string;
  readonly used: readonly { readonly source: Source; readonly uses: number }[];
  readonly uses: number;
}

export function resolveSources(data: Data, context: Context): Resolved {
  const { vintage } = context.scope;
  const { words } = context;
  const used = new Map<string, number>();
  const count = (ids: readonly string[]): void => {
    for (const id of ids) used.set(id, (used.get(id) ?? 0) + 1);
  };
  for (const cell of vintage.cells.values()) {
    count(cell.winner.sources);
    for (const other of cell.corroborating) count(other.sources);
  }
  for (const rows of vintage.registers.values()) for (const row of rows) count(row.sources);
  for (const claim of vintage.claims.values()) count(claim.sources);
  for (const node of vintage.nodes) count(node.sources);
  for (const cell of vintage.matrix) count(cell.sources);
  const all = [...used].flatMap(([id, uses]) => {
    const source = vintage.pack.sources.get(id);
    return source === undefined || !best.has(source.grade) ? [] : [{ source, uses }];
  });
  const institutions = new Map<string, Institution>();
  for (const { source, uses } of all) {
    const name = publisherLabel(source, context.locale) || source.title;
    const key = `${source.grade}\n${name}`;
    const known = institutions.get(key);
    const used = [...(known?.used ?? []), { source, uses }];
    institutions.set(key, { name, grade: source.grade, used, uses: (known?.uses ?? 0) + uses });
  }
  const ranked = [...institutions.values()].sort(
    (a, b) => b.uses - a.uses || (a.grade !== b.grade ? (a.grade < b.grade ? -1 : 1) : a.name < b.name ? -1 : 1),
  );
  const shown = data.limit === undefined ? ranked : ranked.slice(0, data.limit);
  return {
    body: { type: "table" },
    table: {
      columns: [
        { label: words.source.publisher, unit: "", align: "left" },
        { label: words.source.title, unit: "", align: "left" },
        { label: words.source.count, unit: "", align: "right" },
        { label: words.source.uses, unit: "", align: "right" },
        { label: words.source.grade, unit: "", align: "left" },
      ],
      rows: shown.map(({ name, grade, used, uses }) => {
        const [most] = [...used].sort((a, b) => b.uses - a.uses || (a.source.id < b.source.id ? -1 : 1));
        const sources = most === undefined ? [] : [most.source.id];
        const plain = (text: string) => ({ text, marks: [], sources: [] });
        const counted = (count: number) => ({ ...plain(formatDigits(new Decimal(count), 0)), number: count });
        return { cells: [plain(name), { ...plain(most?.source.title ?? ""), sources }, counted(used.length), counted(uses), plain(grade)] };
      }),
      ...(ranked.length > shown.length ? { total: ranked.length } : {}),
    },
    rows: shown.length,
    periods: [],
    sources: shown.flatMap(({ used }) => used.slice(0, 1).map(({ source }) => source.id)),
    measure: "",
  };
}
