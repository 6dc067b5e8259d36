/** A column of a table as numbers of its distinct values: what checks that group rows by a word work on. */

export interface Column {
  readonly id: string;
  /** Number of the value of each row, −1 where empty. */
  readonly codes: Int32Array;
  readonly values: readonly string[];
}

/** The column that `read` gives, values numbered in the order in which they first stand. */
export function columnOf<T>(id: string, rows: readonly T[], read: (row: T) => string): Column {
  const codes = new Int32Array(rows.length);
  const values: string[] = [];
  const known = new Map<string, number>([["", -1]]);
  rows.forEach((row, index) => {
    const text = read(row);
    let code = known.get(text);
    if (code === undefined) {
      code = values.length;
      known.set(text, code);
      values.push(text);
    }
    codes[index] = code;
  });
  return { id, codes, values };
}
