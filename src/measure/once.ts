/** What is made when it is first asked for, and then kept. */

/** A value made once. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** A function that is asked once for each key. */
export function remembered<K, T>(make: (key: K) => T): (key: K) => T {
  const memory = new Map<K, { readonly value: T }>();
  return (key) => {
    const known = memory.get(key);
    if (known !== undefined) return known.value;
    const value = make(key);
    memory.set(key, { value });
    return value;
  };
}

/** What was made of an owner, by key: asked for once, and gone when the owner goes. */
export function memoryOf<Owner extends object, T>(): (owner: Owner, key: string, make: () => T) => T {
  const memories = new WeakMap<Owner, Map<string, { readonly value: T }>>();
  return (owner, key, make) => {
    const memory = memories.get(owner) ?? new Map<string, { readonly value: T }>();
    memories.set(owner, memory);
    const known = memory.get(key);
    if (known !== undefined) return known.value;
    const value = make();
    memory.set(key, { value });
    return value;
  };
}
