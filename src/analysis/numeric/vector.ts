/** Sums, means and quantiles of plain numbers. Sums are compensated, so that their order hardly matters. */

/** The item at a place that is known to be there. @throws RangeError when it is not: a mistake in the program. */
export function at<T>(items: ArrayLike<T>, index: number): T {
  const item = items[index];
  if (item === undefined) throw new RangeError(`no item ${index} of ${items.length}`);
  return item;
}

/** Compensated sum (Neumaier 1974, ZAMM 54:39–51); 0 for no values. */
export function sum(values: readonly number[]): number {
  let total = 0;
  let lost = 0;
  for (const value of values) {
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  return total + lost;
}

/** Σ aᵢ·bᵢ of two lists of one length. */
export function dot(a: readonly number[], b: readonly number[]): number {
  return sum(a.map((value, i) => value * at(b, i)));
}

/** Arithmetic mean of at least one value. */
export function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

/** Sum of squared deviations from the mean. */
export function squaredDeviations(values: readonly number[]): number {
  const middle = mean(values);
  return sum(values.map((value) => (value - middle) ** 2));
}

/** Standard deviation with n − 1 in the denominator; 0 for one value. */
export function standardDeviation(values: readonly number[]): number {
  return values.length < 2 ? 0 : Math.sqrt(squaredDeviations(values) / (values.length - 1));
}

export function ascending(values: readonly number[]): number[] {
  return [...values].sort((a, b) => a - b);
}

/** Quantile of ascending values by linear interpolation: type 7 of Hyndman & Fan 1996, The American Statistician 50:361–365. */
export function quantile(sorted: readonly number[], probability: number): number {
  const position = (sorted.length - 1) * probability;
  const below = Math.floor(position);
  const low = at(sorted, below);
  return low + (position - below) * (at(sorted, Math.min(below + 1, sorted.length - 1)) - low);
}

/** Parts of a whole that add up to 1. */
export function normalised(values: readonly number[]): number[] {
  const whole = sum(values);
  return values.map((value) => value / whole);
}

export function column(matrix: readonly (readonly number[])[], index: number): number[] {
  return matrix.map((row) => at(row, index));
}

export function transposed(matrix: readonly (readonly number[])[]): number[][] {
  return at(matrix, 0).map((_, index) => column(matrix, index));
}

/** Competition ranks ("1224"), the largest first. */
export function ranksDescending(values: readonly number[]): number[] {
  return values.map((value) => 1 + values.filter((other) => other > value).length);
}

/** Ranks from the smallest, equals share the mean of their places. */
export function midRanks(values: readonly number[]): number[] {
  return values.map((value) => {
    const below = values.filter((other) => other < value).length;
    const equal = values.filter((other) => other === value).length;
    return below + (equal + 1) / 2;
  });
}
