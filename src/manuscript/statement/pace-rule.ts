/** PROSE-DIRECTION of rates told in a row: "增速逐年下降：2022年为{{a}}，2023年为{{b}}", "growth has slowed, from {{a}} to {{b}}". */
import { seriesKeyOf } from "../../evidence/cell.js";
import type { Objection, Reading } from "./reading.js";
import type { Sentence } from "./sentence.js";
import { compareQuantity } from "./subject.js";

/** What grows or slows is the rate itself, by its name. */
const paces = {
  zh: {
    up: /(?:增速|增幅|增长率|涨幅)[^，。；：\uFFFC]{0,8}?(?:上升|加快|提高|走高|扩大|上行|抬升)/,
    down: /(?:增速|增幅|增长率|涨幅)[^，。；：\uFFFC]{0,8}?(?:下降|放缓|回落|走低|收窄|减缓|下滑|下行|降低)/,
  },
  en: {
    up: /\b(?:growth|pace|rate)\b[^.;:,\uFFFC]{0,24}?\b(?:gone\s+up|went\s+up|rose|risen|accelerat\w+|quicken\w*|increas\w+|picked\s+up)\b/i,
    down: /\b(?:growth|pace|rate)\b[^.;:,\uFFFC]{0,24}?\b(?:come\s+down|came\s+down|slow(?:ed|s|ing)|fell|fallen|declin\w+|eased|decreas\w+)\b/i,
  },
};

const denied = /未|没有|并非|不再|\b(?:not|never|no\s+longer)\b/i;

/** Rates of one series in a sentence that say by their name which way they went, and went the other way at every step. */
export function checkPaces(reading: Reading, sentence: Sentence): readonly Objection[] {
  const words = reading.text.slice(sentence.start, sentence.end);
  const { up, down } = paces[reading.language];
  const [rises, falls] = [up.exec(words), down.exec(words)];
  const found = rises ?? falls;
  if (found === null || (rises !== null && falls !== null) || denied.test(words)) return [];
  const cells = sentence.facts.flatMap((fact) => reading.subject(fact).cell ?? []);
  const rates = cells.filter(({ indicator }) => reading.vintage.pack.indicators.get(indicator)?.measure === "rate");
  const series = new Set(rates.map((cell) => `${seriesKeyOf(cell)} ${cell.period.frequency}`));
  const inTime = rates.toSorted((a, b) => (a.period.end < b.period.end ? -1 : 1));
  const steps = inTime.slice(1).map((later, index) => {
    const earlier = inTime[index];
    return earlier === undefined ? null : compareQuantity(later.quantity, earlier.quantity);
  });
  const way = rises !== null ? 1 : -1;
  if (series.size !== 1 || steps.length === 0 || steps.some((step) => step !== -way)) return [];
  const start = sentence.start + found.index;
  const told = inTime.map(({ period, quantity }) => `${period.code}: ${quantity.value.toString()}`).join(", ");
  return [
    {
      code: "PROSE-DIRECTION",
      start,
      end: start + found[0].length,
      message: `the text says "${found[0]}", the rates say otherwise: ${told}`,
      fix: "correct the word, or bind the rates that show it",
    },
  ];
}
