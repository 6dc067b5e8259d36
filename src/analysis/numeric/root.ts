/** Zeros of a function of one number. */

/** A zero between two places where the signs differ, by bisection to the last bit. */
export function bisect(f: (x: number) => number, from: number, to: number): number {
  let low = from;
  let high = to;
  const rising = f(low) < 0;
  for (let n = 0; n < 200; n += 1) {
    const x = (low + high) / 2;
    if (x === low || x === high) break;
    if (f(x) < 0 === rising) low = x;
    else high = x;
  }
  return (low + high) / 2;
}

/** Every zero that a grid of places shows by a change of sign, from the smallest. */
export function zerosOn(grid: readonly number[], f: (x: number) => number): number[] {
  const zeros: number[] = [];
  let last: { x: number; y: number } | null = null;
  for (const x of grid) {
    const y = f(x);
    if (y === 0) zeros.push(x);
    else if (last !== null && last.y !== 0 && y < 0 !== last.y < 0) zeros.push(bisect(f, last.x, x));
    last = { x, y };
  }
  return zeros;
}
