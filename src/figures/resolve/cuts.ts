/** Where a plane of points is cut into quadrants. */
import type { Unit } from "../../measure/index.js";
import type { QuadrantCuts } from "../../pack/schema.js";
import type { ScatterBody } from "../model.js";
import { type Context, labelIn, reportProblems } from "./context.js";
import { datumOf } from "./datum.js";

/** The cuts in the units of the axes: at the value of an expression, or at the median of the points. */
export function cutsOf(
  quadrant: QuadrantCuts,
  points: ScatterBody["points"],
  units: { readonly x: Unit | undefined; readonly y: Unit | undefined },
  context: Context,
): ScatterBody["cuts"] {
  const cut = (axis: "x" | "y"): number | null => {
    const written = quadrant[axis];
    if (written === "median") {
      const sorted = points.flatMap((point) => point[axis].value ?? []).sort((a, b) => a - b);
      const middle = sorted.length >> 1;
      const [low, high] = [sorted[sorted.length % 2 === 1 ? middle : middle - 1], sorted[middle]];
      return low === undefined || high === undefined ? null : (low + high) / 2;
    }
    const result = context.book.evaluate(written);
    if (!result.ok) reportProblems(context, written, result.problems);
    const unit = units[axis];
    if (!result.ok || result.value.type !== "quantity" || unit === undefined) return null;
    return datumOf({ value: result.value, expression: "" }, unit, context).value;
  };
  const [x, y] = [cut("x"), cut("y")];
  return x === null || y === null ? undefined : { x, y, names: (quadrant.names ?? []).map((name) => labelIn(name, context.locale)) };
}
