/** Words the manuscript itself prints, one table a locale; a locale without a table reads English. */

export interface ManuscriptWords {
  readonly yes: string;
  readonly no: string;
  /** Between the items of a list inside a table cell. */
  readonly listSeparator: string;
  readonly noRows: string;
  /** Shown below a table that stops before the end of its rows. */
  readonly excerpt: (shown: number, total: number) => string;
  /** Shown below a table some of whose columns no row fills. */
  readonly emptyColumns: (labels: readonly string[]) => string;
  /** State of a claim that speaks against somebody. */
  readonly claimStatus: Readonly<Record<string, string>>;
  readonly brackets: readonly [string, string];
}

const en: ManuscriptWords = {
  yes: "yes",
  no: "no",
  listSeparator: ", ",
  noRows: "No record was publicly known as of this edition’s date.",
  excerpt: (shown, total) => `First ${shown} of ${total} rows; the register has them all.`,
  emptyColumns: (labels) => `Columns left out because no row has an entry: ${labels.join(", ")}.`,
  claimStatus: { alleged: "alleged", confirmed: "confirmed", disputed: "disputed", settled: "settled" },
  brackets: [" (", ")"],
};

const zh: ManuscriptWords = {
  yes: "是",
  no: "否",
  listSeparator: "、",
  noRows: "截至本版数据日期，没有公开可知的记录。",
  excerpt: (shown, total) => `仅列前${shown}行，共${total}行；全部见登记簿。`,
  emptyColumns: (labels) => `各行均无内容、因此不列的栏：${labels.join("、")}。`,
  claimStatus: { alleged: "指称", confirmed: "已证实", disputed: "有争议", settled: "已了结" },
  brackets: ["（", "）"],
};

const tables: Readonly<Record<string, ManuscriptWords>> = { en, zh };

export function manuscriptWords(locale: string): ManuscriptWords {
  return tables[locale] ?? tables[locale.split("-")[0] ?? ""] ?? en;
}

/** A localized text in one locale; falls back to any locale rather than printing nothing. */
export function inLocale(text: Readonly<Record<string, string>> | undefined, locale: string): string {
  if (text === undefined) return "";
  return text[locale] ?? text[locale.split("-")[0] ?? ""] ?? text.en ?? Object.values(text)[0] ?? "";
}
