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
/** or in this share of those in which it names anybody at all; */
const THROUGHOUT = 0.97;
/** then by owners of any kind that so many of the column are of; */
const USUAL = 0.1;
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

/** The kinds that a tenth of the owners of a column are of. */
function usualKinds(rows: readonly Spoken[], kindOf: (id: string) => string): ReadonlyMap<string, ReadonlySet<string>> {
  const columns = new Map<string, string[]>();
  for (const { owners } of rows)
    for (const [column, own] of Object.entries(owners)) {
      const kinds = columns.get(column);
      if (kinds === undefined) columns.set(column, [kindOf(own)]);
      else kinds.push(kindOf(own));
    }
  return new Map(
    [...columns].map(([column, kinds]) => {
      const times = new Map<string, number>();
      for (const kind of kinds) times.set(kind, (times.get(kind) ?? 0) + 1);
      return [column, new Set([...times].flatMap(([kind, count]) => (kind !== "" && count >= USUAL * kinds.length ? [kind] : [])))];
    }),
  );
}

function strangers(rows: readonly Spoken[], { names, find }: NameFinder): readonly Stranger[] {
  const kindOf = (id: string): string => names.get(id)?.kind.split("-")[0] ?? "";
  const usual = usualKinds(rows, kindOf);
  const pairs = new Map<string, { agreeing: number; readonly odd: Stranger[]; readonly unlike: Stranger[] }>();
  for (const spoken of rows) {
    for (const [text, said] of spoken.texts) {
      const named = said === "" ? [] : find(said).map(({ item }) => item);
      if (named.length === 0) continue;
      for (const [column, own] of Object.entries(spoken.owners)) {
        const kind = kindOf(own);
        if (kind === "") continue;
        const ofKind = (isKind: (kind: string) => boolean) => named.find((ids) => ids.some((id) => isKind(kindOf(id))));
        const rival = ofKind((each) => each === kind) ?? ofKind((each) => usual.get(column)?.has(each) === true);
        const pair = pairs.get(`${column} ${text}`) ?? { agreeing: 0, odd: [], unlike: [] };
        pairs.set(`${column} ${text}`, pair);
        if (named.some((ids) => sharesEntity(ids, [own]))) {
          pair.agreeing += 1;
          continue;
        }
        if (rival === undefined) continue;
        const stranger: Stranger = {
          spoken,
          column,
          constellation: text === "source" ? said : `${own} ${rival[0] ?? ""}`,
          because: `${text} names ${quote(rival[0] ?? "")}: ${quote(said)}`,
        };
        // What names only owners of another kind may be about the row all the same.
        (rival.some((id) => kindOf(id) === kind) ? pair.odd : pair.unlike).push(stranger);
      }
    }
  }
  return [...pairs.values()].flatMap(({ agreeing, odd: rivals, unlike }) => {
    const odd = agreeing >= THROUGHOUT * (agreeing + rivals.length + unlike.length) ? [...rivals, ...unlike] : rivals;
    // What happens twice is how things are: one maker's product named after another's, a source on one firm that tells of a second.
    const times = new Map<string, number>();
    for (const { constellation } of odd) times.set(constellation, (times.get(constellation) ?? 0) + 1);
    const single = odd.filter(({ constellation }) => times.get(constellation) === 1);
    const all = agreeing + odd.length;
    return agreeing >= NAMES && agreeing >= FAITHFUL * all && single.length <= Math.max(1, UNRULY * all) ? single : [];
  });
}
