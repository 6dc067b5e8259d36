import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  comparePeriods,
  dayInterval,
  dayNumber,
  dayOfNumber,
  formatDate,
  formatPeriod,
  formatPeriodShort,
  type Period,
  parsePeriod,
  periodsBetween,
  shiftPeriod,
  yearsApart,
  yearsEarlier,
} from "../../src/measure/index.js";

const pad = (n: number, width = 2) => String(n).padStart(width, "0");
const year = fc.integer({ min: 1900, max: 2100 });
const code = fc.oneof(
  year.map(String),
  fc.tuple(year, fc.constantFrom("S1", "S2", "Q1", "Q2", "Q3", "Q4")).map(([y, part]) => `${y}-${part}`),
  fc.tuple(year, fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${y}-${pad(m)}`),
  fc.tuple(year, fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${y}-FY${pad(m)}`),
  fc.tuple(year, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 })).map(([y, m, d]) => `${y}-${pad(m)}-${pad(d)}`),
  fc.tuple(year, fc.integer({ min: 1, max: 9 })).map(([y, n]) => `${y}/${y + n}`),
);
const period = code.map(read);

function read(text: string): Period {
  const parsed = parsePeriod(text);
  if (parsed === null) throw new Error(`${text} is a period`);
  return parsed;
}

describe("periods", () => {
  it("keep their written form and have a first day not after their last", () => {
    fc.assert(
      fc.property(code, (text) => {
        const parsed = read(text);
        expect(parsed.code).toBe(text);
        expect(parsed.start <= parsed.end).toBe(true);
      }),
    );
  });

  it("are totally ordered", () => {
    fc.assert(
      fc.property(period, period, period, (a, b, c) => {
        expect(comparePeriods(a, b)).toBe(-comparePeriods(b, a) + 0);
        expect(comparePeriods(a, b) === 0).toBe(a.code === b.code);
        if (comparePeriods(a, b) <= 0 && comparePeriods(b, c) <= 0) expect(comparePeriods(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it("step forth and back", () => {
    fc.assert(
      fc.property(period, fc.integer({ min: -40, max: 40 }), (start, steps) => {
        const there = shiftPeriod(start, steps);
        if (start.frequency === "interval") {
          expect(there).toBeNull();
          return;
        }
        expect(there === null ? null : shiftPeriod(there, -steps)?.code).toBe(start.code);
        expect(there?.frequency).toBe(start.frequency);
      }),
    );
  });

  it("ranges hold every period once, in order, adjoining", () => {
    fc.assert(
      fc.property(period, fc.integer({ min: 0, max: 30 }), (start, steps) => {
        const end = shiftPeriod(start, steps);
        if (end === null) return;
        const range = periodsBetween(start, end) ?? [];
        expect(range).toHaveLength(steps + 1);
        for (const [index, at] of range.entries()) {
          const next = range[index + 1];
          if (next !== undefined) expect(dayNumber(next.start)).toBe(dayNumber(at.end) + 1);
        }
      }),
    );
  });

  it.each([
    "2022-S3",
    "2022-Q0",
    "2022-13",
    "2022-02-30",
    "22",
    "2023/2021",
    "2022/2022",
    "2022-FY13",
    "0000",
    "2022 ",
    "2021/2022/2023",
    "２０２２",
  ])("refuses %s", (text) => expect(parsePeriod(text)).toBeNull());

  it.each([
    ["2022", "2022-01-01", "2022-12-31", "2022年", "2022", "2022"],
    ["2022-S1", "2022-01-01", "2022-06-30", "2022年上半年", "H1 2022", "2022 H1"],
    ["2022-Q3", "2022-07-01", "2022-09-30", "2022年第三季度", "Q3 2022", "2022 Q3"],
    ["2024-02", "2024-02-01", "2024-02-29", "2024年2月", "February 2024", "2024-02"],
    ["2022-03-08", "2022-03-08", "2022-03-08", "2022年3月8日", "8 March 2022", "2022-03-08"],
    ["2021/2023", "2021-01-01", "2023-12-31", "2021—2023年", "2021–2023", "2021–2023"],
    ["2025-01/2025-09", "2025-01-01", "2025-09-30", "2025年1—9月", "January–September 2025", "2025-01–2025-09"],
    ["2024-11/2025-02", "2024-11-01", "2025-02-28", "2024年11月—2025年2月", "November 2024–February 2025", "2024-11–2025-02"],
    ["2023-FY03", "2022-04-01", "2023-03-31", "2023财年（截至3月）", "FY2023 (to March)", "FY2023"],
    ["2023-SY09", "2022-10-01", "2023-09-30", "2022/23年度", "2022/23", "2022/23"],
    ["2000-SY06", "1999-07-01", "2000-06-30", "1999/00年度", "1999/00", "1999/00"],
  ])("%s", (text, start, end, zh, en, short) => {
    const parsed = read(text);
    expect([parsed.start, parsed.end, formatPeriod(parsed, "zh"), formatPeriod(parsed, "en"), formatPeriodShort(parsed)]).toEqual([
      start,
      end,
      zh,
      en,
      short,
    ]);
  });

  it("counts years between equal frequencies", () => {
    expect(yearsApart(read("2019"), read("2022"))).toEqual({ steps: 3, perYear: 1 });
    expect(yearsApart(read("2022-Q1"), read("2023-Q3"))).toEqual({ steps: 6, perYear: 4 });
    expect(yearsApart(read("2022"), read("2022-S1"))).toBeNull();
    expect(yearsEarlier(read("2023-FY03"), 1)?.code).toBe("2022-FY03");
    expect(yearsEarlier(read("2023-SY09"), 2)?.code).toBe("2021-SY09");
    expect(yearsEarlier(read("2024-02-29"), 1)).toBeNull();
    // From January to November, and the same months a year before; years together have no such part.
    expect(yearsEarlier(read("2025-01/2025-11"), 1)?.code).toBe("2024-01/2024-11");
    expect(yearsEarlier(read("2021/2023"), 1)).toBeNull();
  });
});

describe("days", () => {
  it("count like the calendar", () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), (number) => {
        const day = dayOfNumber(number);
        expect(day).toBe(new Date(number * 86_400_000).toISOString().slice(0, 10));
        expect(dayNumber(day)).toBe(number);
      }),
    );
  });

  it("span what a date leaves open", () => {
    expect(["2023", "2023-05", "2023-05-12", "2023-01/2023-06", "soon", ""].map(dayInterval)).toEqual([
      { start: "2023-01-01", end: "2023-12-31" },
      { start: "2023-05-01", end: "2023-05-31" },
      { start: "2023-05-12", end: "2023-05-12" },
      { start: "2023-01-01", end: "2023-06-30" },
      null,
      null,
    ]);
  });
});

describe("dates for readers", () => {
  it("are ISO in Chinese and written out in English, as coarse as they are known", () => {
    const dates = ["2023-12-31", "2023-12", "2023", "soon", ""];
    expect(dates.map((date) => formatDate(date, "zh"))).toEqual(dates);
    expect(dates.map((date) => formatDate(date, "en"))).toEqual(["31 December 2023", "December 2023", "2023", "soon", ""]);
  });
});
