/** Which way a text says things go: up or down, above or below. Compared between languages where a text says only one of the two. */

interface Words {
  readonly first: RegExp;
  readonly second: RegExp;
  /** Words beside which neither can be told: they deny, or may belong to both. */
  readonly unclear: RegExp;
}

export interface Polarity {
  readonly name: string;
  readonly zh: Words;
  readonly en: Words;
}

/** Opposite pairs: the first words of one language against the second of the other. */
export const polarities: readonly Polarity[] = [
  {
    name: "direction",
    zh: {
      first: /[增涨升]|提高|扩大|回暖|反弹|走高|翻番|翻倍|加快|加速/,
      second: /[减降跌缩]|下滑|回落|收窄|放缓|走低|腰斩|下调/,
      unclear: /[未没]|并非|不再|不会|而非/,
    },
    en: {
      first:
        /\b(?:rose|risen|ris(?:es?|ing)|grew|grow(?:s|n|th|ing)?|increas(?:e[sd]?|ing)|climb(?:s|ed)?|expand(?:s|ed|ing)?|expansion|gain(?:s|ed)?|jump(?:s|ed)?|surg(?:es?|ed|ing)|soar(?:s|ed)?|widen(?:s|ed|ing)?|doubl(?:es?|ed|ing)|tripl(?:es?|ed|ing)|quicken(?:s|ed)?|accelerat(?:es?|ed|ing))\b/i,
      second:
        /\b(?:fell|fall(?:s|en|ing)?|declin(?:es?|ed|ing)|drop(?:s|ped|ping)?|decreas(?:es?|ed|ing)|shrank|shrunk|shrink(?:s|ing)?|contract(?:ed|s|ion)|slid|slip(?:s|ped)?|plung(?:es?|ed|ing)|slow(?:s|ed|ing)?|narrow(?:s|ed|ing)?|halv(?:es?|ed|ing)|retreat(?:s|ed)?)\b/i,
      unclear:
        /\b(?:not?|never|without|stop\w*|up|down|cut\w*|less|fewer|lower\w*|cheaper|smaller|higher|more|loss\w*|reduc\w*|instead)\b/i,
    },
  },
  {
    name: "comparison",
    zh: {
      first: /高于|超过|多于|大于|超出|高出|逾|领先/,
      second: /低于|不足|少于|小于|不及|不到|未达|落后/,
      unclear: /以[上下内外]|至[多少]|最[高低]|不[高低多少超大小]于?|[未没并]非?|之[上下]/,
    },
    en: {
      first:
        /\b(?:(?:more|higher|larger|greater)\s+than|over(?=\s+(?:[\d$]|CNY|\s))|above|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|ahead\s+of)\b/i,
      second:
        /\b(?:(?:less|fewer|lower|smaller)\s+than|under(?=\s+(?:[\d$]|CNY|\s))|below|behind|falls?\s+short|fell\s+short|short\s+of)\b/i,
      unclear: /\b(?:at\s+(?:least|most)|not?|never|without|up\s+to|within|outside|beyond|miss\w*)\b/i,
    },
  },
];

/** 1 when a text speaks only of the first of two opposites, -1 of the second, 0 when it leaves that open. */
export function wayOf(text: string, { first, second, unclear }: Words): 1 | -1 | 0 {
  const [up, down] = [first.test(text), second.test(text)];
  return up === down || unclear.test(text) ? 0 : up ? 1 : -1;
}
