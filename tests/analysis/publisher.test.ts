/** How a publisher is called in a language. */
import { expect, test } from "vitest";
import { publisherLabel } from "../../src/analysis/labels.js";
import { readDemo } from "../support/packs.js";

test("brackets follow the language, unless the name itself is Chinese", async () => {
  const [source] = (await readDemo()).sources.values();
  if (source === undefined) throw new Error("the demo pack has sources");
  const called = (publisher: string, locale: string) => publisherLabel({ ...source, publisher, publisherNames: {} }, locale);
  expect(called("tea（GitHub）", "en")).toBe("tea (GitHub)");
  expect(called("tea（GitHub）", "zh")).toBe("tea（GitHub）");
  expect(called("茶业协会（GitHub）", "en")).toBe("茶业协会（GitHub）");
});
