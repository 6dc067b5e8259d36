/** What indicators declare of each other and of their dimensions: parts, wholes and growth must name what there is. */
import type { Declarations } from "./assemble.js";
import { didYouMean, quote, type Report } from "./report.js";

const FILE = "indicators.yaml";

/** Check `parts`, `growth_of` and the `wholes` of dimensions. */
export function checkIndicators(
  { indicators, dimensions, placeOf, indicatorsComplete }: Declarations,
  names: ReadonlyMap<string, unknown>,
  report: Report,
): void {
  [...indicators.values()].forEach(({ dimensions: own, parts = [], growth_of: growth = [] }, index) => {
    const at = (...path: PropertyKey[]) => placeOf(FILE, ["indicators", index, ...path]);
    const named = (id: string, path: readonly PropertyKey[]) => {
      if (!indicatorsComplete || indicators.has(id)) return;
      const fix = didYouMean(id, indicators.keys(), "Use the id of an indicator.");
      report("REF-INDICATOR", at(...path), `No indicator has the id ${quote(id)}.`, fix);
    };
    parts.forEach(({ over, whole }, position) => {
      if (!own.includes(over)) {
        const message = `The indicator does not vary over ${quote(over)}.`;
        report("REF-DIMENSION", at("parts", position, "over"), message, didYouMean(over, own, "Name one of its dimensions."));
      }
      if (whole !== undefined) named(whole, ["parts", position, "whole"]);
    });
    growth.forEach(({ indicator }, position) => {
      named(indicator, ["growth_of", position, "indicator"]);
    });
  });
  for (const [id, { codes = {}, wholes = {}, rest }] of Object.entries(dimensions)) {
    const exists = (code: string): boolean => Object.hasOwn(codes, code) || names.has(code);
    const used = [...Object.entries(wholes).flatMap(([whole, { parts }]) => [whole, ...parts]), ...(rest === undefined ? [] : [rest])];
    for (const code of new Set(used)) {
      if (exists(code)) continue;
      const place = placeOf(FILE, ["dimensions", id, code === rest ? "rest" : "wholes"]);
      const fix = didYouMean(code, Object.keys(codes), "Use a code of the dimension.");
      report("REF-CODE", place, `${quote(code)} is no code of the dimension ${quote(id)}.`, fix);
    }
  }
}
