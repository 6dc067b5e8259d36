/**
 * The words a sentence may say about a number, by language: what each list means stands in docs/prose.md. Patterns for words
 * before a fact end at the fact, patterns for words after it begin there.
 */

export interface PlacePattern {
  readonly pattern: RegExp;
  /** 1 = first. */
  readonly place: number;
  readonly from: "top" | "bottom";
  /** It cannot speak of a place in time. */
  readonly amongRivals?: true;
  /** It speaks of a place in time alone. */
  readonly inTime?: true;
}

export interface Lexicon {
  /** Says that a change stands next: "增长了约", "rose by about". */
  readonly upBy: RegExp;
  readonly downBy: RegExp;
  /** Says that the level reached stands next: "增至", "fell to". */
  readonly upTo: RegExp;
  readonly downTo: RegExp;
  /** Says that the level it came from stands next: "up from". */
  readonly upFrom?: RegExp;
  readonly downFrom?: RegExp;
  /** Says what the change before it was: "的增幅", "growth". */
  readonly upAfter: RegExp;
  readonly downAfter: RegExp;
  /** Words of direction anywhere between two values of one series. */
  readonly up: RegExp;
  readonly down: RegExp;
  readonly doubled: RegExp;
  readonly tripled: RegExp;
  readonly halved: RegExp;
  readonly moreThan: RegExp;
  readonly nearly: RegExp;
  readonly places: readonly PlacePattern[];
  readonly majority: RegExp;
  readonly minority: RegExp;
  /** Governs a fact: says it is a forecast. */
  readonly forecastBefore: RegExp;
  readonly forecast: RegExp;
  readonly actual: RegExp;
  readonly actualBefore: RegExp;
  readonly statusAfter: readonly { readonly pattern: RegExp; readonly status: "A" | "E" | "F" | "P" }[];
  readonly latest: RegExp;
  /** Says so of a value anywhere in a sentence, not of a model, a round or a rule. */
  readonly latestValue: RegExp;
  readonly recordHigh: RegExp;
  readonly recordLow: RegExp;
  readonly over: RegExp;
  readonly under: RegExp;
  readonly atLeast: RegExp;
  readonly atMost: RegExp;
  /** Between two values: the first is larger, or smaller. */
  readonly larger: RegExp;
  readonly smaller: RegExp;
  readonly negated: RegExp;
}

const zhUp =
  "(?:增长|增加|增多|上升|提升|提高|上涨|上扬|扩大|扩张|攀升|回升|反弹|恢复|走高|走强|加快|加速|上调|飙升|激增|猛增|大增|倍增|跃升|抬升|攀高|上行|上浮|增幅|涨幅|升幅|增|涨|升)";
const zhDown =
  "(?:下降|减少|下滑|回落|降低|下跌|下挫|下行|萎缩|缩减|收缩|缩水|缩小|收窄|放缓|趋缓|减速|走低|走弱|走软|下调|下探|下浮|滑落|倒退|骤降|锐减|降幅|跌幅|减幅|减|跌|降)";
const zhFill =
  "(?:了|约|近|超过?|逾|为|达到?|高达|幅度|分别|平均|至少|大约|将近|接近|不足|仅|的|\\d{4}财?年|第?[一二三四]季度|前[一二三四]季度|\\d{1,2}月|\\d{1,2}[日号]|[上下]半年|全年|年?[底末初中]|\\s)*";
const zhNot = "(?!季度|季|次|批|代|方|类|阶段|章|节|条|款|期|轮|步|届|版|曲线|产业|梯队|财季|部分|时间|手|线|性|个|层|种|组|篇|段)";
const zhNth: readonly (readonly [string, number])[] = [
  ["一", 1],
  ["二", 2],
  ["三", 3],
  ["四", 4],
  ["五", 5],
  ["六", 6],
  ["七", 7],
  ["八", 8],
  ["九", 9],
  ["十", 10],
];

const zh: Lexicon = {
  upBy: new RegExp(`${zhUp}${zhFill}$`),
  downBy: new RegExp(`${zhDown}${zhFill}$`),
  upTo: new RegExp(`${zhUp}了?(?:至|到)${zhFill}$`),
  downTo: new RegExp(`${zhDown}了?(?:至|到)${zhFill}$`),
  upAfter: /^的(?:同比|环比|年均|复合)?(?:增长|增幅|涨幅|升幅|提升|上升)(?!率)/,
  downAfter: /^的(?:同比|环比|年均|复合)?(?:下降|降幅|跌幅|减少|下滑|萎缩)/,
  up: /增长(?!率|系数|点)|增加|上升|提升|提高|上涨|扩大|攀升|回升|反弹|加快|加速(?!器|卡)|增至|升至|涨至|增到|升到|涨到|走高|飙升|激增|猛增|大增|跃升|跳升|跃至|抬升|攀高/,
  down: /下降|减少|下滑|回落|降低|下跌|萎缩|缩减|缩小|收窄|放缓|趋缓|减速|降至|跌至|减至|降到|跌到|减到|走低|走软|骤降|锐减|滑落|下探|下挫|大跌|暴跌/,
  doubled: /翻番|翻了?一番|翻倍|翻了一倍|倍增/,
  tripled: /增至三倍/,
  halved: /减半|腰斩|(?:减少|下降|下跌|缩减|降低|跌去|缩水)了?(?:近|约|超过?|逾)?一半/,
  moreThan: /(?:超过|不止|逾)$/,
  nearly: /(?:近乎?|接近|几乎|将近)$/,
  places: [
    ...zhNth.map(
      ([word, place]): PlacePattern => ({
        pattern: new RegExp(
          `(?:排名|排在|位列|位居|名列|列|居|排|占据|全球|全国|国内|世界|行业|规模|市场|份额)第${word}${zhNot}|第${word}(?:位|名|大(?!模型))`,
          "g",
        ),
        place,
        from: "top",
        amongRivals: true,
      }),
    ),
    {
      pattern: /居首|榜首|首位|之首|领跑|居于首|夺冠|拔得头筹|独占鳌头|(?:排名|排在|位列|位居)(?:最前|前列之首)/g,
      place: 1,
      from: "top",
      amongRivals: true,
    },
    { pattern: /仅次于(?!(?:19|20)\d\d年|上年|去年|前年)|屈居第二|亚军|次席|居次(?!要)/g, place: 2, from: "top", amongRivals: true },
    {
      pattern:
        /(?<!单|差距|差额|差别|落差|缺口|相差)最大(?!化|限度|努力|程度|的?(?:挑战|问题|风险|障碍|难点|特点|变化|区别|不同|优势))|最高(?!人民|检|法院|级|可|不)|最多(?!可|不|只|限|投|支|用于|花)|占比最重/g,
      place: 1,
      from: "top",
    },
    { pattern: /垫底|末位|居末|之末(?!尾)|最后一[位名]|倒数第一|殿后|排[在名]最后|敬陪末座/g, place: 1, from: "bottom", amongRivals: true },
    { pattern: /(?:峰值|高点|顶点)(?:为|达到?|是)?(?=\uFFFC)/g, place: 1, from: "top", inTime: true },
    { pattern: /(?:谷底|低点|低谷)(?:为|至|是)?(?=\uFFFC)/g, place: 1, from: "bottom", inTime: true },
    { pattern: /(?<!差距|差额|差别|落差|缺口|相差)最小(?!化)|最低(?!工资|限度|要求|标准|生活)|最少/g, place: 1, from: "bottom" },
  ],
  majority: /过半|超过?半数|半数以上|逾半|大多数|多数|大半|大部分|一半以上|(?:超过|高于|大于|多于|逾)[^，。；\uFFFC]{0,10}一半/,
  minority: /(?:不足|不到|不及|未到|少于|低于|小于)[^，。；\uFFFC]{0,10}(?:一半|半数)|少数/,
  forecastBefore:
    /(?:预计|预测|预期|有望|料将|(?<![燃材原物资饮颜涂塑肥饲香布衣填辅毛史废面备])料(?![理酒斗])|预估|预判)[^，。；\uFFFC]{0,24}$|将(?:达|增|升|降|为|超|突破|接近|扩大|升至|增至)[^，。；\uFFFC]{0,8}$/,
  forecast:
    /预计|预测|预期|有望|预估|预判|展望|将|(?<![燃材原物资饮颜涂塑肥饲香布衣填辅毛史废面备])料(?![理酒斗])|要求|目标|规划|计划|拟|力争|指引|情景|假设|若/,
  actual: /实际(?!上)|已(?:经)?(?:达|突破|超|增|实现|完成|升|降)|录得|达到了|实现了|公布的|增至|降至|升至|达到/,
  actualBefore: /(?:实际(?!上)|录得)[^，。；\uFFFC]{0,24}$/,
  statusAfter: [
    {
      pattern: /^\s?(?:[（(](?:预测|预计|E?预期|目标|指引|展望)(?![^）)]{0,8}[\uFFFC\d])|，?(?:为|是|系|属)(?:预测|预计|预期|目标)[值数])/,
      status: "F",
    },
    { pattern: /^\s?(?:[（(](?:实际|已公布)(?![^）)]{0,8}[\uFFFC\d])|，?(?:为|是|系|属)实际[值数])/, status: "A" },
    { pattern: /^\s?(?:[（(]估[计算](?![^）)]{0,8}[\uFFFC\d])|，?(?:为|是|系|属)估[计算][值数])/, status: "E" },
    { pattern: /^\s?[（(](?:初步|快报|暂定)/, status: "P" },
  ],
  latest: /最新(?:一期|一年|数据|数字|值|的|披露|公布|统计|为|是)?[^，。；\uFFFC]{0,16}$|最近一(?:年|期)[^，。；\uFFFC]{0,10}$/,
  latestValue:
    /最新(?:的)?(?:数据|数字|数值|数(?!字化)|值|一[期年]|统计|读数)|(?:为|是|系)最新(?![\p{Script=Han}])|最近一[年期]的?(?:数据|数字|统计|值)|目前可得的?最新/u,
  recordHigh: /创(?:下|出)?(?:历史|同期|单月|月度|单季|季度|年度)?新高|历史新高|首[次度](?:突破|超过|超|站上|过|破)|首破/,
  recordLow: /创(?:下|出)?(?:历史|同期|单月|月度|单季|季度|年度)?新低|历史新低|首次跌破/,
  over: /(?<!不)(?:超过|超|逾|突破)了?$/,
  under: /(?:不足|不到|不及|未达|未到)$/,
  atLeast: /(?:至少|不低于|不少于|起码)[^，。；\uFFFC]{0,6}$/,
  atMost: /(?:至多|最多|不超过|不高于|不多于|不大于)[^，。；\uFFFC]{0,6}$/,
  larger: /高于|快于|超过|多于|大于|领先于|高出|超出/,
  smaller: /低于|慢于|少于|小于|不及|落后于/,
  negated: /(?:未|没有|并非|不再|无|不)(?:见|能|有|再|曾|明显)?$/,
};

const enUp =
  "(?:rose|rise[sn]?|rising|grew|grows?|grown|growing|growth|increase[sd]?|increasing|(?<!\\b(?:gave|giv(?:es?|en|ing)|made|mak(?:es?|ing)|sets?|took|tak(?:es?|en)|start(?:s|ed)?|back(?:s|ed)|caught|broken?|built|builds?|bought|follow(?:s|ed))\\s+)up|climb(?:ed|s|ing)?|expand(?:ed|s|ing)?|gain(?:ed|s|ing)?|jump(?:ed|s)?|surg(?:ed|es|ing)|advanced?|soar(?:ed|s)|leap(?:t|ed|s)?|swell(?:ed|s)|swollen|shot\\s+up|(?:edg|inch|tick|creep|crept)(?:ed|es|s)?\\s+up|higher|recover(?:ed|s)|rebound(?:ed|s)|accelerat(?:ed|es)|quicken(?:ed|s)|strengthen(?:ed|s)|went\\s+up|go(?:es)?\\s+up|pick(?:ed|s)\\s+up)";
const enDown =
  "(?:fell|falls?|fallen|falling|decline[sd]?|declining|drop(?:ped|s|ping)?|decrease[sd]?|decreasing|down|shrank|shrunk|shrink(?:s|ing)?|contract(?:ed|s|ion)|slid|slip(?:ped|s)|lower|retreat(?:ed|s)|plunge[sd]?|slump(?:ed|s)?|slow(?:ed|s)|weaken(?:ed|s)|cool(?:ed|s)|dip(?:ped|s)|tumbl(?:ed|es)|reced(?:ed|es)|dwindl(?:ed|es)|subsid(?:ed|es)|collaps(?:ed|es)|crash(?:ed|es)|(?:edg|inch|tick|creep|crept)(?:ed|es|s)?\\s+down|sank|sinks?|went\\s+down|go(?:es)?\\s+down|reduced|reduction)";
const enFill =
  "(?:\\s+(?:by|of|at|about|around|roughly|nearly|almost|over|more\\s+than|less\\s+than|some|a|an|the|just|only|another|further|sharply|slightly|steadily|rapidly|strongly|again|average|annual|annually|compound|rate|year|on|an\\s+average|year-on-year|year-over-year|quarter-on-quarter|per\\s+year|was|is))*";
const enToFill = "(?:\\s+(?:about|around|roughly|nearly|almost|over|more\\s+than|less\\s+than|some|just|only|reach))*";
const enNth: readonly (readonly [string, number])[] = [
  ["(?:first|1st)", 1],
  ["(?:second|2nd)", 2],
  ["(?:third|3rd)", 3],
  ["(?:fourth|4th)", 4],
  ["(?:fifth|5th)", 5],
  ["(?:sixth|6th)", 6],
  ["(?:seventh|7th)", 7],
  ["(?:eighth|8th)", 8],
  ["(?:ninth|9th)", 9],
  ["(?:tenth|10th)", 10],
];
const enNumber = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

const en: Lexicon = {
  upBy: new RegExp(`\\b(?:${enUp}|widened)${enFill}\\s+$`, "i"),
  downBy: new RegExp(`\\b(?:${enDown}|narrowed|loss|lost|shed)${enFill}\\s+$`, "i"),
  upTo: new RegExp(`\\b(?:${enUp}|widened)(?:\\s+(?:sharply|slightly|steadily|rapidly|further|again|back))?,?\\s+to${enToFill}\\s+$`, "i"),
  downTo: new RegExp(
    `\\b(?:${enDown}|narrowed)(?:\\s+(?:sharply|slightly|steadily|rapidly|further|again|back))?,?\\s+to${enToFill}\\s+$`,
    "i",
  ),
  upFrom: new RegExp(`\\b(?:${enUp}|widened)(?:\\s+\\w+ly)?\\s+from(?:\\s+[^.;,()\\uFFFC]{0,40})?${enToFill}\\s+$`, "i"),
  downFrom: new RegExp(`\\b(?:${enDown}|narrowed)(?:\\s+\\w+ly)?\\s+from(?:\\s+[^.;,()\\uFFFC]{0,40})?${enToFill}\\s+$`, "i"),
  upAfter:
    /^\s+(?:annual\s+|year-on-year\s+|compound\s+)*(?:growth(?!\s+rate)|increase|rise|gain|jump|expansion|higher|more|above(?=\s+(?:the\s+(?:year|quarter|level|previous)|that\s+of|(?:19|20)\d\d)\b))\b/i,
  downAfter:
    /^\s+(?:annual\s+|year-on-year\s+|compound\s+)*(?:decline|decrease|drop|fall|reduction|contraction|lower|less|fewer|below(?=\s+(?:the\s+(?:year|quarter|level|previous)|that\s+of|(?:19|20)\d\d)\b))\b/i,
  up: new RegExp(`\\b${enUp}\\b`, "i"),
  down: new RegExp(`\\b${enDown}\\b`, "i"),
  doubled: /\bdoubl(?:ed|es|ing)\b/i,
  tripled: /\b(?:tripl|trebl)(?:ed|es|ing)\b/i,
  halved:
    /\bhal(?:ved|ves|ving)\b|\b(?:fell|dropped|down|cut|declined|shrank|reduced)\s+by\s+(?:(?:about|nearly|almost|more\s+than|over)\s+)?half\b|\ba\s+(?:fall|drop|decline|cut)\s+of\s+(?:(?:about|nearly|almost|over)\s+)?half\b/i,
  moreThan: /\bmore\s+than\s+$/i,
  nearly: /\b(?:nearly|almost|close\s+to)\s+$/i,
  places: [
    ...enNth.map(
      ([word, place]): PlacePattern => ({
        pattern: new RegExp(
          `\\b(?:rank(?:s|ed|ing)?|place[sd]?|came|comes|coming|stands?|stood|is|was|are|were|in|finished|lies)\\s+${word}\\b(?!\\s+(?:quarter|half|batch|time|year|month|generation|phase|stage|round|step|place\\s+to|part|line|to|on|and))(?!-)|\\b${word}\\s+(?:place|largest|biggest|highest|most)\\b${place > 1 ? `|\\b${word}-(?:largest|biggest|highest|most|ranked|placed)\\b` : ""}|\\b(?:rank(?:s|ed|ing)?|place[sd]?|is|was|are|were|at|as)\\s+(?:number\\s+${enNumber[place - 1]}|No\\.\\s?${place}(?!\\d)|#${place}(?!\\d))`,
          "gi",
        ),
        place,
        from: "top",
        amongRivals: true,
      }),
    ),
    {
      pattern:
        /(?<!\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)[-\s])\b(?:largest|biggest|highest|most\s+(?:filings|models|cases|deals|firms|patents))\b(?!\s+(?:challenges?|risks?|problems?|obstacles?|difficult|changes?|possible|difference))/gi,
      place: 1,
      from: "top",
    },
    {
      pattern:
        /\b(?:number\s+one|top\s+spot|tops\s+the|topp(?:ed|ing)\s+the\s+(?:list|table|ranking|chart|league|field|market)|(?:led|leading)\s+the\s+(?:list|table|ranking|field|market|world)|leads(?!\s+to)|led\s+with|first\s+place)\b/gi,
      place: 1,
      from: "top",
      amongRivals: true,
    },
    { pattern: /\bthe\s+most(?=\s*[,.;:]|\s+(?:of\s+(?:any|all|the)|on\s+record)\b)/gi, place: 1, from: "top" },
    {
      pattern: /\bno\s+other\s+[^.;,]{1,24}?\s(?:has|had|holds?)\s+(?:as|so)\s+(?:many|much)\b/gi,
      place: 1,
      from: "top",
      amongRivals: true,
    },
    { pattern: /\b(?:peak(?:ed|ing|s)?|high\s+point)\s+(?:of|at)(?=\s+\uFFFC)/gi, place: 1, from: "top", inTime: true },
    { pattern: /\b(?:trough|low\s+point)\s+of(?=\s+\uFFFC)|\bbottomed\s+out\s+at(?=\s+\uFFFC)/gi, place: 1, from: "bottom", inTime: true },
    { pattern: /\bsecond\s+only\s+to\b/gi, place: 2, from: "top", amongRivals: true },
    {
      pattern:
        /(?<!\b(?:gap|difference|distance|spread)\s+(?:\w+\s+){0,2})\b(?:smallest|lowest|fewest)\b(?!\s+possible)|\b(?:brings?|brought|ha[sd]|have|holds?|held|takes?|took|earn(?:s|ed)?|contribut(?:es|ed))\s+(?:the\s+)?least\b/gi,
      place: 1,
      from: "bottom",
    },
    {
      pattern: /\b(?:ranks?|comes?|came|is|was)\s+last\b|\bbottom\s+of\s+the\s+(?:list|table|ranking)\b/gi,
      place: 1,
      from: "bottom",
      amongRivals: true,
    },
  ],
  majority: /\b(?:more\s+than\s+half|over\s+half|(?:an?|the)\s+(?:\w+\s+)?majority|most\s+of|mostly)\b/i,
  minority: /\b(?:less\s+than\s+half|under\s+half|fewer\s+than\s+half|(?:an?|the)\s+(?:\w+\s+)?minority)\b/i,
  forecastBefore:
    /\b(?:forecasts?|expect(?:s|ed)|project(?:ed|s(?=\s+(?:that|the|an?|its?|this|their|to)\b))|predict(?:s|ed)|anticipat(?:es|ed)|set|likely)\b[^.;,\uFFFC]{0,60}$|\bwill\s+(?:be|reach|hit|total|grow|rise|exceed|come|stand|fall|climb|pass|amount)\b[^.;,\uFFFC]{0,30}$/i,
  forecast:
    /\b(?:forecasts?|forecasted|expect\w*|project(?:ed|ions?|s(?=\s+(?:that|the|an?|its?|this|their|to)\b))|predict\w*|will|would|could|should|may|might|outlook|anticipat\w*|targets?|targeted|plans?|planned|guidance|aims?|set\s+to|scenario|assum\w*|if|goal|requires?|calls?\s+for|foresees?|by\s+20\d\d|(?:is|are|was|were)\s+to\s+(?!date\b)[a-z]+)\b/i,
  actual:
    /\b(?:actual|actually|recorded|reported|reali[sz]ed|reached|hit|came\s+to|stood\s+at|totall?ed|amounted\s+to|was|were|rose|grew|fell|declined|generated|booked|earned|sold|took\s+in|had)\b/i,
  actualBefore: /\b(?:actual(?:ly)?|recorded|reali[sz]ed)\b[^.;,\uFFFC]{0,60}$/i,
  statusAfter: [
    {
      pattern:
        /^(?:\s?\((?:an?\s+)?(?:forecast|projected|projection|expected|target|guidance|outlook)\b(?![^)]{0,16}[\uFFFC\d])|,\s+an?\s+(?:forecast|projection)(?=[.,;)]|$))/i,
      status: "F",
    },
    {
      pattern: /^(?:\s?\((?:actual|reported|realised|realized)\b(?![^)]{0,16}[\uFFFC\d])|,\s+an\s+actual\s+(?:value|figure|number)\b)/i,
      status: "A",
    },
    { pattern: /^(?:\s?\((?:an?\s+)?(?:estimate|estimated)\b(?![^)]{0,16}[\uFFFC\d])|,\s+an\s+estimate(?=[.,;)]|$))/i, status: "E" },
    { pattern: /^\s?\((?:provisional|preliminary)\b/i, status: "P" },
  ],
  latest: /\b(?:latest|most\s+recent|newest)\b[^.;,\uFFFC]{0,40}$/i,
  latestValue:
    /\b(?:latest|most\s+recent|newest)\s+(?:available\s+)?(?:figures?|data|numbers?|values?|counts?|readings?|years?|periods?|available)\b|\b(?:the|its)\s+(?:latest|most\s+recent|newest)(?=\s*(?:[,.;:)]|$))/i,
  recordHigh:
    /\b(?:record\s+high|(?:monthly|quarterly|annual)\s+record(?!\s+low)|all-time\s+high|new\s+high|first\s+(?:exceed|pass|topp|surpass|cross|broke)\w*|(?:exceed|pass|topp|surpass|cross)\w*[^.;]{0,40}for\s+the\s+first\s+time)\b/i,
  recordLow: /\b(?:record\s+low|(?:monthly|quarterly|annual)\s+record\s+low|all-time\s+low|new\s+low|lowest\s+\w+\s+on\s+record)\b/i,
  over: /(?<!\b(?:spread|distributed|divided|scattered|over)\s+)\b(?:over|more\s+than|exceed(?:s|ed|ing)|surpass(?:es|ed|ing)|upwards\s+of|in\s+excess\s+of)\s+$/i,
  under: /\b(?:under|less\s+than|fewer\s+than|short\s+of)\s+$/i,
  atLeast: /\b(?:at\s+least|(?:no|not)\s+(?:less|fewer)\s+than|a\s+minimum\s+of)\s+$/i,
  atMost: /\b(?:at\s+most|(?:no|not)\s+more\s+than|up\s+to|a\s+maximum\s+of)\s+$/i,
  larger: /\b(?:(?:more|higher|larger|greater|bigger|faster)\s+than|exceed(?:s|ed|ing)|surpass(?:es|ed|ing)|ahead\s+of|above|beyond)\b/i,
  smaller: /\b(?:(?:less|lower|smaller|fewer|slower)\s+than|below|behind|falls?\s+short\s+of|fell\s+short\s+of)\b/i,
  negated: /\b(?:not|never|no|without|hardly)\s+$/i,
};

export const lexicons: Readonly<Record<"zh" | "en", Lexicon>> = { zh, en };
