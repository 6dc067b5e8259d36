/** Scales and ticks of a value axis: at most four lines, round numbers, zero always inside unless the axis is logarithmic. */

export interface ValueScale {
  readonly ticks: readonly number[];
  readonly low: number;
  readonly high: number;
  /** 0 at the low end, 1 at the high end. */
  at(value: number): number;
}

const steps = [1, 2, 2.5, 5];

/** Smallest round step that needs at most `most` lines for a span. */
function roundStep(span: number, most: number): number {
  const power = 10 ** Math.floor(Math.log10(span / most));
  for (const scale of [power, power * 10]) {
    for (const step of steps) if (Math.floor(span / (step * scale) + 1e-9) <= most) return step * scale;
  }
  return power * 100;
}

/** Linear axis over the values; bars ask for zero, others take it when the least value is below a part (`near`) of the largest. */
export function linearScale(
  values: readonly number[],
  options: { zero: boolean; headroom?: number; most?: number; near?: number },
): ValueScale {
  const highest = Math.max(...values, 0);
  const lowest = Math.min(...values, 0);
  const realLow = values.length === 0 ? 0 : Math.min(...values);
  const fromZero = options.zero || lowest < 0 || realLow < highest * (options.near ?? 0.55);
  const base = fromZero ? lowest : realLow - (highest - realLow) * 0.15;
  const span = highest - base === 0 ? 1 : highest - base;
  const head = options.headroom ?? 0.06;
  const high = highest > 0 || base === 0 ? (highest === base ? base + 1 : highest + span * head) : 0;
  const low = base < 0 ? base - span * Math.max(head, 0.12) : base;
  const step = roundStep(high - low, options.most ?? 4);
  const ticks: number[] = [];
  for (let index = Math.ceil(low / step - 1e-9); index * step <= high + 1e-9 * step; index++) {
    if (index !== 0 || !fromZero) ticks.push(Number((index * step).toPrecision(12)));
  }
  return { ticks, low, high, at: (value) => (value - low) / (high - low) };
}

/** Logarithmic axis over positive values; one line a decade, or at 1, 2 and 5 when there are few decades. */
export function logScale(values: readonly number[], most = 5): ValueScale {
  const positive = values.filter((value) => value > 0);
  const least = positive.length === 0 ? 1 : Math.min(...positive);
  const largest = positive.length === 0 ? 10 : Math.max(...positive);
  const low = Math.log10(least) - 0.12 * Math.max(0.4, Math.log10(largest / least));
  const high = Math.log10(largest) + 0.06 * Math.max(0.4, Math.log10(largest / least));
  const from = Math.floor(low);
  const to = Math.ceil(high);
  const decades: number[] = [];
  for (let power = from; power <= to; power++) decades.push(power);
  const every = Math.max(1, Math.ceil(decades.filter((power) => power >= low && power <= high).length / most));
  const mantissas = high - low < 2 ? (high - low < 0.8 ? [1, 1.5, 2, 3, 5, 7] : [1, 2, 5]) : [1];
  const ticks = decades
    .filter((power) => mantissas.length > 1 || power % every === 0)
    .flatMap((power) => mantissas.map((mantissa) => Number((mantissa * 10 ** power).toPrecision(6))))
    .filter((tick) => Math.log10(tick) >= low && Math.log10(tick) <= high);
  const kept = ticks.length > most ? ticks.filter((_, index) => index % Math.ceil(ticks.length / most) === 0) : ticks;
  return { ticks: kept, low: 10 ** low, high: 10 ** high, at: (value) => (Math.log10(Math.max(value, 10 ** low)) - low) / (high - low) };
}

const raised = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** "10²⁴", "2×10²⁴": powers of ten as they are printed. */
function powerText(magnitude: number): string {
  const [mantissa = "1", power = "0"] = magnitude.toExponential(0).split("e+");
  const ten = `10${[...power].map((digit) => raised[Number(digit)] ?? "").join("")}`;
  return mantissa === "1" ? ten : `${mantissa}×${ten}`;
}

/** A tick's text: thousands by comma, minus as U+2212, only the decimals that the step needs. */
export function tickText(value: number): string {
  const magnitude = Math.abs(value);
  if (magnitude >= 1e15) return `${value < 0 ? "−" : ""}${powerText(magnitude)}`;
  const plain = String(Number(magnitude.toPrecision(6)));
  const [whole = "0", fraction] = plain.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return `${value < 0 ? "−" : ""}${grouped}${fraction === undefined ? "" : `.${fraction}`}`;
}
