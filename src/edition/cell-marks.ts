/** Marks of a published cell: at most its status and, when sources disagree, that they do. */
import type { Mark } from "../analysis/value.js";
import type { Cell } from "../evidence/cell.js";

const ofStatus: Readonly<Record<Cell["status"], Mark | null>> = { A: null, B: null, E: "estimate", F: "forecast", P: "provisional" };

export function marksOfCell(cell: Cell): readonly Mark[] {
  const status = ofStatus[cell.status];
  return [...(status === null ? [] : [status]), ...(cell.disputed ? (["disputed"] as const) : [])];
}
