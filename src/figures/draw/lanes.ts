/** Lanes of the orthogonal lines between two ranks: which line turns nearer to the lower rank and which nearer to the upper. */

/** A line that leaves the lower rank at `from` and reaches the upper one at `to`, px along the ranks. */
export interface Turn {
  readonly from: number;
  readonly to: number;
}

const clearance = 4;
const spans = ({ from, to }: Turn, at: number): boolean => at > Math.min(from, to) - clearance && at < Math.max(from, to) + clearance;
const touch = (a: Turn, b: Turn): boolean => spans(a, b.from) || spans(a, b.to) || spans(b, a.from);
/** Times that two lines cross when the first turns nearer to the lower rank. */
const crossings = (first: Turn, second: Turn): number => Number(spans(first, second.from)) + Number(spans(second, first.to));

/** Lane of each line, from the lower rank on: lines that would touch turn in different lanes, in an order that crosses few. */
export function assignLanes(turns: readonly Turn[]): number[] {
  const order: Turn[] = [];
  for (const turn of turns) {
    // The cost of each place in the order, from before all to behind all.
    let cost = order.reduce((sum, other) => sum + crossings(turn, other), 0);
    let [least, place] = [cost, 0];
    order.forEach((other, index) => {
      cost += crossings(other, turn) - crossings(turn, other);
      if (cost < least) [least, place] = [cost, index + 1];
    });
    order.splice(place, 0, turn);
  }
  const lanes = new Map<Turn, number>();
  for (const turn of order) {
    const before = [...lanes].flatMap(([other, lane]) => (touch(turn, other) ? [lane + 1] : []));
    lanes.set(turn, Math.max(0, ...before));
  }
  return turns.map((turn) => lanes.get(turn) ?? 0);
}
