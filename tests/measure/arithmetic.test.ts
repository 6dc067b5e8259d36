import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { add, Decimal, divide, exactNumber, multiply, power, type Quantity, subtract } from "../../src/measure/index.js";
import { quantity } from "./registry-sample.js";

function shown(result: Quantity | { problem: string }): string {
  if ("problem" in result) return result.problem;
  return `${result.bound === "=" ? "" : `${result.bound} `}${result.value.toFixed(Math.max(0, Math.min(result.decimals, 8)))} ${result.unit.code}`;
}

describe("arithmetic on quantities", () => {
  it.each([
    [add(quantity("91.5", "1e8 CNY"), quantity("67", "1e8 CNY")), "159 1e8 CNY"],
    [add(quantity("1.5", "1e8 CNY"), quantity("3000", "1e4 CNY")), "1.8 1e8 CNY"],
    [subtract(quantity("66.2", "%"), quantity("60.1", "%")), "6.1 pp"],
    [add(quantity("60.1", "%"), quantity("6.1", "pp")), "66.2 %"],
    [multiply(quantity("50", "%"), quantity("67", "1e8 USD")), "34 1e8 USD"],
    [multiply(quantity("3.2", "1e4 card"), quantity("12.50", "CNY/card")), "40 1e4 CNY"],
    [divide(quantity("67", "1e8 USD"), quantity("50", "1e8 USD")), "1.3 1"],
    [divide(quantity("640", "1e8 CNY"), quantity("3.2", "1e4 card")), "200 1e4 CNY/card"],
    [divide(quantity("0.30", "USD/1e6 item"), quantity("3", "1")), "0.10 USD/1e6 item"],
    [power(quantity("3", "card"), new Decimal(2)), "9.0 card^2"],
    [add(quantity("1", "1e8 CNY", { bound: ">" }), quantity("1", "1e8 CNY")), "> 2 1e8 CNY"],
    [subtract(quantity("5", "1e8 CNY"), quantity("1", "1e8 CNY", { bound: ">" })), "< 4 1e8 CNY"],
    [add(quantity("1", "1e8 CNY", { bound: ">" }), quantity("1", "1e8 CNY", { bound: "<" })), "≈ 2 1e8 CNY"],
    [multiply(exactNumber(new Decimal(3)), quantity("1.25", "1e8 CNY")), "3.75 1e8 CNY"],
  ])("%#", (result, expected) => {
    expect(shown(result)).toBe(expected);
  });

  it.each([
    [add(quantity("1", "CNY"), quantity("1", "USD")), "a rate that a source gives"],
    [add(quantity("1", "%"), quantity("1", "card")), "does not convert"],
    [multiply(quantity("1", "pp"), quantity("1", "CNY")), "percentage points"],
    [divide(quantity("1", "CNY"), quantity("0", "CNY")), "division by zero"],
    [divide(quantity("1", "CNY@2020"), quantity("1", "CNY@2021")), "different years"],
    [power(quantity("10", "1"), new Decimal(1000)), "at most 64"],
    [power(quantity("-2", "1"), new Decimal("0.5")), "no finite value"],
  ])("refuses %#", (result, message) => {
    expect("problem" in result ? result.problem : "").toContain(message);
  });

  it("undoes multiplication by division", () => {
    const number = fc.integer({ min: 1, max: 10_000_000 }).map((n) => String(n));
    fc.assert(
      fc.property(number, number, (x, y) => {
        const product = multiply(quantity(x, "1e4 card"), quantity(y, "USD/card"));
        if ("problem" in product) throw new Error(product.problem);
        const back = divide(product, quantity(y, "USD/card"));
        if ("problem" in back) throw new Error(back.problem);
        expect(back.unit.dimension).toEqual({ card: 1 });
        expect(back.value.mul(back.unit.factor).eq(new Decimal(x).mul(10_000))).toBe(true);
      }),
    );
  });
});
