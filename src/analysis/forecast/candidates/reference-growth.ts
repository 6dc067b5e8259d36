/**
 * Growth that fades as it did in a declared reference class: the newest change of the logarithm, times λ a year. λ is the median, over
 * the reference series, of each one's median ratio of a year's growth to that of the year before; between 0 and 1, for growth that
 * never fades is no forecast. Reference class: Kahneman & Tversky (1979), TIMS Studies in Management Science 12: 313–327.
 */
import { at } from "../../numeric/vector.js";
import { grown, last } from "../candidate.js";
import { changes, median } from "../statistics.js";

/** Growth below this says nothing about how growth fades. */
const LEAST_GROWTH = 0.02;

/** Null unless the series is above zero and some reference series tells how growth fades. */
export function referenceGrowth(
  series: readonly number[],
  horizon: number,
  reference: readonly (readonly number[])[],
): { readonly point: readonly number[]; readonly fading: number } | null {
  const fadings = reference.flatMap((one) => {
    if (one.some((value) => value <= 0)) return [];
    const growth = changes(one.map(Math.log));
    const ratios = growth.slice(1).flatMap((next, i) => (at(growth, i) > LEAST_GROWTH ? [next / at(growth, i)] : []));
    return ratios.length === 0 ? [] : [median(ratios)];
  });
  if (fadings.length === 0 || series.some((value) => value <= 0)) return null;
  const fading = Math.min(1, Math.max(0, median(fadings)));
  let [value, growth] = [last(series), Math.log(last(series) / at(series, series.length - 2))];
  const point = Array.from({ length: horizon }, () => {
    growth *= fading;
    value = grown(value, growth);
    return value;
  });
  return { point, fading };
}
