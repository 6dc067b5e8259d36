/** The time a figure covers, as its title and subtitle say it. */
import { expect, test } from "vitest";
import { coveredPeriod } from "../../src/figures/resolve/period.js";
import { parsePeriod } from "../../src/measure/index.js";

test.each([
  [["2019", "2022"], "2019–2022", "2019—2022年"],
  // A year to September 2019 began in 2018, and is told as the year it closes in.
  [["2019-FY09", "2022-FY09"], "FY2019–FY2022", "2019—2022财年"],
  [["2019-FY09", "2020"], "2018–2020", "2018—2020年"],
  [["2018-S1", "2024-S1"], "2018–2024", "2018—2024年"],
])("%j is %s, %s", (codes, en, zh) => {
  const periods = codes.flatMap((code) => parsePeriod(code) ?? []);
  expect(coveredPeriod(periods, "en")).toBe(en);
  expect(coveredPeriod(periods, "zh")).toBe(zh);
});
