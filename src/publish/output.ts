/** Where an output is written: the only thing a publisher knows of the disk. */
export interface Output {
  /** `path` is relative to the root of the output folder, with "/" between its parts. */
  write(path: string, bytes: string | Uint8Array): void | Promise<void>;
}

/** An output kept in memory, for tests and for the live server. */
export function memoryOutput(): Output & { readonly files: Map<string, string | Uint8Array> } {
  const files = new Map<string, string | Uint8Array>();
  return { files, write: (path, bytes) => void files.set(path, bytes) };
}
