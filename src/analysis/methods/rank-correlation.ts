/**
 * Rank correlation: Spearman ρ = Pearson correlation of mid-ranks, t test with n − 2 degrees of freedom; Kendall τ_b with ties.
 * Trend of one series (Mann–Kendall): S = Σ sgn(x_j − x_i), Var S = [n(n−1)(2n+5) − Σ t(t−1)(2t+5)]/18, Z = (S ∓ 1)/√Var, Sen slope = median of
 * (x_j − x_i)/(j − i). Pitfalls: autocorrelation inflates Z; the normal approximation is poor below ten values.
 */
import { z } from "zod";
import { normalCdf, studentTwoSided } from "../numeric/special.js";
import { ascending, at, dot, mean, midRanks, quantile, squaredDeviations, sum } from "../numeric/vector.js";
import { method, numbers, Refusal, sameLength } from "./method.js";

/** Pearson correlation; null without spread. */
export function correlation(a: readonly number[], b: readonly number[]): number | null {
  const spread = Math.sqrt(squaredDeviations(a) * squaredDeviations(b));
  if (spread === 0) return null;
  const [middleA, middleB] = [mean(a), mean(b)];
  return Math.max(
    -1,
    Math.min(
      1,
      dot(
        a.map((x) => x - middleA),
        b.map((x) => x - middleB),
      ) / spread,
    ),
  );
}

function tieSizes(values: readonly number[]): number[] {
  return [...new Set(values)].map((value) => values.filter((other) => other === value).length);
}

export const rankCorrelation = method({
  name: "rank-correlation",
  summary: "Whether two lists rise together: Spearman, Kendall and Pearson.",
  reference: "Spearman 1904; Kendall 1938, Biometrika 30:81–93",
  input: z.object({ x: numbers.describe("values"), y: numbers }),
  gives: "rho, p_value, tau, pearson, n",
  run: ({ x, y }) => {
    sameLength(x, y, "x and y");
    const n = x.length;
    if (n < 3) throw new Refusal("too-few", `${n} pairs`, "a correlation takes three pairs at least");
    const rho = correlation(midRanks(x), midRanks(y));
    if (rho === null) throw new Refusal("constant", "one list does not vary", "a correlation takes values that differ");
    const pairs = x.flatMap((a, i) => x.slice(i + 1).map((b, k) => Math.sign(b - a) * Math.sign(at(y, i + 1 + k) - at(y, i))));
    const untied = (values: readonly number[]): number => (n * (n - 1)) / 2 - sum(tieSizes(values).map((t) => (t * (t - 1)) / 2));
    const t = Math.abs(rho) === 1 ? null : rho * Math.sqrt((n - 2) / (1 - rho * rho));
    return {
      rho,
      p_value: t === null ? 0 : studentTwoSided(t, n - 2),
      tau: sum(pairs) / Math.sqrt(untied(x) * untied(y)),
      pearson: correlation(x, y),
      n,
    };
  },
});

export const mannKendall = method({
  name: "mann-kendall",
  summary: "Whether a series rises or falls, and by how much a step.",
  reference: "Mann 1945, Econometrica 13:245–259; Kendall 1975; Sen 1968, JASA 63:1379–1389",
  input: z.object({ values: numbers.describe("the series in order of time") }),
  gives: "S, var, Z, p_two_sided, tau, sen",
  run: ({ values }) => {
    const n = values.length;
    if (n < 3) throw new Refusal("too-few", `${n} values`, "a trend takes three values at least");
    const signs = values.flatMap((a, i) => values.slice(i + 1).map((b) => Math.sign(b - a)));
    const slopes = values.flatMap((a, i) => values.slice(i + 1).map((b, k) => (b - a) / (k + 1)));
    const S = sum(signs);
    const variance = (n * (n - 1) * (2 * n + 5) - sum(tieSizes(values).map((t) => t * (t - 1) * (2 * t + 5)))) / 18;
    if (variance === 0) throw new Refusal("constant", "the series does not vary", "there is no trend to test");
    const Z = S === 0 ? 0 : (S - Math.sign(S)) / Math.sqrt(variance);
    return {
      S,
      var: variance,
      Z,
      p_two_sided: 2 * (1 - normalCdf(Math.abs(Z))),
      tau: S / ((n * (n - 1)) / 2),
      sen: quantile(ascending(slopes), 0.5),
    };
  },
});
