/** Words of errata and of what changed between editions, one table a locale; a locale without a table reads English. */

export interface ChangeWords {
  readonly errataTitle: string;
  readonly errataIntro: (frozen: string, engine: string) => string;
  readonly noErrata: string;
  readonly correctionsTitle: string;
  readonly what: string;
  readonly printed: string;
  readonly correct: string;
  readonly withdrawn: string;
  readonly reason: string;
  readonly noReason: string;
  readonly recorded: string;
  readonly entered: string;
  readonly row: (before: string, after: string) => string;
  readonly revaluedTitle: string;
  readonly revaluedText: string;
  readonly wouldBe: string;
  readonly source: string;
  readonly found: (rows: string) => string;
  readonly claim: string;
}

const zh: ChangeWords = {
  errataTitle: "勘误",
  errataIntro: (frozen, engine) =>
    `本版已于${frozen}冻结（引擎${engine}）：正文、图表与数值照冻结时的锁文件印出，此后不再改动。冻结之后发现的差错列在这里，不在原处悄悄改掉。`,
  noErrata: "冻结以来没有需要更正的内容。",
  correctionsTitle: "更正的内容",
  what: "内容",
  printed: "原印",
  correct: "更正为",
  withdrawn: "撤回",
  reason: "理由与来源",
  noReason: "未写明理由",
  recorded: "更正日",
  entered: "录入日",
  row: (before, after) => `原行 ${before}，更正行 ${after}`,
  revaluedTitle: "后来找到的证据会改变的数值",
  revaluedText: "下列证据在本版数据截止日之前已经公开，但在冻结之后才录入。若当时已有，所取数值会不同。",
  wouldBe: "会取",
  source: "来源",
  found: (rows) => `冻结之后另外录入了${rows}行在本版数据截止日之前已经公开的证据，没有改变本版已印出的其他数值。`,
  claim: "陈述",
};

const en: ChangeWords = {
  errataTitle: "Errata",
  errataIntro: (frozen, engine) =>
    `This edition was frozen on ${frozen} (engine ${engine}): its text, figures and values are printed as its lock holds them and no longer change. Errors found since are listed here and not mended in silence where they stand.`,
  noErrata: "Nothing has needed correction since the freeze.",
  correctionsTitle: "What was corrected",
  what: "What",
  printed: "As printed",
  correct: "Correct",
  withdrawn: "withdrawn",
  reason: "Reason and source",
  noReason: "no reason given",
  recorded: "Corrected on",
  entered: "Recorded on",
  row: (before, after) => `row ${before}, corrected by ${after}`,
  revaluedTitle: "Values that evidence found since would change",
  revaluedText:
    "This evidence was public by the edition's date but recorded after the freeze. Had we had it, another value would have been published.",
  wouldBe: "Would be",
  source: "Source",
  found: (rows) =>
    `Further rows of evidence that were public by this edition's date and recorded after the freeze: ${rows}. They change no other value printed here.`,
  claim: "Statement",
};

const tables: Readonly<Record<string, ChangeWords>> = { en, zh };

export function changeWords(locale: string): ChangeWords {
  return tables[locale] ?? tables[locale.split("-")[0] ?? ""] ?? en;
}
