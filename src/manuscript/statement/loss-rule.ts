/** PROSE-DIRECTION of results: profit said of a loss, a loss that is said to narrow and widens, a turn of sign that did not happen. */
import type { BoundFact } from "../prose.js";
import type { Objection, Reading } from "./reading.js";
import type { Sentence } from "./sentence.js";

const lossWord = { zh: /亏损|净亏/, en: /\b(?:loss(?:es)?|lost\s+money|deficits?)\b/i };
/** Indicators whose numbers may lie on either side of nothing. */
const resultLabel =
  /利润|盈利|亏损|损益|现金流|差额|余缺|顺差|逆差|结余|\b(?:trade|market|current|fiscal)\s+balance\b|\b(?:profit|loss|income|earnings|result|cash\s+flow|EBIT\w*)\b/i;

/** True when the words around negative numbers speak of losses, whose size and whose sign go opposite ways. */
export function speaksOfLoss(words: string, language: "zh" | "en"): boolean {
  return lossWord[language].test(words);
}

interface Turn {
  readonly pattern: RegExp;
  /** The sign of what it is said of. */
  readonly sign: 1 | -1;
}

/** Words right before the number they are said of. */
const before: Readonly<Record<"zh" | "en", readonly Turn[]>> = {
  zh: [
    {
      pattern:
        /(?:转正|扭亏(?:为盈)?|转亏为盈|(?<!未)(?:实现|首次|转为)盈利|盈利额?)[，,]?(?:(?:归母)?净?利润)?(?:为|达到?|是|至|相当于)?(?:收入的)?$/,
      sign: 1,
    },
    { pattern: /(?:过剩|顺差|盈余|结余)额?(?:约|为|达到?|是)*$/, sign: 1 },
    { pattern: /(?:短缺|逆差|赤字|缺口)额?(?:约|为|达到?|是)*$/, sign: -1 },
    { pattern: /(?:转负|转亏|由盈转亏|陷入亏损)[，,]?(?:(?:归母)?净?利润)?(?:为|达到?|是|至)?$|净亏损额?(?:约|为|达到?|是)*$/, sign: -1 },
  ],
  en: [
    {
      pattern:
        /\b(?:turned\s+positive|turned\s+(?:a|to)\s+profit|returned\s+to\s+profit|swung\s+(?:in)?to\s+profit|a\s+profit|(?<!\bnet\s)\bthe\s+profit)\s*,?\s+(?:at|of|with|was|to|reaching)\s+$/i,
      sign: 1,
    },
    { pattern: /\ba\s+(?:profit|surplus)\s+(?:of\s+)?$/i, sign: 1 },
    { pattern: /\b(?:earned\s+|made\s+a\s+(?:net\s+)?profit(?:\s+again)?,?\s+of\s+)$/i, sign: 1 },
    { pattern: /(?<!\bhad\s+)\blost\s+$/i, sign: -1 },
    { pattern: /\bnet\s+loss(?:es)?\s+(?:(?:was|were|of|at|came\s+to)\s+)?$/i, sign: -1 },
    {
      pattern:
        /\b(?:turned\s+negative|swung\s+(?:in)?to\s+(?:a\s+)?loss|fell\s+into\s+(?:a\s+)?loss)\s*,?\s+(?:at|of|with|to|reaching)\s+$/i,
      sign: -1,
    },
  ],
};

/** Words of a whole stretch, true of every result in it or of none. */
const throughout: Readonly<Record<"zh" | "en", readonly Turn[]>> = {
  zh: [
    {
      pattern:
        /(?:一直|始终|持续|连年|保持|仍然?|继续|当[季年]|[均都]|[两三四五六七八九十]家)盈利(?!能力|模式|水平|状况|预)|(?:为|是)[^，。；\uFFFC]{0,6}(?:正数|顺差|盈余)/,
      sign: 1,
    },
    {
      pattern:
        /(?:一直|始终|持续|连年|仍然?|继续|当[季年]|[均都]|[两三四五六七八九十]家)亏损(?!收窄|扩大|缩小|减少)|(?:为|是)[^，。；\uFFFC]{0,6}(?:负数|逆差|赤字)/,
      sign: -1,
    },
  ],
  en: [
    { pattern: /\b(?:made\s+money|was\s+profitable|were\s+profitable|stayed\s+profitable|in\s+surplus|in\s+the\s+black)\b/i, sign: 1 },
    { pattern: /\b(?:lost\s+money|(?:was|were|remained|stayed)\s+loss-making|in\s+deficit|in\s+the\s+red)\b/i, sign: -1 },
  ],
};

const negated = /(?:未|没有|尚未|不|无)[^，。；]{0,4}$|\b(?:not|never|no|yet\s+to|nor|neither|hardly)\b[^.;,]{0,20}$/i;

/** Signs of results that the words contradict. */
export function checkResults(reading: Reading, sentence: Sentence): readonly Objection[] {
  if (reading.kind !== "running") return [];
  const results = sentence.facts.filter((fact) => signOf(fact, reading) !== null);
  if (results.length === 0) return [];
  return [...results.flatMap((fact) => saidBefore(fact, reading, sentence)), ...saidThroughout(results, reading, sentence)];
}

/** The sign of a result; null of numbers that cannot be a loss. */
function signOf(fact: BoundFact, { subject, vintage }: Reading): 1 | -1 | null {
  const { cell, cells, quantity, change } = subject(fact);
  // "A loss {{x}} times revenue": of what was made from a loss.
  if (cell === undefined && change === undefined && cells.some((each) => each.quantity.value.isNegative())) return -1;
  // A balance that the expression draws: exports less imports.
  if (cell === undefined && change === undefined && quantity?.value.isNegative() === true && quantity.unit.kind !== "percent") return -1;
  if (cell === undefined || quantity === undefined || quantity.value.isZero() || quantity.unit.kind === "percent") return null;
  const label = vintage.pack.indicators.get(cell.indicator)?.label;
  const isResult = quantity.value.isNegative() || Object.values(label ?? {}).some((text) => resultLabel.test(text));
  return isResult ? (quantity.value.isNegative() ? -1 : 1) : null;
}

const told = (start: number, said: string, printed: string): Objection => ({
  code: "PROSE-DIRECTION",
  start,
  end: start + said.length,
  message: `the text says "${said.trim()}", but the number is ${printed}`,
  fix: "say what the sign of the number says, or bind the number that is meant",
});

function saidBefore(fact: BoundFact, reading: Reading, sentence: Sentence): Objection[] {
  const sign = signOf(fact, reading);
  const words = reading.text.slice(sentence.start, fact.at);
  const found = before[reading.language].find(({ pattern, sign: claimed }) => claimed !== sign && pattern.test(words));
  // What is counted as a loss has no sign of its own.
  if (found?.sign === -1 && isCountedAsLoss(fact, reading)) return [];
  const match = found?.pattern.exec(words);
  if (match === null || match === undefined || negated.test(words.slice(0, match.index))) return [];
  return [told(sentence.start + match.index, match[0], fact.printed.text)];
}

function isCountedAsLoss(fact: BoundFact, { subject, vintage }: Reading): boolean {
  const { cell } = subject(fact);
  const label = cell === undefined ? {} : (vintage.pack.indicators.get(cell.indicator)?.label ?? {});
  return Object.values(label).some((text) => /亏损|短缺|缺口|逆差|赤字|\b(?:loss|shortage|gap|deficit)/i.test(text));
}

function saidThroughout(results: readonly BoundFact[], reading: Reading, sentence: Sentence): Objection[] {
  const words = reading.text.slice(sentence.start, sentence.end);
  const [first] = results;
  return throughout[reading.language].flatMap(({ pattern, sign }): Objection[] => {
    const match = pattern.exec(words);
    if (match === null || first === undefined || negated.test(words.slice(0, match.index))) return [];
    const contradicted = results.every((fact) => signOf(fact, reading) === -sign);
    return contradicted ? [told(sentence.start + match.index, match[0], first.printed.text)] : [];
  });
}

const narrowing = {
  zh: { narrow: /收窄|缩小|减少|减亏|下降|缩减|降低/, widen: /扩大|增加|加深|加剧|上升|放大|走阔/ },
  en: {
    narrow: /\b(?:narrow|shrink|shrank|shrunk|fell|fall|eas|lessen|reduc|declin|halv)\w*\b/i,
    widen: /\b(?:wid(?:en|er)|deepen|grew|grow|increas|mount|ros|ris|swell|swoll)\w*\b/i,
  },
};

/** Which way the words say that losses went: 1 when they grew, -1 when they shrank; null when they do not say. */
export function wayOfLoss(
  words: string,
  language: "zh" | "en",
): { readonly way: 1 | -1; readonly index: number; readonly said: string } | null {
  const [narrow, widen] = [narrowing[language].narrow.exec(words), narrowing[language].widen.exec(words)];
  const found = narrow ?? widen;
  if (found === null || (narrow !== null && widen !== null)) return null;
  return { way: narrow !== null ? -1 : 1, index: found.index, said: found[0] };
}
