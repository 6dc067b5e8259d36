/** ISO 4217 currencies: which codes exist, and how the two built-in locales write the common ones. */

const codes =
  "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XDR XOF XPF YER ZAR ZMW ZWL";

/** Every currency code a unit may name. */
export const currencies: ReadonlySet<string> = new Set(codes.split(" "));

/** Written after the number in Chinese: 67亿美元. */
export const currencyNamesZh: Readonly<Record<string, string>> = {
  CNY: "元",
  USD: "美元",
  HKD: "港元",
  EUR: "欧元",
  JPY: "日元",
  GBP: "英镑",
  KRW: "韩元",
  TWD: "新台币",
  SGD: "新加坡元",
  INR: "印度卢比",
  AUD: "澳元",
  CAD: "加元",
  CHF: "瑞士法郎",
  RUB: "卢布",
  AED: "迪拉姆",
  SAR: "沙特里亚尔",
  MOP: "澳门元",
  DKK: "丹麦克朗",
  SEK: "瑞典克朗",
  NOK: "挪威克朗",
  ISK: "冰岛克朗",
  PLN: "波兰兹罗提",
  CZK: "捷克克朗",
  HUF: "匈牙利福林",
  RON: "罗马尼亚列伊",
  TRY: "土耳其里拉",
  ILS: "以色列新谢克尔",
  QAR: "卡塔尔里亚尔",
  KWD: "科威特第纳尔",
  EGP: "埃及镑",
  ZAR: "南非兰特",
  NGN: "尼日利亚奈拉",
  KES: "肯尼亚先令",
  THB: "泰铢",
  MYR: "马来西亚林吉特",
  IDR: "印尼盾",
  VND: "越南盾",
  PHP: "菲律宾比索",
  PKR: "巴基斯坦卢比",
  BDT: "孟加拉塔卡",
  KZT: "哈萨克斯坦坚戈",
  UAH: "乌克兰格里夫纳",
  NZD: "新西兰元",
  BRL: "巴西雷亚尔",
  MXN: "墨西哥比索",
  ARS: "阿根廷比索",
  CLP: "智利比索",
  COP: "哥伦比亚比索",
};

/** Written before the number in English; every other currency stands as its code and a blank: "CNY 9.15 billion". */
export const currencySymbolsEn: Readonly<Record<string, string>> = { USD: "$", EUR: "€", GBP: "£" };
