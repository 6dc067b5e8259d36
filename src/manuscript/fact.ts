/** Facts: every bound expression of an edition, once, with its lineage and the page that shows it. */
import type { Lineage } from "../analysis/lineage.js";
import type { Mark } from "../analysis/value.js";
import type { Credibility } from "../evidence/credibility.js";

/** One bound number or text and where it comes from. */
export interface Fact {
  readonly id: string;
  readonly expression: string;
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly grade: string;
  /** Weakest among the cells it rests on; absent when it rests on none. */
  readonly credibility?: Credibility;
  readonly lineage: Lineage;
  /** Series page and anchor the reader is taken to. */
  readonly target: { readonly page: "series" | "register" | "none"; readonly id: string; readonly anchor: string };
  /** Section or figure slug it first appears in. */
  readonly where: string;
}
