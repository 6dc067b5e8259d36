/** Number and unit of a printed value. */

/** "221亿美元" → number and unit apart, so that numbers stand in a column; "£58.87 per MWh (2012 prices)" keeps its year in the unit. */
export function splitUnit(text: string): readonly [string, string] {
  const parts = /^(\D*[\d][\d,.\s]*?)\s*(\D*(?:[（(].*[）)])?)$/.exec(text);
  return parts === null ? [text, ""] : [parts[1] ?? text, parts[2] ?? ""];
}
