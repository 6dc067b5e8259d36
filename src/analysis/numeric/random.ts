/** The seeded generator of every simulation: the same seed gives the same draws on every machine. */

import { normalQuantile } from "./special.js";
import { ascending, at } from "./vector.js";

export interface Random {
  /** Uniform on the open interval (0, 1). */
  readonly uniform: () => number;
  readonly normal: () => number;
  /** Exponential with mean 1. */
  readonly exponential: () => number;
}

/** Small fast counter generator (sfc32, Doty-Humphrey, PractRand), two draws of 32 bits per number; the first 15 are thrown away. */
export function seededRandom(seed: number): Random {
  let a = seed >>> 0;
  let b = Math.floor(seed / 2 ** 32) >>> 0;
  let c = 0x9e3779b9;
  let counter = 1;
  const next = (): number => {
    const out = (a + b + counter) >>> 0;
    counter = (counter + 1) >>> 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) >>> 0;
    c = ((c << 21) | (c >>> 11)) >>> 0;
    c = (c + out) >>> 0;
    return out;
  };
  for (let n = 0; n < 15; n += 1) next();
  const uniform = (): number => ((next() >>> 5) * 2 ** 26 + (next() >>> 6) + 0.5) / 2 ** 53;
  return { uniform, normal: () => normalQuantile(uniform()), exponential: () => -Math.log(uniform()) };
}

/** A point drawn evenly from the simplex of so many weights: gaps between sorted uniform numbers (Devroye 1986, ch. V.2). */
export function uniformWeights(count: number, random: Random): number[] {
  const cuts = ascending(Array.from({ length: count - 1 }, random.uniform));
  return Array.from({ length: count }, (_, i) => (i === count - 1 ? 1 : at(cuts, i)) - (i === 0 ? 0 : at(cuts, i - 1)));
}

/** Weights drawn around given ones: Dirichlet with the parameters concentration·w. Gamma draws by Marsaglia & Tsang 2000. */
export function dirichlet(weights: readonly number[], concentration: number, random: Random): number[] {
  const draws = weights.map((weight) => (weight === 0 ? 0 : gammaDraw(concentration * weight, random)));
  const whole = draws.reduce((total, draw) => total + draw, 0);
  return whole === 0 ? [...weights] : draws.map((draw) => draw / whole);
}

function gammaDraw(shape: number, random: Random): number {
  if (shape < 1) return gammaDraw(shape + 1, random) * random.uniform() ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = random.normal();
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(random.uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}
