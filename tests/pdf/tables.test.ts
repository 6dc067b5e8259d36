/** Columns of printed tables: words that belong together stay on one line where there is room for them. */
import { expect, it } from "vitest";
import { printTable, textWidth } from "../../src/publish/pdf/tables.js";
import { printWords } from "../../src/publish/pdf/words.js";

it("long heads over numbers fold on three lines before a column of sentences is pressed to two words a line", () => {
  const heads = [
    "Events registered",
    "With an amount",
    "Sum of stated amounts CNY billion",
    "Deals by institution deals",
    "Money by institution CNY billion",
  ];
  const columns = [
    { label: "Year", align: "left" as const },
    ...heads.map((label) => ({ label, align: "right" as const })),
    { label: "Why they differ", align: "left" as const },
  ];
  const row = [
    "2024",
    "12",
    "5",
    "about 12.73",
    "123",
    "26.0",
    "deals by IT Juzi (AIGC), money by Zero2IPO (large models); more than half state none",
  ];
  const { widths } = printTable({ columns, rows: [row.map((text) => [{ type: "text" as const, text }])], wide: true }, printWords("en"));
  expect(widths.at(-1)).toBeGreaterThan(45);
});

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

it("counts the space that is set where Han meets digits and letters", () => {
  const parts = ["超", "2.5", "亿"].reduce((sum, part) => sum + textWidth(part), 0);
  expect(textWidth("超2.5亿")).toBeCloseTo(parts + 0.5);
  expect(textWidth("over 2.5")).toBeCloseTo(textWidth("over") + textWidth(" ") + textWidth("2.5"));
});
