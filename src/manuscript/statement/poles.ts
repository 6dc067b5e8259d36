/** Pairs of words that say opposite things, in both languages: what one text calls the one, the other cannot call the other. */

/** The words for one side, by language. */
export interface Pole {
  readonly zh: RegExp;
  readonly en: RegExp;
}

export interface Axis {
  readonly poles: readonly [Pole, Pole];
  /** Words that may lean to the one side or the other: they do not take it, but a text that has them does not take the opposite one alone. */
  readonly leaning?: readonly [Pole, Pole];
  /** Words with which the two sides say the same from both ends: A is above B, B is below A. */
  readonly unless?: Pole;
  /** Part of what a number is called, where a number of the one is not one of the other; or nothing but that. */
  readonly names?: "too" | "only";
}

const pole = (zh: RegExp, en: RegExp): Pole => ({ zh, en });
const axis = (a: Pole, b: Pole, ...leaning: [] | [Pole, Pole]): Axis => ({
  poles: [a, b],
  ...(leaning.length === 0 ? {} : { leaning }),
});
/** A comparison: told of one of two things, its opposite is true of the other. */
const comparing = (a: Pole, b: Pole): Axis => ({
  poles: [a, b],
  unless: pole(/[比于]|相较|较之|对照/, /\bthan\b|\bcompar\w*|\bagainst\b|\babove\b|\bbelow\b|\bwhile\b|\bwhereas\b/i),
});
const naming = (a: Pole, b: Pole, names: "too" | "only" = "too"): Axis => ({ poles: [a, b], names });

export const axes: readonly Axis[] = [
  axis(
    pole(
      /增长|增加|上升|提升|提高|上涨|扩大|攀升|回升|加快|加速(?!器|卡)|增至|升至|升到|走高|激增|跳升|跃升|变[大多高快]/,
      /\b(?:rose|ris(?:e|es|en|ing)|gr(?:ew|ow|ows|own|owing|owth)|increas\w*|climb\w*|expand\w*|gain(?:ed|s|ing)?|surg(?:ed|es|ing)|accelerat(?:ed|es|ing)|win(?:s|ning)\s+(?:users|customers|share))\b/i,
    ),
    pole(
      /下降|减少|下滑|回落|降低|下跌|萎缩|缩减|缩小|收窄|收缩|放缓|降至|降到|走低|骤降|锐减|倒退|流失|变[小少低慢]/,
      /\b(?:f(?:ell|alls?|allen|alling)|declin\w*|drop(?:s|ped|ping)?|decreas\w*|shr(?:ank|unk|inks?|inking)|slow(?:ed|s|ing)|narrow(?:ed|s|ing)|reduc(?:ed|es|ing|tion)|going\s+backwards)\b/i,
    ),
    pole(/[增升涨扩]/, /\b(?:up|higher|more|rais\w+|add\w*|large\w*|jump\w*|strong\w*|fast\w*|improv\w*|deepen\w*|widen\w*)\b/i),
    pole(
      /[降减跌缩慢]/,
      /\b(?:down|less|lower|fewer|los[est]\w*|small\w*|cut\w*|eas(?:ed|es|ing)|weak\w*|cheap\w*|contract(?:ed|s|ing))\b/i,
    ),
  ),
  axis(pole(/上限/, /\bupper\s+(?:bound|limit|mark)|\bceiling\b/i), pole(/下限/, /\blower\s+(?:bound|limit|mark)|\bfloor\b/i)),
  axis(
    pole(/高点|峰值|顶点/, /\bpeak\w*\b|\bhigh\s+point\b/i),
    pole(/低点|谷底|低谷/, /\btrough\w*\b|\blow\s+point\b|\bbottom(?:ed)?\s+out\b/i),
  ),
  comparing(pole(/更早|提前/, /\bearlier\b|\bsooner\b/i), pole(/更晚|推迟|延后/, /\blater\b/i)),
  comparing(pole(/更高|[略稍偏]高/, /\bhigher\b/i), pole(/更低|[略稍偏]低/, /\blower\b/i)),
  comparing(pole(/更大/, /\b(?:larger|bigger|greater)\b/i), pole(/更小/, /\bsmaller\b/i)),
  comparing(pole(/更多/, /\bmore\b/i), pole(/更少/, /\b(?:less|fewer)\b/i)),
  axis(
    pole(/上调|调高/, /\b(?:rais(?:ed|es|ing)|upgraded|revised\s+up\w*)\b/i),
    pole(/下调|调低/, /\b(?:cuts?|cutting|lower(?:ed|s|ing)|downgraded|revised\s+down\w*)\b/i),
    pole(/[增升涨扩高]/, /\b(?:up|rais\w+|higher|increas\w*|r[io]s\w+)\b/i),
    pole(/[降减跌缩低]/, /\b(?:down|cut\w*|lower\w*|reduc\w*|f[ae]ll\w*)\b/i),
  ),
  comparing(
    pole(
      /相近|接近|相当|相仿|差不多|几乎(?:等于|相等)/,
      /\b(?:close(?:r)?\s+(?:to|together)|are\s+close|similar|(?:about|nearly|almost)\s+equal)\b/i,
    ),
    pole(
      /悬殊|相差(?:很大|甚远|很远)|差距(?:很大|巨大)/,
      /\b(?:far\s+apart|poles\s+apart|differ\w*\s+(?:widely|greatly|by\s+an\s+order))\b/i,
    ),
  ),
  axis(
    pole(/名义/, /\bnominal(?:ly)?\b/i),
    pole(
      /(?:扣除|剔除)价格|不变价|可比价/,
      /\bin\s+real\s+terms\b|\breal\s+(?:rise|fall|growth|increase|decrease|change|terms)\b|\bconstant\s+prices\b/i,
    ),
  ),
  axis(
    pole(/同比/, /\b(?:year[- ](?:on|over)[- ]year|on\s+the\s+year|on\s+a\s+year\s+(?:earlier|before))\b/i),
    pole(
      /环比/,
      /\b(?:(?:quarter|month)[- ](?:on|over)[- ](?:quarter|month)|sequential(?:ly)?|on\s+the\s+(?:previous\s+)?(?:quarter|month))\b/i,
    ),
  ),
  axis(
    pole(/月活|每月|月均|月度/, /\bmonthly\b|\b(?:a|per|each)\s+month\b(?!\s+(?:before|earlier|ago|later|after))/i),
    pole(/日活|每日|每天|日均/, /\bdaily\b|\b(?:a|per|each)\s+day\b(?!\s+(?:before|earlier|ago|later|after))/i),
  ),
  axis(
    pole(
      /(?:19|20)\d\d年?(?:及|或|和)?(?:其|之)?(?:以后|之后|以来|后)/,
      /\b(?:19|20)\d\d\s+(?:or|and)\s+(?:later|after)|\b(?:since|after)\s+(?:19|20)\d\d\b|\b(?:19|20)\d\d\s+onwards?\b/i,
    ),
    pole(
      /(?:19|20)\d\d年?(?:及|或|和)?(?:其|之)?(?:以前|之前|前(?!后))/,
      /\b(?:19|20)\d\d\s+(?:or|and)\s+(?:earlier|before)|\b(?:before|until)\s+(?:19|20)\d\d\b/i,
    ),
    pole(/起|自|从|新|末|底/, /\b(?:from|later|newer|end|by)\b/i),
    pole(/前|早|截至|到|初/, /\b(?:by|before|earlier|older|until|up\s+to|end)\b/i),
  ),
  comparing(pole(/更快/, /\b(?:faster|quicker)\b/i), pole(/更慢/, /\bslower\b/i)),
  comparing(pole(/更强/, /\bstronger\b/i), pole(/更弱/, /\bweaker\b/i)),
  comparing(pole(/更长/, /\blonger\b/i), pole(/更短/, /\bshorter\b/i)),
  comparing(pole(/便宜|廉价/, /\bcheap(?:er)?\b/i), pole(/更贵|昂贵/, /\b(?:dearer|expensive|costl(?:y|ier))\b/i)),
  axis(
    pole(/大多数|多数|大部分/, /\bmost\s+of\b|\bmostly\b|\bmajority\b|\ba\s+(?:major|large|great)\s+part\b/i),
    pole(/少数|小部分/, /\bminority\b|\bonly\s+a\s+few\b|\ba\s+(?:minor|small)\s+part\b/i),
    pole(/主|多|大/, /\b(?:main\w*|many|most|more)\b/i),
    pole(/少|小|个别|例外/, /\b(?:few\w*|small\w*|minor\w*|exception\w*|less)\b/i),
  ),
  axis(pole(/强制/, /\b(?:mandatory|compulsory|obligatory)\b/i), pole(/自愿/, /\b(?:voluntary|optional)\b/i)),
  axis(pole(/直接/, /\bdirect(?:ly)?\b/i), pole(/间接/, /\bindirect(?:ly)?\b/i)),
  axis(pole(/乐观/, /\boptimis\w+/i), pole(/悲观/, /\bpessimis\w+/i)),
  axis(pole(/转正|为正/, /\bpositive\b/i), pole(/转负|为负/, /\bnegative\b/i)),
  axis(pole(/内部/, /\binternal(?:ly)?\b/i), pole(/外部/, /\bexternal(?:ly)?\b/i)),
  axis(pole(/优势/, /\b(?:strengths?|advantages?)\b/i), pole(/劣势|弱点/, /\b(?:weakness(?:es)?|disadvantages?)\b/i)),
  axis(
    pole(/盈利|盈余/, /\bprofit(?:s|able)?\b|\bsurplus\b/i),
    pole(/亏损|赤字/, /\bloss(?:es|-making)?\b|\bdeficit\b/i),
    pole(/盈|利润|赚|扭/, /\b(?:profit\w*|earn\w*|made\s+money|black)\b/i),
    pole(/亏/, /\b(?:los[est]\w*|red)\b/i),
  ),
  naming(
    pole(/国产|本土|国内|境内/, /\bdomestic(?:ally)?\b|\b(?:at|from)\s+home\b/i),
    pole(/国外|海外|境外|进口|外资/, /\bforeign\b|\boverseas\b|\babroad\b|\bimported\b/i),
  ),
  axis(pole(/公有|公营/, /\bpublic(?:ly)?\b/i), pole(/私有|私营/, /\bprivate(?:ly)?\b/i)),
  axis(
    pole(/早期|较早|偏早/, /\bearly\b(?!\s+(?:in|(?:19|20)\d\d|[A-Z]))/),
    pole(/晚期|后期|较晚|偏晚/, /\blate\b(?!\s+(?:in|(?:19|20)\d\d|[A-Z]))/),
  ),
  naming(pole(/出口/, /\bexport\w*\b/i), pole(/进口/, /\bimport(?!an)\w*\b/i)),
  naming(pole(/输入/, /\binputs?\b/i), pole(/输出/, /\boutputs?\b/i)),
  naming(pole(/上游/, /\bupstream\b/i), pole(/下游/, /\bdownstream\b/i)),
  naming(pole(/供给|供应/, /\bsuppl(?:y|ies)\b/i), pole(/需求/, /\bdemands?\b/i)),
  naming(pole(/产量/, /\bproduction\b/i), pole(/消费量|消耗量/, /\bconsumption\b/i)),
  naming(pole(/期初/, /\b(?:beginning|opening)\b/i), pole(/期末/, /\b(?:ending|closing)\b/i)),
  naming(pole(/投前/, /\bpre-money\b|\bbefore\s+the\s+money\b/i), pole(/投后/, /\bpost-money\b|\bafter\s+the\s+money\b/i)),
  naming(pole(/申请/, /\bapplications?\b|\bapplied\b/i), pole(/授权/, /\bgrant(?:s|ed)?\b/i), "only"),
  naming(pole(/累计|累积/, /\bcumulative(?:ly)?\b/i), pole(/新增|净增/, /\bnew(?:ly)?\b|\badd(?:ed|itions?)\b/i), "only"),
];

export type Side = 0 | 1;

/** The one side of an axis that words take; null when they take neither, both, or lean to the other, or compare. */
export function sideOf(
  words: string,
  { poles, leaning, unless }: Axis,
  language: "zh" | "en",
): { readonly side: Side; readonly found: RegExpExecArray } | null {
  const [left, right] = [poles[0][language].exec(words), poles[1][language].exec(words)];
  const found = left ?? right;
  if (found === null || (left !== null && right !== null) || unless?.[language].test(words) === true) return null;
  const side = left === null ? 1 : 0;
  return leaning?.[side === 0 ? 1 : 0][language].test(words) === true ? null : { side, found };
}
