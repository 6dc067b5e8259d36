/** Which numbers in prose need evidence, and which are dates, names or places in the report. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { literalNumbers } from "../../src/manuscript/numbers.js";
import { chineseValue } from "../../src/manuscript/numbers-chinese.js";
import { phraseFinder } from "../../src/pack/phrases.js";

const found = (text: string, locale: string) => literalNumbers(text, locale, []).map(({ start, end }) => text.slice(start, end));

describe("Chinese prose", () => {
  test.each([
    ["市场规模为67亿美元。", ["67亿美元"]],
    ["同比增长82.5％，占比６０%", ["82.5％", "６０%"]],
    ["近三成来自五十亿元的投入", ["三成", "五十亿元"]],
    ["约三分之一，百分之三十", ["三分之一", "百分之三十"]],
    ["增长两倍、提高三个百分点", ["两倍", "三个百分点"]],
    ["超过二十家企业，一百二十款产品", ["二十", "一百二十"]],
    ["十余家厂商", ["十"]],
    ["十亿美元", ["十亿美元"]],
    ["共2023家企业", ["2023"]],
    ["排名第3", ["3"]],
    ["80GB显存，24小时", ["80GB", "24"].map((t) => t.replace("GB", ""))],
    ["翻两番", ["两"]],
    ["一点五亿元", ["一点五亿"]],
    ["$5bn与￥300", ["5", "300"]],
    ["一半以上来自政务", ["一半以上"]],
    ["规模翻了一番，用户翻番", ["翻了一番", "翻番"]],
    ["同比增长３５％、环比降1.2%，CAGR为20%", ["３５％", "1.2%", "20%"]],
    ["三四成用户、五六十家、七八万台", ["三四成", "五六十", "七八万"]],
    ["逾百家企业，超千万用户，近万人次，不足百亿元", ["百", "千万", "万", "百亿"]],
    ["百余家，万余台", ["百", "万"]],
    ["伍拾亿元，叁成，廿余家", ["伍拾亿", "叁成", "廿"]],
    ["比例为五比一。", ["五比一"]],
    ["价格腰斩，用户减半，打了对折，占半壁江山", ["腰斩", "减半", "对折", "半壁江山"]],
    ["两位数增长", ["两位数"]],
    ["2021年为100，产量突破1000万辆。", ["100", "1000万"]],
    ["用了13个月，十三个月，价格减半", ["13", "十三", "减半"]],
    ["12w用户，1.2e9元，120M用户", ["12", "1.2", "9", "120"]],
    ["20%—30%之间，约50—60亿元", ["20%", "30%", "50", "60亿"]],
  ])("%s → %j", (text, numbers) => {
    expect(found(text, "zh").map((n) => n.replace(/元$/, ""))).toEqual(numbers.map((n) => n.replace(/元$/, "")));
  });

  test.each([
    "2023年，2022—2026年，2023-05-01，2023年5月1日，2023年上半年，5月，12月31日",
    "20世纪90年代，二〇二三年，二十一世纪，十二月",
    "第七条、第7条、第3.4.3节、图84、表2、附录3、第十二届",
    "国发〔2017〕35号，令第15号",
    "GPT-4、A100、5G、H800、FP16、Qwen2.5、7B、Llama-3.1-405B、7nm、Q3、CR3",
    "一些企业，一种方法，第一，一方面，统一标准，十分重要，三方合作，万一，千万不要，一成不变",
    "三个方面，两类产品，五家企业，十四五规划，二十大报告，数十家，几百人，千亿参数，上百款，一二线城市",
    "《互联网信息服务管理办法（2023年第15号）》",
    "（1）总体情况 ①",
    "12:30发布，财富500强，十家企业",
    "ISO 27001、GB/T 45654-2025、ISO/IEC TS 6254、框架2.0版",
    "过半数（\uFFFC）",
    "百家争鸣，千家万户，附近百家，三五成群，通过百家号，减半征收，一比一复刻，第二比第三好",
    "规模腰斩（\uFFFC）",
    "前十一个月，前11个月，11个月的累计数，八成区间",
    "以2021年为100，令2015年均值为100，指数（2021年=100），购置税减半",
    "\uFFFC，首次突破1000万辆；价格为\uFFFC，跌破50万元",
  ])("no finding: %s", (text) => {
    expect(found(text, "zh")).toEqual([]);
  });
});

describe("English prose", () => {
  test.each([
    ["worth $6.7 billion in 2022", ["6.7 billion"]],
    ["rose 82.5% to 3,200 cards", ["82.5%", "3,200"]],
    ["two-thirds of buyers, twenty-five firms, ten percent", ["two-thirds", "twenty-five", "ten percent"]],
    ["a 3-year plan with 80GB", ["3", "80"]],
    ["three hundred million users", ["three hundred million"]],
    ["USD7bn", ["7"]],
    ["half of the buyers, a third of them, nearly a quarter", ["half of", "a third of", "nearly a quarter"]],
    ["twice as many, three times the size, a twofold rise", ["twice as", "three times the", "twofold"]],
    ["one in five firms, two out of three, a dozen suppliers", ["one in five", "two out of three", "a dozen"]],
    ["the price halved, sales doubled, cut in half", ["halved", "doubled", "in half"]],
    ["fell by a third, a fifth more, is a quarter cheaper", ["by a third", "a fifth more", "a quarter cheaper"]],
    ["half a million users, about a hundred firms, a billion yuan", ["half a million", "about a hundred", "a billion yuan"]],
    ["grew three times, a hundredfold, thrice", ["grew three times", "hundredfold", "thrice"]],
    ["twenty-odd firms, ⅓ of them, five to one, 3-to-1", ["twenty-odd", "⅓", "five to one", "3", "1"]],
    ["double-digit growth, 120M users, 1.2e9 yuan", ["double-digit growth", "120", "1.2", "9"]],
    ["three quarters of the buyers, four sevenths", ["three quarters", "four sevenths"]],
    ["eleven firms, 100 in 2021, passed 10 million.", ["eleven", "100", "10 million"]],
    ["a CAGR of 20% from 15–18 to 30", ["20%", "15", "18", "30"]],
  ])("%s → %j", (text, numbers) => {
    expect(found(text, "en")).toEqual(numbers);
  });

  test.each([
    "In 2022, May 2023, 5 May 2023, May 5, 2023, 2022–2026, the 1990s, 2023-05-01, H1 2023",
    "Article 7, Section 3.4.3, Figure 84, No. 15, Articles 7 and 8",
    "GPT-4 on an A100 over 5G with FP16 and 4-bit weights",
    "three firms, one of two ways, the first, thirteenth, twenty-first century",
    "at 12:30, top 10, ISO/IEC 42001:2023",
    "in the first half of 2023, the second half of the year, a third party, a quarter earlier, dozens of firms",
    "ISO/IEC TR 24029-1 and 24029-2, TS 12791, version 1.3",
    "more than half of the buyers (\uFFFC)",
    "two quarters in a row, one third party, checked by a third party, per million tokens, doubled down, a quarter later",
    "two halves of a year, a million-card cluster, the price halved to \uFFFC",
    "the first eleven months, eleven months were enough, the first three quarters brought \uFFFC",
    "with 2021 as 100, the index (2021 = 100), the halved purchase tax",
    "\uFFFC, passing 10 million; at \uFFFC it fell below 500 thousand",
    "Pier 400, Route 66, Scope 3, Class 8, Terminals 4 and 5, a 24/7 service",
  ])("no finding: %s", (text) => {
    expect(found(text, "en")).toEqual([]);
  });

  test("a noun before a number does not make an amount its name", () => {
    expect(found("The Group 12 million, Terminal 4.5 million, Unit 3%", "en")).toEqual(["12 million", "4.5 million", "3%"]);
  });
});

test("other languages: dates with a month's name and numbers with a decimal comma", () => {
  expect(found("Am 3. Mai 2024, le 12 mars 2024, 3 de mayo de 2024, 03.05.2024", "de")).toEqual([]);
  expect(found("12,5 % in 10 Häfen, 1.234,5 TEU", "de")).toEqual(["12,5 %", "10", "1.234,5"]);
});

test("every percentage is found where it stands, whatever stands around it", () => {
  const around = fc.constantFrom("增长", "约", " rose ", "，", "“", "达到");
  fc.assert(
    fc.property(
      around,
      fc.integer({ min: 0, max: 99999 }),
      fc.integer({ min: 0, max: 99 }),
      around,
      fc.constantFrom("zh", "en"),
      (a, n, d, b, locale) => {
        const number = `${n}.${d}%`;
        const text = `${a}${number}${b}`;
        expect(literalNumbers(text, locale, [])).toEqual([{ start: a.length, end: a.length + number.length }]);
      },
    ),
  );
});

test("a share is found however it is written", () => {
  const zhDigits = fc.constantFrom("一", "二", "两", "三", "四", "五", "六", "七", "八", "九");
  const full = (n: number) => String(n).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  fc.assert(
    fc.property(zhDigits, fc.integer({ min: 11, max: 99 }), (digit, n) => {
      for (const number of [
        `${digit}成`,
        `${digit}倍`,
        `${digit}个百分点`,
        `十分之${digit}`,
        `百分之${digit}十`,
        `${full(n)}％`,
        `${n}个百分点`,
        `${n}万元`,
      ])
        expect(literalNumbers(`约${number}来自`, "zh", [])).toHaveLength(1);
    }),
  );
  const one = fc.constantFrom("one", "two", "three", "four", "five", "six", "seven", "eight", "nine");
  fc.assert(
    fc.property(one, fc.constantFrom("twenty", "thirty", "ninety"), (digit, tens) => {
      for (const number of [
        `${digit}-fifths of`,
        `${tens} percent of`,
        `${tens}-${digit} firms of`,
        `${digit} in ten of`,
        `${digit} hundred million of`,
        `${digit}fold`,
      ])
        expect(literalNumbers(`about ${number} it`, "en", [])).not.toEqual([]);
    }),
  );
});

test("years are dates in every written form", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1950, max: 2099 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), (y, m, d) => {
      const two = (n: number) => String(n).padStart(2, "0");
      expect(found(`${y}年${m}月${d}日，${y}年，${y}-${two(m)}-${two(d)}，${y}-${two(m)}`, "zh")).toEqual([]);
      expect(found(`In ${y}, on ${y}-${two(m)}-${two(d)}.`, "en")).toEqual([]);
    }),
  );
});

test("spans are ordered, apart and inside any text", () => {
  const piece = fc.constantFrom(
    "三",
    "十",
    "亿",
    "成",
    "2023",
    "年",
    "5",
    "%",
    " ",
    "第",
    "GPT",
    "-",
    "点",
    "分之",
    "twenty",
    "million",
    ".",
    ",",
    "万",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), fc.constantFrom("zh", "en", "fr"), (parts, locale) => {
      const text = parts.join("");
      let last = 0;
      for (const { start, end } of literalNumbers(text, locale, [])) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        last = end;
      }
    }),
  );
});

test("numerals are read back as the number they were written from", () => {
  const digits = "零一二三四五六七八九";
  const section = (n: number): string => {
    let text = "";
    let gap = false;
    for (const [scale, name] of [
      [1000, "千"],
      [100, "百"],
      [10, "十"],
      [1, ""],
    ] as const) {
      const d = Math.floor(n / scale) % 10;
      if (d === 0) gap = text !== "";
      else {
        text += `${gap ? "零" : ""}${digits[d]}${name}`;
        gap = false;
      }
    }
    return text;
  };
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 0, max: 9999 }), (high, low) => {
      expect(chineseValue(section(high))).toBe(high);
      const tail = low === 0 ? "" : `${low < 1000 ? "零" : ""}${section(low)}`;
      expect(chineseValue(`${section(high)}万${tail}`)).toBe(high * 1e4 + low);
    }),
  );
  for (const run of ["三五", "十四五", "万一", "九九六", "一二"]) expect(chineseValue(run)).toBeNull();
});

test("names cover their digits, and only whole ASCII words are names", () => {
  const find = phraseFinder([
    ["36氪", 1],
    ["360", 2],
    ["零一万物", 3],
    ["AI", 4],
  ]);
  expect(find("据36氪报道，零一万物与MAIN、AI公司").map(({ item }) => item)).toEqual([1, 3, 4]);
  const text = "据36氪报道";
  expect(literalNumbers(text, "zh", find(text))).toEqual([]);
});
