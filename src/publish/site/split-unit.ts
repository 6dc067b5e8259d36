/** Number and unit of a printed value. */

/** "221亿美元" → number and unit apart, so that numbers stand in a column. */
export function splitUnit(text: string): readonly [string, string] {
  const parts = /^(\D*[\d][\d,.\s]*?)\s*(\D*)$/.exec(text);
  return parts === null ? [text, ""] : [parts[1] ?? text, parts[2] ?? ""];
}
