/** Sources named once a publisher, with their dates in order. */
import { expect, test } from "vitest";
import { byPublisher } from "../../src/edition/by-publisher.js";

test("publishers stand in the order of their first source, their sources by date, the undated last", () => {
  const sources = ["B 2024", "A 2023-12", "B", "B 2023-05", "A 2023-12-01"].map((text) => {
    const [publisher = "", date = ""] = text.split(" ");
    return { publisher, date };
  });
  const grouped = byPublisher(
    sources,
    ({ publisher }) => publisher,
    ({ date }) => date,
  );
  expect(grouped.map(([publisher, group]) => [publisher, ...group.map(({ date }) => date)])).toEqual([
    ["B", "2023-05", "2024", ""],
    ["A", "2023-12", "2023-12-01"],
  ]);
});
