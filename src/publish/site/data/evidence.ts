/** What the evidence panel shows, in chunks: facts with their lineage, and every statement behind the values they rest on. */
import type { Lineage } from "../../../analysis/lineage.js";
import { foreignLanguage, showsNote } from "../foreign.js";
import { lineageHref, lineageLabel, stepInterval, stepValue } from "../lineage.js";
import { chunkOf, fragment, seriesPage, sourcePage } from "../paths.js";
import { factHref, type Site } from "../site.js";
import { dataScript } from "./script.js";

const deepest = 3;
const widest = 12;

interface Step {
  readonly k: string;
  readonly l: string;
  readonly v: string;
  readonly p: string;
  readonly g: string;
  readonly h: string;
  /** Key of a cell whose statements are in the same chunk. */
  readonly c?: string;
  readonly n?: readonly Step[];
  /** Inputs left out. */
  readonly m?: number;
}

function step(site: Site, lineage: Lineage, depth: number, cells: Set<string>): Step {
  const inputs = depth >= deepest ? [] : lineage.inputs.slice(0, widest);
  const isCell = lineage.kind === "cell" && site.cells.has(lineage.id);
  if (isCell && depth < 2) cells.add(lineage.id);
  const left = lineage.inputs.length - inputs.length;
  // The statements of a value are listed by its cell; its own inputs would say the same again.
  const below = isCell ? [] : inputs.map((each) => step(site, each, depth + 1, cells));
  return {
    k: lineage.kind,
    l: lineageLabel(site, lineage),
    v: stepValue(lineage),
    p: lineage.period ?? "",
    g: lineage.grade ?? "",
    h: lineageHref(site, lineage),
    ...(isCell ? { c: lineage.id } : {}),
    ...(below.length > 0 ? { n: below } : {}),
    ...(!isCell && left > 0 ? { m: left } : {}),
  };
}

function cellData(site: Site, key: string): unknown {
  const place = site.cells.get(key);
  if (place === undefined) return null;
  const { series, group, cell } = place;
  return {
    t: series.label,
    d: [group, cell.period].filter((text) => text !== "").join("　"),
    v: cell.text,
    m: cell.marks,
    g: cell.grade,
    a: cell.agreement,
    s: cell.spread,
    e: cell.decision,
    h: seriesPage(series.id) + fragment(cell.anchor),
    o: cell.observations.map((each) => {
      const source = site.sources.get(each.source);
      const reason = each.role === "rejected" ? [each.difference, each.reason].filter((text) => text !== "").join(site.words.comma) : "";
      const by = [each.original, source?.publisher === each.original ? "" : (source?.publisher ?? "")]
        .filter((text) => text !== "")
        .join(site.words.comma);
      const note = showsNote(each, site.document.locale) ? each.note : "";
      const language = foreignLanguage(note, site.document.locale);
      return {
        v: each.text,
        r: each.role,
        w: reason,
        y: by,
        k: each.known,
        s: source?.title ?? each.source,
        h: source === undefined ? "" : sourcePage(source.id),
        g: source?.grade ?? "",
        n: note,
        ...(language === "" ? {} : { f: language }),
      };
    }),
  };
}

/** The chunk files, in order. */
export function evidenceScripts(site: Site): readonly string[] {
  const chunks = Array.from({ length: site.chunks }, () => ({ facts: {} as Record<string, unknown>, cells: new Set<string>() }));
  for (const fact of site.facts) {
    const chunk = chunks[chunkOf(fact.id, site.chunks)];
    if (chunk === undefined) continue;
    chunk.facts[fact.id] = {
      t: fact.text,
      m: fact.marks,
      g: fact.grade,
      ...(fact.credibility === undefined ? {} : { b: fact.credibility }),
      ...(fact.lineage.interval === undefined ? {} : { i: stepInterval(site, fact.lineage) }),
      x: fact.expression,
      h: factHref(site, fact.id),
      l: step(site, fact.lineage, 0, chunk.cells),
    };
  }
  return chunks.map((chunk, index) =>
    dataScript("evidence", index, {
      facts: chunk.facts,
      credibility: site.shared.credibility,
      cells: Object.fromEntries([...chunk.cells].map((key) => [key, cellData(site, key)])),
    }),
  );
}
