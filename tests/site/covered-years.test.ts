/** The years beside the title are not told twice. */
import { expect, test } from "vitest";
import { coveredYears } from "../../src/publish/covered-years.js";

test.each([
  ["Ports of the north", [2020, 2030], "2020–2030"],
  ["Ports of the north", [2024, 2024], "2024"],
  ["Ports of the north, 2020–2030", [2020, 2030], ""],
  ["北方港口：2020—2030", [2020, 2030], ""],
  ["北方港口：2020—2030", [2020, 2025], "2020–2025"],
  ["Ports in 2024", [2024, 2024], ""],
] as const)("%s covering %s", (title, covers, years) => {
  expect(coveredYears({ title, covers })).toBe(years);
});
