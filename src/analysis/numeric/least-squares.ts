/** Least squares: linear by normal equations in 40-digit decimals (no loss from near-collinear columns), nonlinear by Levenberg–Marquardt. */
import { Decimal } from "../../measure/index.js";
import { at, dot, sum } from "./vector.js";

export interface LinearFit {
  readonly coefficients: readonly number[];
  readonly standardErrors: readonly number[];
  /** Residual sum of squares. */
  readonly rss: number;
  readonly residuals: readonly number[];
}

/** Coefficients of y on the columns of `rows`; null when the columns depend on each other. */
export function linearLeastSquares(rows: readonly (readonly number[])[], y: readonly number[]): LinearFit | null {
  const count = at(rows, 0).length;
  const exactRows = rows.map((row) => row.map((value) => new Decimal(value)));
  const exactY = y.map((value) => new Decimal(value));
  const total = (terms: Decimal[]): Decimal => terms.reduce((whole, term) => whole.add(term), new Decimal(0));
  const normal = Array.from({ length: count }, (_, i) =>
    Array.from({ length: count }, (_, j) => total(exactRows.map((row) => at(row, i).mul(at(row, j))))),
  );
  const inverse = inverted(normal);
  if (inverse === null) return null;
  const right = Array.from({ length: count }, (_, i) => total(exactRows.map((row, k) => at(row, i).mul(at(exactY, k)))));
  const solution = inverse.map((row) => total(row.map((value, j) => value.mul(at(right, j)))));
  const residuals = exactRows.map((row, k) => at(exactY, k).sub(total(row.map((value, j) => value.mul(at(solution, j))))));
  const rss = total(residuals.map((residual) => residual.mul(residual))).toNumber();
  const degrees = rows.length - count;
  return {
    coefficients: solution.map((value) => value.toNumber()),
    standardErrors: inverse.map((row, i) => (degrees > 0 ? Math.sqrt((Math.max(at(row, i).toNumber(), 0) * rss) / degrees) : 0)),
    rss,
    residuals: residuals.map((residual) => residual.toNumber()),
  };
}

/** Gauss–Jordan with the largest pivot; null when singular to 30 digits. */
function inverted(matrix: readonly (readonly Decimal[])[]): Decimal[][] | null {
  const n = matrix.length;
  const work = matrix.map((row, i) => [...row, ...Array.from({ length: n }, (_, j) => new Decimal(i === j ? 1 : 0))]);
  for (let step = 0; step < n; step += 1) {
    const candidates = work.slice(step).map((row) => at(row, step).abs());
    const best = step + candidates.findIndex((value) => value.eq(Decimal.max(...candidates)));
    const pivotRow = at(work, best);
    const pivot = at(pivotRow, step);
    if (pivot.abs().lte(at(at(matrix, step), step).abs().mul("1e-30"))) return null;
    work[best] = at(work, step);
    const scaled = pivotRow.map((value) => value.div(pivot));
    work.forEach((row, i) => {
      work[i] = i === step ? scaled : row.map((value, j) => value.sub(at(row, step).mul(at(scaled, j))));
    });
    work[step] = scaled;
  }
  return work.map((row) => row.slice(n));
}

export interface CurveFit {
  readonly parameters: readonly number[];
  readonly standardErrors: readonly number[];
  readonly rss: number;
}

/**
 * Parameters of a curve y = f(x; p) with the smallest sum of squares that is found from `start`, by Levenberg–Marquardt with
 * Marquardt's scaling (1963, SIAM J. 11:431–441); slopes by central differences. Null when it does not settle.
 */
export function fitCurve(
  curve: (x: number, parameters: readonly number[]) => number,
  x: readonly number[],
  y: readonly number[],
  start: readonly number[],
): CurveFit | null {
  const residualsAt = (p: readonly number[]): number[] => x.map((value, i) => at(y, i) - curve(value, p));
  let parameters = [...start];
  let residuals = residualsAt(parameters);
  let rss = sum(residuals.map((r) => r * r));
  let damping = 1e-3;
  for (let step = 0; step < 2000 && Number.isFinite(rss); step += 1) {
    const slopes = slopesAt(curve, x, parameters);
    const normal = normalMatrix(slopes);
    const gradient = parameters.map((_, j) => sum(slopes.map((row, i) => at(row, j) * at(residuals, i))));
    const damped = normal.map((row, i) => row.map((value, j) => (i === j ? value * (1 + damping) : value)));
    const move = solved(damped, gradient);
    const next = move === null ? null : parameters.map((value, j) => value + at(move, j));
    const nextResiduals = next === null ? residuals : residualsAt(next);
    const nextRss = next === null ? Number.NaN : sum(nextResiduals.map((r) => r * r));
    if (next !== null && nextRss <= rss) {
      const settled = next.every((value, j) => Math.abs(value - at(parameters, j)) <= 1e-13 * (Math.abs(value) + 1e-13));
      parameters = next;
      residuals = nextResiduals;
      rss = nextRss;
      damping = Math.max(damping / 10, 1e-15);
      if (settled) break;
    } else {
      damping *= 10;
      if (damping > 1e12) break;
    }
  }
  if (!Number.isFinite(rss)) return null;
  const normal = normalMatrix(slopesAt(curve, x, parameters));
  const degrees = x.length - parameters.length;
  const standardErrors = parameters.map((_, j) => {
    const unit = solved(
      normal,
      parameters.map((_, k) => (k === j ? 1 : 0)),
    );
    return unit === null || degrees <= 0 ? 0 : Math.sqrt((Math.max(at(unit, j), 0) * rss) / degrees);
  });
  return { parameters, standardErrors, rss };
}

function slopesAt(curve: (x: number, p: readonly number[]) => number, x: readonly number[], p: readonly number[]): number[][] {
  const moved = p.map((value, j) => {
    const h = 6e-6 * (Math.abs(value) + 1e-6);
    return { h, up: p.map((v, k) => (k === j ? v + h : v)), down: p.map((v, k) => (k === j ? v - h : v)) };
  });
  return x.map((value) => moved.map(({ h, up, down }) => (curve(value, up) - curve(value, down)) / (2 * h)));
}

function normalMatrix(rows: readonly (readonly number[])[]): number[][] {
  const columns = at(rows, 0).map((_, j) => rows.map((row) => at(row, j)));
  return columns.map((a) => columns.map((b) => dot(a, b)));
}

/** Solution of a small system by elimination with pivots; null when singular. */
export function solved(matrix: readonly (readonly number[])[], right: readonly number[]): number[] | null {
  const work = matrix.map((row, i) => [...row, at(right, i)]);
  for (let step = 0; step < work.length; step += 1) {
    let best = step;
    for (let i = step + 1; i < work.length; i += 1) if (Math.abs(at(at(work, i), step)) > Math.abs(at(at(work, best), step))) best = i;
    const pivotRow = at(work, best);
    const pivot = at(pivotRow, step);
    if (pivot === 0 || !Number.isFinite(pivot)) return null;
    work[best] = at(work, step);
    const scaled = pivotRow.map((value) => value / pivot);
    work.forEach((row, i) => {
      if (i !== step) work[i] = row.map((value, j) => value - at(row, step) * at(scaled, j));
    });
    work[step] = scaled;
  }
  return work.map((row) => at(row, row.length - 1));
}
