/** Sources of one publisher together: a line that names it once for all its issues. */

/** Groups by publisher, in the order in which the first source of each is met. */
export function byPublisher<T>(sources: readonly T[], publisherOf: (source: T) => string): readonly (readonly [string, readonly T[]])[] {
  const groups = new Map<string, T[]>();
  for (const source of sources) {
    const publisher = publisherOf(source);
    const group = groups.get(publisher);
    if (group === undefined) groups.set(publisher, [source]);
    else group.push(source);
  }
  return [...groups];
}
