/** Lists as each locale writes them. */
import { isChinese } from "../measure/index.js";

/** "甲、乙和丙"; "a, b and c". */
export function formatList(items: readonly string[], locale: string): string {
  const [only] = items;
  const last = items.at(-1);
  if (only === undefined || last === undefined) return "";
  if (items.length === 1) return only;
  const before = items.slice(0, -1);
  return isChinese(locale) ? `${before.join("、")}和${last}` : `${before.join(", ")} and ${last}`;
}
