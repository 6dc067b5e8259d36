/** Findings: what is wrong, where, and how to mend it. Every command that reports problems reports these. */

export type Severity = "error" | "warning" | "info";

export interface Finding {
  /** Permanent code, e.g. "PACK-CSV-COLUMN". */
  readonly code: string;
  readonly severity: Severity;
  /** Path relative to the pack folder, with forward slashes. */
  readonly file: string;
  /** 1-based; 1 when the whole file is meant. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly fix: string;
  /** The editions it was found in, where others do not have it. */
  readonly editions?: readonly string[];
}

/** Where a value was read, carried along so that later rooms can report it. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}
