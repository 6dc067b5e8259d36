/** Lineage: where a value comes from, down to its sources, as plain serialisable data (the answer of `almanac trace`). */
export interface Lineage {
  readonly kind: "cell" | "analysis" | "observation" | "row" | "claim" | "source" | "literal";
  /** Cell key, observation id, `register/row`, claim id, source id, or the function's name for an analysis. */
  readonly id: string;
  readonly label?: string;
  readonly value?: string;
  readonly unit?: string;
  /** Value and unit as printed in a locale; set where lineage is shown to readers. */
  readonly text?: string;
  readonly period?: string;
  readonly grade?: string;
  readonly url?: string;
  readonly inputs: readonly Lineage[];
}
