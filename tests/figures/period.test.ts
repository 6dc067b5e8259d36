/** The time a figure covers, as its title and subtitle say it, and as its axis spaces it. */
import { expect, test } from "vitest";
import { chosenAxis, coveredPeriod, lineAxis, placesInTime } from "../../src/figures/resolve/period.js";
import { parsePeriod } from "../../src/measure/index.js";

test.each([
  [["2019", "2022"], "2019–2022", "2019—2022年"],
  // A year to September 2019 began in 2018, and is told as the year it closes in.
  [["2019-FY09", "2022-FY09"], "FY2019–FY2022", "2019—2022财年"],
  [["2019-FY09", "2020"], "2018–2020", "2018—2020年"],
  [["2018-S1", "2024-S1"], "2018–2024", "2018—2024年"],
  // Months that do not fill their years.
  [["2022-06", "2025-11"], "June 2022–November 2025", "2022年6月—2025年11月"],
  [["2022-01", "2025-12"], "2022–2025", "2022—2025年"],
  [["2025-04", "2025-11"], "April–November 2025", "2025年4—11月"],
])("%j is %s, %s", (codes, en, zh) => {
  const periods = codes.flatMap((code) => parsePeriod(code) ?? []);
  expect(coveredPeriod(periods, "en")).toBe(en);
  expect(coveredPeriod(periods, "zh")).toBe(zh);
});

const codes = (list: readonly string[]) => list.flatMap((code) => parsePeriod(code) ?? []);

test.each([
  ["years, the missing one in sight", ["2020", "2022"], ["2020", "2021", "2022"]],
  ["months, the missing one in sight", ["2021-01", "2021-02", "2021-04"], ["2021-01", "2021-02", "2021-03", "2021-04"]],
  ["ends of years, without the months between", ["2020-12", "2021-12", "2022-12"], ["2020-12", "2021-12", "2022-12"]],
])("the axis of a line holds %s", (_, read, axis) => {
  expect(lineAxis(codes(read)).map(({ code }) => code)).toEqual(axis);
});

test("bars that are named one by one stand alone where most of the time between them would be empty", () => {
  const chosen = (...list: string[]) => chosenAxis(codes(list)).map(({ code }) => code);
  expect(chosen("2022-11", "2023-06", "2024-10")).toEqual(["2022-11", "2023-06", "2024-10"]);
  expect(chosen("2020", "2022", "2023")).toEqual(["2020", "2021", "2022", "2023"]);
});

test("readings stand in time as far apart as they are, and evenly when they are even", () => {
  expect(placesInTime(codes(["2021-01-01", "2021-01-11", "2021-01-31"]))).toEqual([0, 1 / 3, 1]);
  expect(placesInTime(codes(["2020", "2021", "2022"]))).toBeNull();
  expect(placesInTime(codes(["2021-01", "2021-02", "2021-03"]))).toBeNull();
  expect(placesInTime(codes(["2021"]))).toBeNull();
  // Out of order nothing is in time.
  expect(placesInTime(codes(["2022", "2020", "2021"]))).toBeNull();
});
