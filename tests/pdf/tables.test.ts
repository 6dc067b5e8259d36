/** Columns of printed tables: words that belong together stay on one line where there is room for them. */
import { expect, it } from "vitest";
import { printTable, textWidth } from "../../src/publish/pdf/tables.js";
import { printWords } from "../../src/publish/pdf/words.js";

it("a short head over numbers is not folded for the sake of a long text beside it", () => {
  const head = "评测总分";
  const columns = [
    { label: "厂商", align: "left" as const },
    ...Array.from({ length: 7 }, () => ({ label: head, align: "right" as const })),
    { label: "理由", align: "left" as const },
  ];
  const row = ["百度", ...Array.from({ length: 7 }, () => "7"), "口径由各家自定、期间与样本都不相同，只作并列而不排先后。".repeat(2)];
  const { widths } = printTable({ columns, rows: [row.map((text) => [{ type: "text" as const, text }])], wide: true }, printWords("zh"));
  for (const width of widths.slice(1, 8)) expect(width).toBeGreaterThan(textWidth(head) * 2.61);
});
