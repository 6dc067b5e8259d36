/** The flagship's register of filings against the totals that the regulator announced, and what each edition may know of it. */
import path from "node:path";
import { describe, expect, it } from "vitest";
import { answerQuery } from "../../src/analysis/answers.js";
import { editionVintage } from "../../src/analysis/edition-vintage.js";
import { readPack } from "../../src/pack/read.js";
import { root } from "../support/run.js";

const { pack } = await readPack(path.join(root, "packs/china-llm"));
if (pack === null) throw new Error("the flagship does not read");
const vintages = new Map(pack.file.editions.map((edition) => [edition.id, editionVintage(pack, edition.as_of, edition.id)]));

function value(expression: string, edition = "current"): number {
  const vintage = vintages.get(edition);
  const answer = vintage === undefined ? undefined : answerQuery(expression, { vintage, locale: "en" });
  if (answer === undefined || !answer.ok) throw new Error(`${expression}: ${JSON.stringify(answer)}`);
  return Number(answer.answer.exact);
}
const counted = (day: string) => value(`count(filings where scheme = "generative" and filed <= ${day})`);
const announced = (period: string) => value(`genai_filings_cumulative @ {geo: CN, period: ${period}}`);

describe("filings of generative services", () => {
  it.each([
    ["2024-03", "2024-03-31"],
    ["2024-12", "2024-12-31"],
    ["2025-03", "2025-03-31"],
    ["2025-06", "2025-06-30"],
    ["2025-08", "2025-08-31"],
    ["2025-11-01", "2025-11-01"],
    ["2025-12", "2025-12-31"],
    ["2026-02", "2026-02-28"],
    ["2026-04", "2026-04-30"],
    ["2026-06", "2026-06-30"],
  ])("count up to the total announced for %s", (period, lastDay) => {
    expect(counted(lastDay)).toBe(announced(period));
  });

  it("differ from the last announced total by the on-device services, which are listed apart", () => {
    expect(counted("2026-08-31") - announced("2026-08")).toBe(
      value('count(filings where scheme = "generative" and on_device and filed > 2026-06-30)'),
    );
  });

  it("of deep synthesis are complete for the first two batches and excerpts after them", () => {
    for (const [batch, day] of [
      ["1", "2023-06-20"],
      ["2", "2023-09-01"],
    ]) {
      expect(value(`count(filings where scheme = "deep-synthesis" and batch = "${batch}")`)).toBe(
        value(`deep_synthesis_filings_by_batch @ {geo: CN, batch: b0${batch}, period: ${day}}`),
      );
    }
    expect(value('count(filings where scheme = "deep-synthesis")')).toBeLessThan(
      value("deep_synthesis_filings_cumulative @ {geo: CN, period: 2026-07}"),
    );
  });

  it("are unknown to an edition of 2023 unless reported at the time: the first list came out in April 2024", () => {
    const known = value('count(filings where scheme = "generative")', "2024-2029");
    expect(known).toBeGreaterThan(0);
    expect(known).toBeLessThan(counted("2023-12-31"));
  });
});
