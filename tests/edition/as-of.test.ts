/** Nobody backdates: on any date, an edition of the flagship holds only what had become known by then. */
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { editionVintage } from "../../src/analysis/edition-vintage.js";
import type { Lineage } from "../../src/analysis/lineage.js";
import { makeEdition } from "../../src/edition/make.js";
import type { EditionDocument } from "../../src/edition/model.js";
import type { Vintage } from "../../src/evidence/cell.js";
import { parsePeriod } from "../../src/measure/index.js";
import type { Known, Pack, Provenance } from "../../src/pack/pack.js";
import { readDemo } from "../support/packs.js";
import { flagship } from "../support/run.js";

/** Everything of the pack that a date can hide, by id and independent of any vintage. */
interface Evidence {
  readonly observations: ReadonlyMap<string, Provenance>;
  readonly rows: ReadonlyMap<string, Provenance>;
  readonly claims: ReadonlyMap<string, Provenance>;
  readonly names: ReadonlyMap<string, { readonly known: Known }>;
  /** By source: every row that rests on it. */
  readonly restOn: ReadonlyMap<string, readonly Provenance[]>;
}

let pack: Pack;
let evidence: Evidence;
beforeAll(async () => {
  pack = await readDemo(flagship);
  evidence = evidenceOf(pack);
});

function evidenceOf({ observations, registerRows, attributes, claims, names, nodes, edges, matrix }: Pack): Evidence {
  const rows = [...registerRows].flatMap(([register, all]) => all.map((row) => [`${register}/${row.id}`, row] as const));
  const restOn = new Map<string, Provenance[]>();
  const others: readonly (readonly Provenance[])[] = [
    observations,
    rows.map(([, row]) => row),
    attributes,
    [...claims.values()],
    nodes,
    edges,
    matrix,
  ];
  for (const row of others.flat())
    for (const source of row.sources) {
      const list = restOn.get(source);
      if (list === undefined) restOn.set(source, [row]);
      else list.push(row);
    }
  return { observations: new Map(observations.map((row) => [row.id, row])), rows: new Map(rows), claims, names, restOn };
}

/** The rule in the words of the design: the end of the interval is not after the date; ours, or recorded by then, when it has none. */
function wasKnown({ known, recorded }: Pick<Provenance, "known" | "recorded">, date: string): boolean {
  if (known.end !== "") return known.end <= date;
  return known.basis === "own" || (recorded !== "" && recorded <= date);
}

const first = Date.UTC(2021, 0, 1);
const days = (Date.UTC(2026, 10, 15) - first) / 86_400_000;
const date = fc.integer({ min: 0, max: days }).map((day) => new Date(first + day * 86_400_000).toISOString().slice(0, 10));

/** What a vintage shows although it became known later. */
function tooEarly(vintage: Vintage, day: string): string[] {
  const cells = [...vintage.cells.values()].flatMap(({ key, winner, corroborating, rejected }) =>
    [winner, ...corroborating, ...rejected.map(({ observation }) => observation)].flatMap((row) =>
      wasKnown(row, day) ? [] : [`${key}: ${row.id}`],
    ),
  );
  const rows = [...vintage.registers].flatMap(([register, all]) =>
    all.flatMap((row) => (wasKnown(row, day) ? [] : [`${register}/${row.id}`])),
  );
  const later = pack.attributes.filter((each) => !wasKnown(each, day));
  const overlays = later.flatMap(({ register, row: id, field, place }) => {
    const shown = vintage.registers.get(register)?.find((row) => row.id === id)?.overlays?.[field];
    return shown !== undefined && shown.place.line === place.line && shown.place.file === place.file ? [`${register}/${id}.${field}`] : [];
  });
  const drawn = [...vintage.nodes, ...vintage.edges, ...vintage.matrix].flatMap((row) =>
    wasKnown(row, day) ? [] : [`${row.place.file}:${row.place.line}`],
  );
  const claims = [...vintage.claims.values()].flatMap((claim) => (wasKnown(claim, day) ? [] : [claim.id]));
  const names = [...vintage.names.values()].flatMap(({ id, known }) => (known.end > day ? [id] : []));
  return [...cells, ...rows, ...overlays, ...drawn, ...claims, ...names];
}

test("no cell, row, value, drawing, claim or name of a vintage became known after its date", () => {
  fc.assert(
    fc.property(date, fc.constantFrom("2024-2029", "current"), (day, edition) => {
      expect(tooEarly(editionVintage(pack, day, edition), day)).toEqual([]);
    }),
    { seed: 20_261_115, numRuns: 12 },
  );
}, 300_000);

test("what a vintage saw is seen on every later date, unless it was corrected", () => {
  const corrected = new Set([...pack.observations.map(({ supersedes }) => supersedes)]);
  fc.assert(
    fc.property(date, date, (a, b) => {
      const [earlier, later] = [a, b].sort();
      const seen = observationsOf(editionVintage(pack, later ?? a, null));
      const lost = [...observationsOf(editionVintage(pack, earlier ?? a, null))].filter((id) => !seen.has(id) && !corrected.has(id));
      expect(lost).toEqual([]);
    }),
    { seed: 20_261_115, numRuns: 4 },
  );
}, 300_000);

function observationsOf({ cells }: Vintage): ReadonlySet<string> {
  return new Set(
    [...cells.values()].flatMap(({ winner, corroborating, rejected }) =>
      [winner, ...corroborating, ...rejected.map(({ observation }) => observation)].map(({ id }) => id),
    ),
  );
}

test("no fact, page, reference or sentence of a document rests on what became known after its date", () => {
  fc.assert(
    fc.property(date, fc.constantFrom("2024-2029", "current"), fc.constantFrom("zh", "en"), (day, edition, locale) => {
      const { document, findings } = makeEdition(editionVintage(pack, day, edition), edition, locale);
      expect(document.facts.size).toBeGreaterThan(0);
      const refused = findings.filter(({ code, severity }) => code === "PROSE-ANACHRONISM" && severity === "error");
      // Texts are written for the pack's editions: what they cite too early on another date is refused, and no build comes of it.
      const silent = backdated(document, day).filter((what) => !refused.some(({ message }) => message.includes(`"${what.split(" ")[1]}"`)));
      expect(silent).toEqual([]);
    }),
    { seed: 20_261_115, numRuns: 2 },
  );
}, 600_000);

/** What a document says although it became known later. */
function backdated(document: EditionDocument, day: string): string[] {
  const unknown = (kind: "observations" | "rows" | "claims", id: string): string[] => {
    const row = evidence[kind].get(id);
    return row === undefined || wasKnown(row, day) ? [] : [`${kind} ${id}`];
  };
  const seen = new Set<Lineage>();
  const ofLineage = (node: Lineage): string[] => {
    if (seen.has(node)) return [];
    seen.add(node);
    const own =
      node.kind === "observation"
        ? unknown("observations", node.id)
        : node.kind === "row"
          ? unknown("rows", node.id)
          : node.kind === "claim"
            ? unknown("claims", node.id)
            : node.kind === "literal" && (evidence.names.get(node.id)?.known.end ?? "") > day
              ? [`name ${node.id}`]
              : [];
    return [...own, ...node.inputs.flatMap(ofLineage)];
  };
  return [
    ...[...document.facts.values()].flatMap(({ lineage }) => ofLineage(lineage)),
    ...document.series.flatMap(({ groups }) =>
      groups.flatMap(({ cells }) => cells.flatMap(({ observations }) => observations.flatMap(({ id }) => unknown("observations", id)))),
    ),
    ...document.registers.flatMap(({ id: register, rows }) => rows.flatMap(({ id }) => unknown("rows", `${register}/${id}`))),
    ...Array.from(JSON.stringify(document.outline).matchAll(/"claim":"([^"]+)"/g)).flatMap(([, id = ""]) => unknown("claims", id)),
    // A source may be a later witness of what was public by then; one on which nothing known rests may not be cited.
    ...document.sources.flatMap(({ id, published }) =>
      published.slice(0, 10) <= day || (evidence.restOn.get(id) ?? []).some((row) => wasKnown(row, day))
        ? []
        : [`source ${id} of ${published}`],
    ),
    ...document.sources.flatMap(({ id, published, date }) =>
      (parsePeriod(published)?.start ?? "") <= day || /later record|后出记录/.test(date)
        ? []
        : [`source ${id} of ${published} shown as of its time`],
    ),
  ];
}
