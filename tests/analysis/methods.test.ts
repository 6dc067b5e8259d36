import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cagr } from "../../src/analysis/methods/cagr.js";
import { growth } from "../../src/analysis/methods/growth.js";
import { mean } from "../../src/analysis/methods/mean.js";
import { rank } from "../../src/analysis/methods/rank.js";
import { remainder } from "../../src/analysis/methods/remainder.js";
import { share } from "../../src/analysis/methods/share.js";
import { Decimal } from "../../src/measure/index.js";

const d = (value: number | string) => new Decimal(value);
const positive = fc.integer({ min: 1, max: 1_000_000_000 }).map(d);
const near = (a: Decimal | null, b: Decimal | number) =>
  expect(a?.sub(b).abs().lt("1e-25"), `${a?.toFixed()} and ${b.toString()}`).toBe(true);

describe("methods", () => {
  it("cagr is the constant growth that leads from the first value to the last", () => {
    fc.assert(
      fc.property(positive, positive, fc.integer({ min: 1, max: 30 }), (first, last, years) => {
        const rate = cagr(first, last, d(years));
        const factor = rate?.div(100).add(1).pow(years);
        expect(factor?.mul(first).div(last).sub(1).abs().lt("1e-30")).toBe(true);
      }),
    );
  });

  it("cagr agrees with published values", () => {
    // The example of the RRI function of a common spreadsheet: 10,000 becomes 11,000 in 96 periods.
    expect(cagr(d(10000), d(11000), d(96))?.div(100).toFixed(7)).toBe("0.0009933");
    // A doubling every six months is a fourfold year.
    near(cagr(d(1), d(2), d("0.5")), 300);
  });

  it("cagr over one year is growth", () => {
    fc.assert(
      fc.property(positive, positive, (first, last) => {
        const [a, b] = [cagr(first, last, d(1)), growth(first, last)];
        expect(a === null || b === null ? false : a.sub(b).abs().lt(b.abs().mul("1e-30").add("1e-30"))).toBe(true);
      }),
    );
  });

  it("have no result where there is none", () => {
    expect([
      growth(d(0), d(1)),
      growth(d(-1), d(1)),
      growth(d(1), d(-1)),
      cagr(d(0), d(1), d(1)),
      cagr(d(1), d(2), d(0)),
      share(d(1), d(0)),
      mean([]),
    ]).toEqual(Array.from({ length: 7 }, () => null));
    expect(growth(d(4), d(0))?.toNumber()).toBe(-100);
  });

  it("shares and their remainder make a whole", () => {
    fc.assert(
      fc.property(fc.array(positive, { minLength: 1, maxLength: 8 }), positive, (parts, more) => {
        const whole = parts.reduce((sum, part) => sum.add(part), more);
        const shares = parts.flatMap((part) => share(part, whole) ?? []);
        const rest = remainder(shares, d(0));
        near(
          shares.reduce((sum, part) => sum.add(part), rest ?? d(0)),
          100,
        );
        expect(
          rest
            ?.sub(share(more, whole) ?? d(0))
            .abs()
            .lt("1e-25"),
        ).toBe(true);
      }),
    );
  });

  it("remainder allows what rounding explains and no more", () => {
    expect(remainder([d("60.1"), d(40)], d("0.1"))?.toNumber()).toBe(0);
    expect(remainder([d("60.2"), d(40)], d("0.1"))).toBeNull();
  });

  it("rank gives equals the better place and leaves the next one out", () => {
    const all = [9, 7, 7, 1].map(d);
    expect(all.map((value) => rank(value, all))).toEqual([1, 2, 2, 4]);
    expect(all.map((value) => rank(value, all, true))).toEqual([4, 2, 2, 1]);
  });

  it("mean lies between the extremes, in any order", () => {
    fc.assert(
      fc.property(fc.array(positive, { minLength: 1, maxLength: 10 }), (values) => {
        const middle = mean(values);
        expect(middle?.gte(Decimal.min(...values)) === true && middle.lte(Decimal.max(...values))).toBe(true);
        expect(mean([...values].reverse())?.eq(middle ?? 0)).toBe(true);
      }),
    );
  });
});
