/**
 * Bass diffusion: F(t) = (1 − e^(−(p+q)t))/(1 + (q/p) e^(−(p+q)t)), adoption m f(t), peak m(p + q)²/(4q) at t* = ln(q/p)/(p + q); with q ≤ p
 * adoption falls from the start and t* = 0. From sales: by nonlinear least squares on the density m f(t) (`density`) or on the interval
 * m(F(t) − F(t − 1)) (`interval`), or by Bass's regression S_t = a + b Y_{t−1} + c Y²_{t−1}, m = (−b − √(b² − 4ac))/(2c), p = a/m, q = −c m
 * (`ols`). Pitfall: before the peak m is hardly identified.
 */
import { z } from "zod";
import { fitCurve, linearLeastSquares } from "../numeric/least-squares.js";
import { at, squaredDeviations, sum } from "../numeric/vector.js";
import { type MethodResult, method, needed, numbers, Refusal, sameLength } from "./method.js";

interface Bass {
  readonly m: number;
  readonly p: number;
  readonly q: number;
}

const adopted = (t: number, { p, q }: Bass): number => -Math.expm1(-(p + q) * t) / (1 + (q / p) * Math.exp(-(p + q) * t));
function density(t: number, { p, q }: Bass): number {
  const decay = Math.exp(-(p + q) * t);
  return (((p + q) ** 2 / p) * decay) / (1 + (q / p) * decay) ** 2;
}

const curves = {
  density: (t: number, bass: Bass) => bass.m * density(t, bass),
  interval: (t: number, bass: Bass) => bass.m * (adopted(t, bass) - adopted(t - 1, bass)),
};

/** Time and size of the peak, and cumulative adoption at whole times. */
function course(bass: Bass, h: number, times: readonly number[] | undefined): MethodResult {
  const { m, p, q } = bass;
  const late = q > p;
  return {
    t_peak: late ? Math.log(q / p) / (p + q) : 0,
    peak: late ? (m * (p + q) ** 2) / (4 * q) : m * p,
    [`cumulative_t1_to_t${h}`]: Array.from({ length: h }, (_, i) => m * adopted(i + 1, bass)),
    [`adoption_t1_to_t${h}`]: Array.from({ length: h }, (_, i) => m * density(i + 1, bass)),
    ...(times === undefined
      ? {}
      : { cumulative: times.map((t) => m * adopted(t, bass)), adoption: times.map((t) => m * density(t, bass)) }),
  };
}

/** Bass's regression. @throws Refusal when its parabola has no market that sales run towards. */
function regressed(sales: readonly number[]): { readonly bass: Bass; readonly more: MethodResult } {
  const before = sales.map((_, i) => sum(sales.slice(0, i)));
  const fit = linearLeastSquares(
    before.map((y) => [1, y, y * y]),
    sales,
  );
  if (fit === null) throw new Refusal("constant", "the cumulative sales do not vary enough", "give sales of more periods");
  const [a, b, c] = [at(fit.coefficients, 0), at(fit.coefficients, 1), at(fit.coefficients, 2)];
  const m = (-b - Math.sqrt(b * b - 4 * a * c)) / (2 * c);
  if (!(m > 0 && a > 0))
    throw new Refusal("no-solution", "the regression has no market size above zero", "use the density or interval fit");
  return { bass: { m, p: a / m, q: -c * m }, more: { a, b, c, rss: fit.rss, fitted: sales.map((s, i) => s - at(fit.residuals, i)) } };
}

/** The best nonlinear fit from several starts. @throws Refusal when none settles at parameters above zero. */
function fitted(
  form: keyof typeof curves,
  t: readonly number[],
  sales: readonly number[],
  start: Bass | undefined,
): ReturnType<typeof regressed> {
  const curve = (x: number, [m = 0, p = 0, q = 0]: readonly number[]): number => curves[form](x, { m, p, q });
  const total = sum(sales);
  const starts = [1, 1.5, 3].flatMap((multiple) => [0.003, 0.02].flatMap((p) => [0.2, 0.4, 0.7].map((q) => [multiple * total, p, q])));
  const [best] = [...(start === undefined ? [] : [[start.m, start.p, start.q]]), ...starts]
    .flatMap((from) => fitCurve(curve, t, sales, from) ?? [])
    .filter(({ parameters: [m = 0, p = 0, q = -1] }) => m > 0 && p > 0 && q >= 0)
    .sort((a, b) => a.rss - b.rss);
  if (best === undefined)
    throw new Refusal("no-solution", "the fit does not settle at m, p and q above zero", "give start, or sales past the peak");
  const [m = 0, p = 0, q = 0] = best.parameters;
  const degrees = t.length - 3;
  return {
    bass: { m, p, q },
    more: {
      standard_errors: best.standardErrors,
      rss: best.rss,
      residual_se: degrees > 0 ? Math.sqrt(best.rss / degrees) : null,
      r2: 1 - best.rss / squaredDeviations(sales),
      fitted: t.map((x) => curve(x, best.parameters)),
    },
  };
}

const size = z.number().positive();
const input = z.object({
  sales: numbers.optional().describe("adoptions of each period, to fit m, p and q"),
  t: numbers.optional().describe("times of the sales, 1, 2, 3 … when not given; or times to follow a given diffusion at"),
  start: z.object({ m: size, p: size, q: size }).optional().describe("place to start from, besides the method's own"),
  fit: z.enum(["density", "interval", "ols"]).default("density").describe("what the sales are held against"),
  p: size.optional().describe("given coefficient of innovation"),
  q: z.number().nonnegative().optional().describe("given coefficient of imitation"),
  m: size.optional().describe("given market size"),
  m_thousand: size.optional().describe("market size in thousands; the peak is then peak_thousand"),
  m_million: size.optional().describe("market size in millions; the peak is then peak_million"),
  h: z.int().min(1).max(200).default(10).describe("times 1 … h of the course"),
});

export const bassFit = method({
  name: "bass-fit",
  summary: "Fits the Bass diffusion of a new product, or follows one from given parameters.",
  reference: "Bass 1969, Management Science 15:215–227; Srinivasan & Mason 1986, Marketing Science 5:169–178",
  input,
  gives:
    "m, p, q, t_peak, peak, cumulative_t1_to_th, adoption_t1_to_th, with t cumulative and adoption; a fit: standard_errors, rss, residual_se, r2, fitted; ols: a, b, c",
  run: ({ sales, t, start, fit, p, q, m, m_thousand, m_million, h }) => {
    if (sales === undefined) {
      const bass = { m: m ?? m_thousand ?? m_million ?? 1, p: needed(p, "p", "a given diffusion"), q: needed(q, "q", "a given diffusion") };
      const result = course(bass, h, t);
      const peak = result.peak ?? null;
      const unit =
        m !== undefined ? {} : m_thousand !== undefined ? { peak_thousand: peak } : m_million !== undefined ? { peak_million: peak } : {};
      return { ...bass, ...result, ...unit };
    }
    const times = t ?? sales.map((_, i) => i + 1);
    sameLength(times, sales, "t and sales");
    if (sales.length < 4) throw new Refusal("too-few", `${sales.length} sales for three parameters`, "give four at least");
    if (sum(sales) <= 0) throw new Refusal("not-positive", "the sales add up to nothing", "give sales above zero");
    const { bass, more } = fit === "ols" ? regressed(sales) : fitted(fit, times, sales, start);
    return { ...bass, ...more, ...course(bass, h, undefined) };
  },
});
