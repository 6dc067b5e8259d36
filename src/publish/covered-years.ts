/** The years an edition speaks of, beside its title. */
import type { EditionDocument } from "../edition/model.js";

/** "2020–2030", or "2024"; "" where the title names them already. */
export function coveredYears({ covers: [first, last], title }: Pick<EditionDocument, "covers" | "title">): string {
  if (new RegExp(`(?<!\\d)${first}(?!\\d)[^\\d]*${first === last ? "" : `(?<!\\d)${last}(?!\\d)`}`).test(title)) return "";
  return first === last ? String(first) : `${first}–${last}`;
}
