/**
 * Opportunities: score = importance + max(importance − satisfaction, 0) (Ulwick 2002); TAM–SAM–SOM = total·serviceable·obtainable; Pareto
 * front: option i is dominated when some j is at least as good on all criteria and better on one. Equal scores may come from different gaps.
 */
import { z } from "zod";
import { at } from "../numeric/vector.js";
import { matrix, method, numbers, sameLength } from "./method.js";
import { costColumns, directionInput } from "./scoring.js";

export const opportunityScore = method({
  name: "opportunity-score",
  summary: "Where importance exceeds satisfaction.",
  reference: "Ulwick 2002, HBR 80(1):91–97",
  input: z.object({ importance: numbers.min(1).describe("0–10"), satisfaction: numbers.min(1).describe("0–10") }),
  gives: "scores, gap",
  run: ({ importance, satisfaction }) => {
    sameLength(importance, satisfaction, "importance and satisfaction");
    const gap = importance.map((value, i) => Math.max(value - at(satisfaction, i), 0));
    return { scores: importance.map((value, i) => value + at(gap, i)), gap };
  },
});

const part = z.number().min(0).max(1);

export const tamSamSom = method({
  name: "tam-sam-som",
  summary: "Total, serviceable and obtainable market.",
  reference: "Blank & Dorf 2012, The Startup Owner's Manual",
  input: z.object({ tam: z.number().nonnegative(), serviceable: part.describe("share of TAM"), obtainable: part.describe("share of SAM") }),
  gives: "sam, som",
  run: ({ tam, serviceable, obtainable }) => ({ sam: tam * serviceable, som: tam * serviceable * obtainable }),
});

export const paretoFront = method({
  name: "pareto-front",
  summary: "Options that no other option beats on every criterion.",
  reference: "Pareto 1896",
  input: z.object({
    matrix: matrix.describe("rows = options, columns = criteria"),
    ...directionInput,
  }),
  gives: "front (places from zero), dominated_by (null, or the first that beats it)",
  run: ({ matrix: rows, ...directions }) => {
    const cost = costColumns(rows, directions);
    const signed = rows.map((row) => row.map((value, j) => (cost.has(j) ? -value : value)));
    const beats = (a: readonly number[], b: readonly number[]): boolean =>
      a.every((value, j) => value >= at(b, j)) && a.some((value, j) => value > at(b, j));
    const by = signed.map((row) => {
      const place = signed.findIndex((other) => beats(other, row));
      return place < 0 ? null : place;
    });
    return { front: by.flatMap((place, i) => (place === null ? [i] : [])), dominated_by: by };
  },
});
