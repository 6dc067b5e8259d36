/** Sources of one publisher together: a line that names it once for all its issues. */

/**
 * Groups by publisher, in the order in which the first source of each is met; within a group by date, the undated last. `dateOf`
 * gives a date that sorts as text, "" when there is none.
 */
export function byPublisher<T>(
  sources: readonly T[],
  publisherOf: (source: T) => string,
  dateOf: (source: T) => string,
): readonly (readonly [string, readonly T[]])[] {
  const groups = new Map<string, T[]>();
  for (const source of sources) {
    const publisher = publisherOf(source);
    const group = groups.get(publisher);
    if (group === undefined) groups.set(publisher, [source]);
    else group.push(source);
  }
  const late = "9999";
  const order = (one: T, other: T): number => {
    const [a, b] = [dateOf(one) || late, dateOf(other) || late];
    return a < b ? -1 : a > b ? 1 : 0;
  };
  return [...groups].map(([publisher, group]) => [publisher, [...group].sort(order)]);
}
