/** Multiples in words between two bound numbers: "{{a}}是{{b}}的两倍多", "{{a}}, more than twice the {{b}} of 2019". The two numbers show them. */
import type { Span } from "./numbers.js";

export interface Multiple extends Span {
  /** The least and most that the first number may be to one of the second. */
  readonly least: number;
  readonly most: number;
  /** Places of the two numbers: the multiple, and what it is a multiple of. */
  readonly of: readonly [number, number];
}

const zhTimes: Readonly<Record<string, number>> = { 两: 2, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10 };
const enTimes: Readonly<Record<string, number>> = { twice: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10 };

const zh = /(?:是|为|相当于|达到?)[^，。；\uFFFC]{0,16}\uFFFC的(超过|逾|近|约|不足|不到)?([两二三四五六七八九十])倍(多|以上|有余|左右)?/g;
const en =
  /\b(?:(more\s+than|over|nearly|almost|about|roughly|around|less\s+than|under)\s+)?(twice|(?:three|four|five|six|seven|eight|nine|ten)\s+times)\s+(?:(?:the|that|those|as\s+(?:much|many|large|high)\s+as|what)\b)[^.;\uFFFC]{0,50}\uFFFC/gi;

/** "{{b}} in 2020 and twice that ({{a}}) in 2023": the second is the multiple of the first. */
const isThat = /\bthat[\s(,:]*\uFFFC$/;

const above = /^(?:超过|逾|more\s+than|over)$/i;
const below = /^(?:近|不足|不到|nearly|almost|less\s+than|under)$/i;

/** The multiples a text gives between two bound numbers, in order. */
export function multiplesIn(text: string, locale: string): Multiple[] {
  const found = locale.startsWith("zh") ? text.matchAll(zh) : locale.startsWith("en") ? text.matchAll(en) : [];
  return Array.from(found).flatMap((match): Multiple[] => {
    const [said, before = "", word = "", after = ""] = match;
    const end = match.index + said.length;
    const start = text.lastIndexOf("\uFFFC", match.index);
    const second = match.index + said.lastIndexOf("\uFFFC");
    if (start < 0 || /[。；.;!?！？\n]/.test(text.slice(start, match.index).replace(/\.(?=\d)/g, ""))) return [];
    const times = zhTimes[word] ?? enTimes[word.split(/\s/)[0]?.toLowerCase() ?? ""] ?? 0;
    const isOver = above.test(before) || /^(?:多|以上|有余)$/.test(after);
    const isUnder = below.test(before);
    const slack = times * 0.15;
    return [
      {
        start: match.index,
        end,
        least: isOver ? times : times - slack * (isUnder ? 1.5 : 1),
        most: isUnder ? times : isOver ? times + 1 : times + slack,
        of: isThat.test(said) ? [second, start] : [start, second],
      },
    ];
  });
}
