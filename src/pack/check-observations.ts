/** Observations against each other and against sense: told twice, or known at an impossible time. */
import type { EvidenceReading } from "./evidence-files.js";
import type { Observation, Pack } from "./pack.js";
import { quote, type Report } from "./report.js";

/** Check all observations of a pack. */
export function checkObservations(pack: Pick<Pack, "observations">, evidence: EvidenceReading, report: Report): void {
  const replaced = new Set(pack.observations.map((observation) => observation.supersedes));
  const told = new Map<string, Observation>();
  for (const observation of pack.observations) {
    checkTime(observation, evidence, report);
    checkShare(observation, evidence, report);
    checkWords(observation, evidence, report);
    if (observation.rank === "deprecated" || replaced.has(observation.id)) continue;
    const key = sayingOf(observation);
    const first = told.get(key);
    if (first === undefined) told.set(key, observation);
    else {
      const message = `${quote(observation.id)} says the same as ${quote(first.id)} (${first.place.file}:${first.place.line}): same source, cell and value.`;
      report(
        "DUPLICATE-OBSERVATION",
        evidence.place(observation, "id"),
        message,
        "Delete one of the rows, or let one supersede the other.",
      );
    }
  }
}

function sayingOf(row: Observation): string {
  const coordinates = Object.entries(row.dimensions).map(([dimension, code]) => `${dimension}=${code}`);
  const parts = [row.indicator, ...coordinates.sort(), row.period.code, row.sources.join(";"), row.original, row.status];
  return [...parts, row.value.mul(row.unit.factor).toString(), row.unit.kind, row.unit.priceBase ?? ""].join("\n");
}

/** A share is a part of a whole: from nothing to all of it. */
function checkShare(row: Observation, evidence: EvidenceReading, report: Report): void {
  if (row.measure !== "share" || row.rank === "deprecated") return;
  const part = row.value.mul(row.unit.factor);
  if (row.unit.kind !== "percent" && row.unit.code !== "1") return;
  if (!part.isNeg() && part.lte(1)) return;
  const message = `A share of ${row.value.toString()} ${row.unit.code} is ${part.isNeg() ? "less than nothing" : "more than the whole"}.`;
  const fix = "Correct value or unit; a ratio that may lie there and is no part of a whole, as a margin, has the measure rate.";
  report("DATA-SHARE", evidence.place(row, "value"), message, fix);
}

const ofAYear = /全年|整年|年度值|full[- ]year|whole year/i;
const ofAPart = /上半年|下半年|[前首]三季度|九个月|first half|second half|half-year|nine months/i;

/** “Full year” beside a half-year, “first half” beside a year. Words with a year of their own speak of that year. */
function checkWords(row: Observation, evidence: EvidenceReading, report: Report): void {
  if (row.note === "" && row.locator === "") return;
  const { frequency, code } = row.period;
  const wrong = frequency === "year" || frequency === "fiscal" ? ofAPart : frequency === "day" || frequency === "interval" ? null : ofAYear;
  if (wrong === null || row.rank === "deprecated") return;
  for (const [column, text] of [
    ["note", row.note],
    ["locator", row.locator],
  ] as const) {
    const word = wrong.exec(text);
    if (word === null) continue;
    const around = text.slice(Math.max(0, word.index - 8), word.index + word[0].length + 8);
    if (/(?:19|20)\d\d/.test(around)) continue;
    const message = `${quote(word[0])} stands beside a value of ${code}.`;
    report("DATA-PERIOD-WORDS", evidence.place(row, column), message, "Correct the period, or say which year the words mean.");
  }
}

function checkTime(row: Observation, evidence: EvidenceReading, report: Report): void {
  const { known, period } = row;
  if (known.end === "") return;
  const at = () => evidence.place(row, "known");
  if (row.status === "A" || row.status === "B") {
    if (known.end < period.start) {
      const message = `An actual value of ${period.code}, known on ${known.end}, before the period began.`;
      report("DATA-KNOWN-EARLY", at(), message, "Correct known or period; a value told beforehand has status F.");
    } else if (known.end < period.end) {
      const message = `An actual value of ${period.code}, known on ${known.end}, before the period ended.`;
      report("DATA-KNOWN-DURING", at(), message, "Narrow the period to what was measured, or use status E, P or F.");
    }
  } else if (row.status !== "F" && known.end < period.start) {
    const message = `An estimate of ${period.code}, known on ${known.end}, before the period began.`;
    report("DATA-ESTIMATE-EARLY", at(), message, "What is told beforehand is a forecast: use status F, or correct known or period.");
  } else if (row.status === "F" && known.start > period.end) {
    const message = `A forecast of ${period.code}, known from ${known.start}, after the period ended.`;
    report("DATA-FORECAST-PAST", at(), message, "Use status E for a later estimate, or correct known.");
  }
}
