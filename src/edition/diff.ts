/** Everything that separates two editions, or two dates of one edition, with the evidence that caused it. */
import type { Vintage } from "../evidence/cell.js";
import { type ChangedCourse, type ChangedRank, changedCourses, changedRanks } from "../evidence/course.js";
import { type CellChange, changedCells, type TurnedSeries, turnedSeries } from "../evidence/diff.js";
import { makeEdition } from "./make.js";
import { type Touched, touchedFigures, touchedSections } from "./touched.js";
import { type TurnedStatement, turnedStatements } from "./turned-statements.js";

export interface DiffSide {
  readonly id: string;
  readonly asOf: string;
}

export interface EditionDiff {
  readonly a: DiffSide;
  readonly b: DiffSide;
  readonly cells: readonly CellChange[];
  /** Series that went another way between the same two periods. */
  readonly turned: readonly TurnedSeries[];
  /** Series whose newest step went another way. */
  readonly courses: readonly ChangedCourse[];
  readonly ranks: readonly ChangedRank[];
  readonly statements: readonly TurnedStatement[];
  readonly sections: readonly Touched[];
  readonly figures: readonly Touched[];
}

/** What changed from `a` to `b`; statements, sections and figures in one locale. */
export function diffEditions(then: Vintage, now: Vintage, a: DiffSide, b: DiffSide, locale: string): EditionDiff {
  const before = { vintage: then, document: makeEdition(then, a.id, locale).document };
  const after = { vintage: now, document: makeEdition(now, b.id, locale).document };
  return {
    a,
    b,
    cells: changedCells(then, now),
    turned: turnedSeries(then, now),
    courses: changedCourses(then, now),
    ranks: changedRanks(then, now),
    statements: turnedStatements(then, now, a.id, locale),
    sections: touchedSections(before, after),
    figures: touchedFigures(before, after),
  };
}
