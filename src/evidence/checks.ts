/** What the cells of a vintage say about the evidence: unexplained disagreement, values that do not fit together, decisions that decide nothing. */
import { decimalText } from "../measure/decimal.js";
import type { Finding, Place } from "../pack/finding.js";
import { findingOf, quote, sortFindings } from "../pack/report.js";
import type { Cell, Vintage } from "./cell.js";
import { checkGrowth } from "./check-growth.js";
import { checkPartPeriods } from "./check-part-periods.js";
import { checkParts } from "./check-parts.js";
import { checkSlips } from "./check-slips.js";
import { checkStale } from "./check-stale.js";
import { fits, parsePattern } from "./decision.js";
import { statedIn } from "./stated.js";
import { findingsOf } from "./suspicion.js";

/** Findings of a vintage, in file and line order. */
export function checkEvidence(vintage: Vintage): Finding[] {
  const findings: Finding[] = [];
  for (const cell of vintage.cells.values()) {
    if (cell.circle.length > 0) findings.push(circleFinding(cell));
    if (cell.disputed && cell.decision === undefined) findings.push(...spreadFindings(cell));
  }
  for (const decision of vintage.pack.decisions) {
    if (decision.applies_to !== undefined && (vintage.edition === null || !decision.applies_to.includes(vintage.edition))) continue;
    const pattern = decision.cells === undefined ? null : parsePattern(decision.cells);
    if (pattern === null) continue;
    const explained = vintage.cellsOf(pattern.indicator).filter((cell) => fits(pattern, cell));
    // A dated edition may not know the cell yet: only the newest view can say that nothing fits.
    if (explained.some((cell) => cell.rejected.length > 0) || !isNewest(vintage)) continue;
    const index = vintage.pack.decisions.indexOf(decision);
    const why = explained.length === 0 ? "fits no cell" : "explains cells whose sources agree";
    const place = vintage.pack.places?.get(`evidence/decisions.yaml#/decisions/${index}/cells`) ?? DECISIONS;
    findings.push(findingOf("DATA-DECISION", place, `The decision ${quote(decision.id)} ${why}.`, "Correct its cells, or delete it."));
  }
  const stated = statedIn(vintage);
  const suspicions = [...checkParts(stated), ...checkGrowth(stated), ...checkSlips(stated), ...checkPartPeriods(stated)];
  if (isNewest(vintage)) suspicions.push(...checkStale(stated));
  findings.push(...suspicions.flatMap((suspicion) => findingsOf(suspicion, stated)));
  return sortFindings(findings);
}

const DECISIONS: Place = { file: "evidence/decisions.yaml", line: 1, column: 1 };

function isNewest(vintage: Vintage): boolean {
  return vintage.pack.file.editions.every((edition) => edition.as_of <= vintage.asOf);
}

function circleFinding({ key, circle, winner }: Cell): Finding {
  const message = `${quote(key)}: ${circle.join(" and ")} name each other as the origin.`;
  return findingOf("DATA-CIRCLE", winner.place, message, "Look for who counted, and name it in original.");
}

/** One finding at the published row and one at each row far from it: any of them may hold the slip. */
function spreadFindings(cell: Cell): Finding[] {
  const { message, fix } = spreadOf(cell);
  const far = cell.rejected.filter(({ reason, difference }) => reason !== "status" && Math.abs(difference) === cell.spread);
  return [cell.winner, ...far.map(({ observation }) => observation)].map(({ place }) => findingOf("DATA-SPREAD", place, message, fix));
}

function spreadOf(cell: Cell): { readonly message: string; readonly fix: string } {
  const tell = (text: string, sources: readonly string[]): string => `${text} (${sources.join(", ")})`;
  const others = cell.rejected
    .filter((rejected) => rejected.reason !== "status")
    .slice(0, 3)
    .map(({ observation }) => tell(`${decimalText(observation.value)} ${observation.unit.code}`, observation.sources));
  const published = tell(`${decimalText(cell.winner.value)} ${cell.winner.unit.code}`, cell.winner.sources);
  const percent = Math.round(cell.spread * 1000) / 10;
  const message = `${quote(cell.key)}: sources differ by ${percent} %: published ${published}; against it ${others.join("; ")}.`;
  const fix = "Record a decision in evidence/decisions.yaml, or part different scopes by a dimension.";
  return { message, fix };
}
