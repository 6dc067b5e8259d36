/**
 * The entity of a row against the names its own words hold. Where a text (a title, a locator, the title of the source) names the entity
 * of a column throughout a table, a row whose text names another one instead has a swapped entity in one of them.
 */
import type { EvidenceReading } from "./evidence-files.js";
import type { Place } from "./finding.js";
import { explainedRows, wordsOf } from "./magnitude.js";
import { type NameFinder, namesIn, sharesEntity } from "./name-finder.js";
import type { Pack, Provenance } from "./pack.js";
import { quote, type Report } from "./report.js";

/** A text names the entity of a column when it does so in this many rows, */
const NAMES = 8;
/** and in this share of the rows in which it names any of its kind; */
const FAITHFUL = 0.88;
/** what is odd in its own way is rarer still. */
const UNRULY = 0.03;

/** A row as the rule reads it: whose it is by column, and what its texts say. */
interface Spoken {
  readonly key: string;
  readonly row: { readonly place: Place };
  readonly owners: Readonly<Record<string, string>>;
  readonly texts: readonly (readonly [string, string])[];
}

type Told = Pick<Pack, "names" | "sources" | "observations" | "registers" | "registerRows" | "decisions">;

/** Check observations and registers. */
export function checkOwnNames(pack: Told, evidence: EvidenceReading, report: Report): void {
  const finder = namesIn(pack.names);
  const explained = explainedRows(pack);
  // Sources of registers tell of many at once; a number's source most often is about the one it is of.
  const sourced = (row: Provenance): readonly (readonly [string, string])[] =>
    row.sources.length === 1 ? [["source", pack.sources.get(row.sources[0] ?? "")?.title ?? ""]] : [];
  const judge = (rows: readonly Spoken[]): void => {
    for (const { spoken, column, because } of strangers(rows, finder)) {
      if (explained.has(spoken.key)) continue;
      const message = `${column} is ${quote(spoken.owners[column] ?? "")}; ${because}.`;
      report("DATA-NAMES", evidence.place(spoken.row, column), message, "Correct the entity, or the words that name another.");
    }
  };
  judge(
    pack.observations.flatMap((row): Spoken[] => {
      if (row.rank === "deprecated") return [];
      const original = pack.names.get(row.original)?.label;
      const texts: (readonly [string, string])[] = [
        ["locator", row.locator],
        ["note", row.note],
        ["original", Object.values(original ?? {})[0] ?? ""],
      ];
      return [{ key: `observations/${row.id}`, row, owners: row.dimensions, texts: [...texts, ...sourced(row)] }];
    }),
  );
  for (const [id, rows] of pack.registerRows) {
    const fields = pack.registers.get(id)?.fields ?? [];
    const refs = fields.filter(({ type }) => type === "ref").map((field) => field.id);
    if (refs.length === 0) continue;
    judge(
      rows.flatMap((row): Spoken[] => {
        if (row.rank === "deprecated") return [];
        const owners = Object.fromEntries(refs.flatMap((ref) => (typeof row.values[ref] === "string" ? [[ref, row.values[ref]]] : [])));
        return [{ key: `${id}/${row.id}`, row, owners, texts: wordsOf(row, fields) }];
      }),
    );
  }
}

interface Stranger {
  readonly spoken: Spoken;
  /** Whose the row is, whom its words name, and in which text of which source. */
  readonly constellation: string;
  readonly column: string;
  readonly because: string;
}

function strangers(rows: readonly Spoken[], { names, find }: NameFinder): readonly Stranger[] {
  const kindOf = (id: string): string => names.get(id)?.kind.split("-")[0] ?? "";
  const pairs = new Map<string, { agreeing: number; readonly odd: Stranger[] }>();
  for (const spoken of rows) {
    for (const [text, said] of spoken.texts) {
      const named = said === "" ? [] : find(said).map(({ item }) => item);
      if (named.length === 0) continue;
      for (const [column, own] of Object.entries(spoken.owners)) {
        const kind = kindOf(own);
        const rivals = named.filter((ids) => ids.some((id) => kindOf(id) === kind));
        if (kind === "" || (rivals.length === 0 && !named.some((ids) => sharesEntity(ids, [own])))) continue;
        const pair = pairs.get(`${column} ${text}`) ?? { agreeing: 0, odd: [] };
        pairs.set(`${column} ${text}`, pair);
        if (named.some((ids) => sharesEntity(ids, [own]))) pair.agreeing += 1;
        else
          pair.odd.push({
            spoken,
            column,
            constellation: text === "source" ? said : `${own} ${rivals[0]?.[0] ?? ""}`,
            because: `${text} names ${quote(rivals[0]?.[0] ?? "")}: ${quote(said)}`,
          });
      }
    }
  }
  return [...pairs.values()].flatMap(({ agreeing, odd }) => {
    // What happens twice is how things are: one maker's product named after another's, a source on one firm that tells of a second.
    const times = new Map<string, number>();
    for (const { constellation } of odd) times.set(constellation, (times.get(constellation) ?? 0) + 1);
    const single = odd.filter(({ constellation }) => times.get(constellation) === 1);
    const all = agreeing + odd.length;
    return agreeing >= NAMES && agreeing >= FAITHFUL * all && single.length <= Math.max(1, UNRULY * all) ? single : [];
  });
}
