/** Short ways to write the blocks of sections that the engine writes itself. */
import type { Block, Inline } from "../manuscript/block.js";
import { Decimal, formatDigits } from "../measure/index.js";

export const text = (words: string): readonly Inline[] => (words === "" ? [] : [{ type: "text", text: words }]);
export const paragraph = (words: string): Block => ({ type: "paragraph", children: text(words) });
export const heading = (words: string): Block => ({ type: "heading", level: 1, children: text(words) });
/** A count with its thousands grouped. */
export const count = (n: number): string => formatDigits(new Decimal(n), 0, { group: true });
