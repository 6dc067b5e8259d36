/**
 * Text to index by a written rubric: every criterion has levels with a score; a coder's level becomes the score, Σ w·score on the scale
 * 0–100. Criteria without a level are left out and the weight they take with them is shown; with several coders the mean and the spread.
 */
import { z } from "zod";
import { at, mean, standardDeviation, sum } from "../numeric/vector.js";
import { method, Refusal } from "./method.js";

const criterion = z.object({ weight: z.number().positive(), levels: z.record(z.string(), z.number()).describe("level: score") });

export const rubricScore = method({
  name: "rubric-score",
  summary: "Turns coded statements into an index by a written rubric.",
  reference: "Krippendorff, Content Analysis; OECD/JRC 2008, step 3",
  input: z.object({
    rubric: z.record(z.string(), criterion).describe("criterion: {weight, levels}"),
    codes: z.array(z.record(z.string(), z.string())).min(1).describe("one object a coder: criterion → level"),
  }),
  gives: "score (0–100), coverage, by_coder, spread, by_criterion",
  run: ({ rubric, codes }) => {
    const names = Object.keys(rubric);
    if (names.length === 0) throw new Refusal("too-few", "the rubric is empty", "write one criterion at least");
    const place = (name: string, level: string): number => {
      const levels: Readonly<Record<string, number>> = rubric[name]?.levels ?? {};
      const score = levels[level];
      if (score === undefined)
        throw new Refusal("input", `${name} has no level “${level}”`, `levels are ${Object.keys(levels).join(", ")}`);
      const scores = Object.values(levels);
      const [low, high] = [Math.min(...scores), Math.max(...scores)];
      return high === low ? 50 : (100 * (score - low)) / (high - low);
    };
    const weight = (name: string): number => rubric[name]?.weight ?? 0;
    const byCoder = codes.map((coded) => {
      const strange = Object.keys(coded).find((name) => !(name in rubric));
      if (strange !== undefined) throw new Refusal("input", `“${strange}” is no criterion`, `criteria are ${names.join(", ")}`);
      const used = names.filter((name) => coded[name] !== undefined);
      if (used.length === 0) throw new Refusal("too-few", "a coder gave no level", "code one criterion at least");
      return { used, score: sum(used.map((name) => weight(name) * place(name, coded[name] ?? ""))) / sum(used.map(weight)) };
    });
    const scores = byCoder.map(({ score }) => score);
    const byCriterion = names.map((name) => {
      const given = codes.flatMap((coded) => (coded[name] === undefined ? [] : [place(name, coded[name])]));
      return [name, given.length === 0 ? null : mean(given)] as const;
    });
    return {
      score: mean(scores),
      coverage: sum(at(byCoder, 0).used.map(weight)) / sum(names.map(weight)),
      by_coder: scores,
      spread: standardDeviation(scores),
      by_criterion: Object.fromEntries(byCriterion),
    };
  },
});
