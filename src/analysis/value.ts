/** What an expression evaluates to, and how it is printed. */
import type { Cell } from "../evidence/cell.js";
import type { Period } from "../measure/period.js";
import type { Quantity } from "../measure/quantity.js";
import type { ObservationStatus, RegisterRow } from "../pack/pack.js";
import type { Grade } from "../pack/schema.js";
import type { Lineage } from "./lineage.js";
import type { Uncertainty } from "./uncertainty.js";

export type Value =
  | {
      readonly type: "quantity";
      readonly quantity: Quantity;
      readonly status: ObservationStatus | "C";
      /** Set when the value is one published cell. */
      readonly cell?: Cell;
      readonly period?: Period;
      readonly grade: Grade;
      readonly disputed: boolean;
      /** Where the value may lie; absent: by its own rounding; null: it cannot be told. */
      readonly uncertainty?: Uncertainty | null;
      /** What the value is of, when it stands in a list: a name, a period. */
      readonly label?: string;
      /** A number of a register field without unit: years and versions are not grouped by thousands. */
      readonly ungrouped?: boolean;
      /** An expression that gives this value alone, when it stands in a list that one expression gave. */
      readonly expression?: string;
      readonly lineage: Lineage;
    }
  | {
      readonly type: "text";
      readonly text: string;
      /** Texts that compare equal to this one: the id behind a name, the code behind a label, the wording of every locale. */
      readonly variants?: readonly string[];
      /** The row a reference leads to. */
      readonly ref?: { readonly register: string; readonly id: string };
      readonly lineage: Lineage;
    }
  | { readonly type: "date"; readonly period: Period; readonly lineage: Lineage }
  | { readonly type: "boolean"; readonly value: boolean; readonly lineage: Lineage }
  | { readonly type: "list"; readonly items: readonly Value[]; readonly lineage: Lineage }
  | { readonly type: "cells"; readonly cells: readonly Cell[]; readonly lineage: Lineage }
  | { readonly type: "rows"; readonly register: string; readonly rows: readonly RegisterRow[]; readonly lineage: Lineage }
  | { readonly type: "missing"; readonly reason: string; readonly lineage: Lineage };

/** Marks a reader sees beside a number. */
export type Mark = "estimate" | "forecast" | "computed" | "disputed" | "provisional";

/** A value as one locale prints it. */
export interface Printed {
  /** Number and unit, bound words included: "超 67 亿美元", "over $6.7 billion". */
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly value: Value;
}
