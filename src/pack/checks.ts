/** The table of checks: every finding's code once, with its severity, what it says, why it matters and what to do. */
import type { Severity } from "./finding.js";

interface Words {
  readonly title: string;
  readonly why: string;
  readonly mend: string;
}
export interface Check {
  readonly severity: Severity;
  readonly en: Words;
  readonly zh: Words;
}

function check(severity: Severity, en: readonly [string, string, string], zh: readonly [string, string, string]): Check {
  return { severity, en: { title: en[0], why: en[1], mend: en[2] }, zh: { title: zh[0], why: zh[1], mend: zh[2] } };
}

/** Codes are permanent: one is added, none is renamed. docs/checks.md is generated from this table. */
export const checks = {
  "PACK-FILE-MISSING": check(
    "error",
    [
      "A file every pack needs is not there",
      "Without pack.yaml and outline.yaml nothing can be built.",
      "Write the file; the pack guide shows one.",
    ],
    ["每个资料包必备的文件不存在", "没有 pack.yaml 与 outline.yaml 就无法生成任何内容。", "写出该文件，写法见资料包指南。"],
  ),
  "PACK-FILE-ENCODING": check(
    "error",
    [
      "A file is not UTF-8",
      "Text in another encoding would be printed wrong.",
      "Save the file as UTF-8; the finding names line, column and byte.",
    ],
    ["文件不是 UTF-8 编码", "其他编码的文字会被印错。", "另存为 UTF-8；提示中写明行、列与字节。"],
  ),
  "PACK-FILE-CONTROL": check(
    "warning",
    [
      "A file holds a control character",
      "It cannot be seen, and programs may obey it; it is printed as a visible sign.",
      "Delete the character.",
    ],
    ["文件含有控制字符", "控制字符看不见，却可能被程序执行；印出时换成可见符号。", "删除该字符。"],
  ),
  "PACK-FILE-LINK": check(
    "error",
    ["A symbolic link stands in the pack", "It may lead out of the pack, so it is not followed.", "Put the file itself in its place."],
    ["资料包内有符号链接", "它可能指向包外，因此不予读取。", "改放文件本身。"],
  ),
  "PACK-FILE-SIZE": check(
    "error",
    ["A file is too large", "Tables may have 200 MB, other files 16 MB; more is a mistake or an attack.", "Split the file."],
    ["文件过大", "表格上限 200 MB，其他文件 16 MB；更大的多半是错误或攻击。", "拆分文件。"],
  ),
  "PACK-FILE-UNREADABLE": check(
    "error",
    ["A file or folder cannot be read", "What cannot be read cannot be checked.", "Check that it is a regular file and its permissions."],
    ["文件或目录无法读取", "读不到就无法检查。", "确认它是普通文件并检查权限。"],
  ),
  "PACK-FILE-NAME": check(
    "error",
    [
      "A file is not named after what it declares",
      "Files are found by name: figures/<slug>.yaml, registers/<id>.yaml.",
      "Rename the file or correct the id.",
    ],
    ["文件名与所声明的内容不一致", "文件按名查找：figures/<slug>.yaml、registers/<id>.yaml。", "改文件名或改编号。"],
  ),
  "PACK-FILE-UNKNOWN": check(
    "warning",
    [
      "A data file stands where none is read",
      "A slip in a file's name would otherwise silently lose its rows.",
      "Correct the name or folder, or move the file out of the pack.",
    ],
    ["数据文件放在不会被读取的位置", "否则文件名的笔误会悄悄丢失数据。", "更正文件名或目录，或移出资料包。"],
  ),
  "PACK-MORE": check(
    "info",
    [
      "More findings of one kind than are listed",
      "A thousand findings of one kind in one file are enough to see the cause.",
      "Mend the listed ones and check again.",
    ],
    ["同类问题过多，未全部列出", "同一文件同类问题列到一千条，足以看出原因。", "先改已列出的，再检查一次。"],
  ),
  "PACK-YAML-SYNTAX": check(
    "error",
    ["A YAML file cannot be parsed", "Nothing in it can be used.", "Mend indentation, quotes or brackets at the named place."],
    ["YAML 文件无法解析", "其中内容全都无法使用。", "在所指位置更正缩进、引号或括号。"],
  ),
  "PACK-YAML-ALIAS": check(
    "error",
    ["YAML aliases multiply the file", "Aliases of aliases can grow a small file beyond memory.", "Write the repeated parts out."],
    ["YAML 别名使文件膨胀", "层层别名会让小文件撑爆内存。", "把重复部分直接写出。"],
  ),
  "PACK-YAML-VALUE": check(
    "error",
    [
      "A value in a YAML file is wrong",
      "It does not fit the schema of its file.",
      "Correct the value; schemas/ lists what is allowed and editors complete it.",
    ],
    ["YAML 文件中的值有误", "它不符合该文件的模式。", "更正该值；schemas/ 列明允许的写法，编辑器可补全。"],
  ),
  "PACK-YAML-KEY": check(
    "error",
    [
      "A YAML file has a key nobody reads",
      "Most often a misspelt key, whose value would silently be lost.",
      "Correct the spelling or delete the key.",
    ],
    ["YAML 文件含有未知的键", "多为拼写错误，其值会悄悄丢失。", "更正拼写或删除该键。"],
  ),
  "PACK-CSV-QUOTE": check(
    "error",
    [
      "A quote in a CSV file is out of place",
      "The row cannot be split into cells; it is left out and reading goes on with the next line.",
      "Put the whole cell in quotes and double the quotes inside it.",
    ],
    ["CSV 文件引号有误", "该行无法分列，故略去，从下一行继续读取。", "整格加引号，格内引号写两遍。"],
  ),
  "PACK-CSV-SIZE": check(
    "error",
    ["A CSV cell is larger than a megabyte", "No honest cell is; most often a quote is missing.", "Mend the quotes or shorten the text."],
    ["CSV 单元格超过 1 MB", "正常单元格不会如此之大，多半是漏了引号。", "更正引号或缩短文字。"],
  ),
  "PACK-CSV-HEADER": check(
    "error",
    ["A CSV file lacks a column", "Its rows cannot be understood.", "Add the column to the header and every row."],
    ["CSV 文件缺少必需的列", "各行无法理解。", "在表头与各行补上该列。"],
  ),
  "PACK-CSV-COLUMN": check(
    "error",
    [
      "A CSV file has a column nobody reads, or one twice",
      "Most often a misspelt column, whose values would silently be lost.",
      "Correct the name, declare the dimension or field, or delete the column.",
    ],
    ["CSV 文件有未知或重复的列", "多为拼写错误，其值会悄悄丢失。", "更正列名、声明相应维度或字段，或删除该列。"],
  ),
  "PACK-CSV-CELLS": check(
    "error",
    [
      "A CSV row has more or fewer cells than the header",
      "Its values would slip into the wrong columns.",
      "Add or delete commas, or quote the cell that holds one.",
    ],
    ["CSV 行的格数与表头不符", "各值会错列。", "增减逗号，或为含逗号的格加引号。"],
  ),
  "PACK-CSV-SPACE": check(
    "info",
    ["Spaces surround a cell", "They are ignored, but other programs see a different value.", "Delete the spaces."],
    ["单元格首尾有空格", "本程序会忽略，其他程序却会读成不同的值。", "删除空格。"],
  ),
  "ROW-EMPTY": check(
    "error",
    ["A cell that must be filled is empty", "The row means nothing without it.", "Fill the cell."],
    ["必填单元格为空", "缺了它该行没有意义。", "填写该格。"],
  ),
  "ROW-ID": check(
    "error",
    [
      "An id has characters ids cannot have",
      "Ids stand in addresses, expressions and lists.",
      "Use letters, digits, hyphens, dots and colons.",
    ],
    ["编号含有不允许的字符", "编号会出现在网址、表达式与清单中。", "使用字母、数字、连字符、点与冒号。"],
  ),
  "ROW-NUMBER": check(
    "error",
    [
      "A cell is not a number",
      "Separators, units and words have no place in a value.",
      "Write digits with a decimal point; unit, bound and note have their own columns.",
    ],
    ["单元格不是数字", "数值里不应有千分位、单位或文字。", "写成带小数点的数字；单位、界限、备注各有其列。"],
  ),
  "ROW-UNIT": check(
    "error",
    [
      "A unit cannot be read",
      "Values without a checked unit cannot be compared or printed.",
      "Write scale and base, e.g. 1e8 CNY; declare new bases in units.yaml.",
    ],
    ["单位无法识别", "没有可校验的单位就无法比较或印出。", "写成数量级加基本单位，如 1e8 CNY；新单位在 units.yaml 声明。"],
  ),
  "ROW-PERIOD": check(
    "error",
    [
      "A period cannot be read",
      "A value belongs to a period.",
      "Use 2022, 2022-S1, 2022-Q3, 2022-03, 2022-03-08, 2021/2023, 2023-FY03 or 2023-SY09.",
    ],
    ["时期无法识别", "每个数值都属于某个时期。", "写成 2022、2022-S1、2022-Q3、2022-03、2022-03-08、2021/2023、2023-FY03 或 2023-SY09。"],
  ),
  "ROW-DATE": check(
    "error",
    [
      "A date cannot be read",
      "Editions decide by dates what they may see.",
      "Use YYYY-MM-DD, or what the column also allows: a month, a year, an interval.",
    ],
    ["日期无法识别", "各版次依日期判断可见内容。", "写成 YYYY-MM-DD，或该列允许的月、年、区间。"],
  ),
  "ROW-WORD": check(
    "error",
    ["A cell holds a word its column does not allow", "The column has a closed list of words.", "Use one of the words the finding lists."],
    ["单元格的取值不在允许之列", "该列只接受固定的几个词。", "使用提示中列出的词。"],
  ),
  "ROW-URL": check(
    "error",
    ["A web address cannot be printed", "Only http and https addresses are printed.", "Write the full address or leave the cell empty."],
    ["网址不可用", "只印出 http 与 https 网址。", "写出完整网址或留空。"],
  ),
  "REF-SOURCE": check(
    "error",
    ["A source does not exist", "Every number leads to its source.", "Add it to evidence/sources.csv or correct the id."],
    ["来源不存在", "每个数字都要能追到来源。", "补入 evidence/sources.csv 或更正编号。"],
  ),
  "REF-SECTION": check(
    "error",
    ["A section does not exist", "The text, claim or figure would stand nowhere.", "Use a slug of outline.yaml."],
    ["章节不存在", "相应文字、论断或图表将无处安放。", "使用 outline.yaml 中的 slug。"],
  ),
  "REF-INDICATOR": check(
    "error",
    ["An indicator does not exist", "A value without a definition says nothing.", "Declare it in indicators.yaml or correct the id."],
    ["指标不存在", "没有定义的数值毫无意义。", "在 indicators.yaml 声明或更正编号。"],
  ),
  "REF-DIMENSION": check(
    "error",
    ["A dimension does not exist", "An indicator varies over declared dimensions only.", "Declare it under dimensions in indicators.yaml."],
    ["维度不存在", "指标只能沿已声明的维度变化。", "在 indicators.yaml 的 dimensions 下声明。"],
  ),
  "REF-CODE": check(
    "error",
    [
      "A code of a dimension does not exist",
      "It would be printed without a name and never be found.",
      "Add the code to the dimension or a row to evidence/names.",
    ],
    ["维度代码不存在", "它会无名可印，也无法被查到。", "在维度中补代码，或在 evidence/names 补一行。"],
  ),
  "REF-REGISTER": check(
    "error",
    ["A register does not exist", "Its rows have no declared fields.", "Declare it in registers/."],
    ["名录不存在", "其各行没有声明过的字段。", "在 registers/ 声明。"],
  ),
  "REF-FIELD": check(
    "error",
    [
      "A field of a register does not exist, or its id is taken",
      "Rows are read by declared fields.",
      "Correct the id or declare the field.",
    ],
    ["名录字段不存在或重名", "各行按已声明的字段读取。", "更正编号或声明该字段。"],
  ),
  "REF-ROW": check(
    "error",
    ["A register row does not exist", "The reference leads nowhere.", "Correct the id or add the row."],
    ["名录中没有该行", "该引用无所指。", "更正编号或补上该行。"],
  ),
  "REF-NAME": check(
    "error",
    ["A name does not exist", "The entity could not be printed in any language.", "Add a row to evidence/names or correct the id."],
    ["名称表中没有该条", "该实体无法以任何语言印出。", "在 evidence/names 补一行或更正编号。"],
  ),
  "REF-LOCALE": check(
    "warning",
    ["A text has a locale the pack does not have", "It would never be printed.", "Add the locale to pack.yaml or delete the text."],
    ["文字的语言不在资料包语言之列", "它永远不会被印出。", "在 pack.yaml 增加该语言，或删除文字。"],
  ),
  "REF-EDITION": check(
    "error",
    ["An edition does not exist", "What is limited to it would never be printed.", "Use an edition of pack.yaml."],
    ["版次不存在", "限于该版次的内容永远不会印出。", "使用 pack.yaml 中的版次。"],
  ),
  "REF-SUPERSEDES": check(
    "error",
    ["A superseded row does not exist", "A correction must say what it corrects.", "Use the id of the row that this one corrects."],
    ["被替代的行不存在", "更正必须说明更正了哪一行。", "填写被更正行的编号。"],
  ),
  "REF-OBSERVATION": check(
    "error",
    ["A decision chooses an observation that does not exist", "The decision has no effect.", "Use the id of an observation of the cell."],
    ["决定所选的观测值不存在", "该决定不起作用。", "使用该数值格中观测值的编号。"],
  ),
  "REF-TEMPLATE": check(
    "error",
    [
      "A text template does not exist",
      "The sections made from it would be empty.",
      "Write text/<locale>/_templates/<name>.md or correct the name.",
    ],
    ["文字模板不存在", "由它生成的章节会是空的。", "写出 text/<语言>/_templates/<名>.md，或更正名称。"],
  ),
  "REF-DIAGRAM": check(
    "error",
    ["A diagram has no rows", "The figure would be empty.", "Add rows to evidence/diagrams or correct the id."],
    ["图示没有数据行", "该图会是空的。", "在 evidence/diagrams 补数据行或更正编号。"],
  ),
  "REF-NODE": check(
    "error",
    ["A node of a diagram does not exist", "The line would lead nowhere.", "Use a node of the same diagram."],
    ["图示节点不存在", "连线会无所指。", "使用同一图示中的节点。"],
  ),
  "DUPLICATE-ID": check(
    "error",
    ["An id stands twice", "References could mean either; the second is left out.", "Give the row its own id or delete it."],
    ["编号重复", "引用会有歧义；后一条被略去。", "另取编号或删除该行。"],
  ),
  "DUPLICATE-OBSERVATION": check(
    "warning",
    ["One source says the same thing twice", "It would look like two witnesses.", "Delete one row or let one supersede the other."],
    ["同一来源重复记录同一数值", "看起来像有两个佐证。", "删除一行，或令其一替代另一行。"],
  ),
  "DUPLICATE-SEED": check(
    "warning",
    ["Two figures answer the same number of the printed list", "Every number of the list is answered once.", "Correct one seed_number."],
    ["两张图对应目录中的同一图号", "目录中每个图号只应对应一张图。", "更正其中一个 seed_number。"],
  ),
  "DUPLICATE-ROW": check(
    "warning",
    [
      "A row of evidence stands twice",
      "It would be counted, listed or drawn twice.",
      "Delete one of the rows, or say what sets them apart.",
    ],
    ["证据行重复", "它会被重复计数、列出或绘制。", "删除其中一行，或写明两行的区别。"],
  ),
  "DUPLICATE-NAME": check(
    "warning",
    [
      "One name stands for two entities of a kind",
      "The numbers of one entity fall apart into two, and a text cannot say which is meant.",
      "Make them one row with aliases, or name them apart.",
    ],
    ["同一名称对应两个同类实体", "一个实体的数据会被拆成两份，正文也无从分辨。", "合并为一行并写入 aliases，或改用可区分的名称。"],
  ),
  "DATA-KNOWN-SOURCE": check(
    "warning",
    [
      "A row and the source that dates it have different dates",
      "A row dated by its source became public with it: one of the two dates is wrong, and an edition may see what it cannot know.",
      "Correct known or the source's date; for an original named by a later page use known_basis quoted.",
    ],
    [
      "行的公开日期与为其定日期的来源不符",
      "basis 为 dated 的行与来源同时公开；两个日期必有一误，旧版可能看到当时不可知的内容。",
      "更正 known 或来源的日期；后来的页面转述更早的原件时用 quoted。",
    ],
  ),
  "DATA-EVENT-EARLY": check(
    "warning",
    [
      "An event was known before it happened",
      "An event becomes public on its day or later; before that it is an announcement.",
      "Correct one of the two dates, or use known_basis dated for what was announced.",
    ],
    ["事件在发生之前就已知", "事件只能在当日或之后公开，此前只是预告。", "更正其中一个日期；属于预告的用 known_basis 的 dated。"],
  ),
  "DATA-SOURCE-EARLY": check(
    "warning",
    [
      "An actual value of a period that had not ended when its sources were published",
      "The source can only have told a forecast or a part of the period.",
      "Use status F, E or P, narrow the period, or correct the source's date.",
    ],
    ["来源发布时时期尚未结束，却记为实际值", "来源当时只可能给出预测或部分时期的数。", "改用状态 F、E 或 P，缩窄时期，或更正来源日期。"],
  ),
  "DATA-PERIOD-WORDS": check(
    "warning",
    [
      "The words beside a value tell of another length of time than its period",
      "“Full year” beside a half-year, or “first half” beside a year, is how a half is booked as a whole.",
      "Correct the period, or say in the note which year the words mean.",
    ],
    [
      "数值旁的文字与其时期长短不符",
      "半年旁写“全年”，全年旁写“上半年”，正是把半年当全年的由来。",
      "更正时期，或在 note 中写明文字所指的年份。",
    ],
  ),
  "DATA-CIRCLE": check(
    "info",
    [
      "Institutions name each other as the origin of a number",
      "A circle of quotes has no origin: together they are one witness at most.",
      "Look for who counted; name it in original.",
    ],
    ["几家机构互相指为数值的出处", "互相转引没有源头，合起来至多算一个来源。", "查出真正作数的机构，写入 original。"],
  ),
  "DATA-ESTIMATE-EARLY": check(
    "warning",
    [
      "An estimate was known before its period began",
      "What is told beforehand is a forecast.",
      "Use status F, or correct known or period.",
    ],
    ["估计值在时期开始之前就已知", "事先的说法是预测。", "改用状态 F，或更正 known 或 period。"],
  ),
  "DATA-SHARE": check(
    "warning",
    [
      "A share is below nothing or above the whole",
      "No part is larger than what it is part of.",
      "Correct value or unit; a ratio that is no part of a whole, as a margin, has the measure rate.",
    ],
    ["份额小于零或超过整体", "部分不会大于整体。", "更正数值或单位；利润率等并非整体之部分的比率，用 rate 类型。"],
  ),
  "DATA-SCALE": check(
    "warning",
    [
      "A value lies far outside the narrow range of its likes",
      "Slips of a decimal point (10), a thousand (10³), 万 (10⁴), 亿 (10⁸) or a currency (about 7) look like this.",
      "Check decimal point, scale, unit and currency against the source; explain a true jump in evidence/decisions.yaml.",
    ],
    [
      "数值远离同类数值的狭窄范围",
      "小数点（10 倍）、千（10³）、万（10⁴）、亿（10⁸）或币种（约 7 倍）的错误都是这个样子。",
      "对照来源核对小数点、数量级、单位与币种；确属突变的在 evidence/decisions.yaml 说明。",
    ],
  ),
  "DATA-DECIMALS": check(
    "warning",
    [
      "A value does not have the decimals its row says were printed",
      "Whoever shifts a decimal point by hand leaves the number of decimals as it was; the rounding interval is wrong as well.",
      "Check value and decimals against the source.",
    ],
    ["数值的小数位数与本行所记不符", "手工移动小数点时往往不会同时改小数位数；舍入区间也会随之出错。", "对照来源核对数值与小数位数。"],
  ),
  "DATA-COUNT": check(
    "warning",
    [
      "A count differs from the list that it counts",
      "In nearly every other row the number is the length of that list, so one of the two is wrong here.",
      "Correct the number or the list; explain a true difference in evidence/decisions.yaml with rows.",
    ],
    [
      "计数与所数的清单不符",
      "几乎所有其他行里，这个数都等于清单的项数，因此本行二者必有一误。",
      "更正数字或清单；确有差别的在 evidence/decisions.yaml 用 rows 说明。",
    ],
  ),
  "DATA-PARTS": check(
    "warning",
    [
      "Parts exceed or do not reach their whole",
      "Shares of one whole come to no more than 100 %, parts to no more than what they are parts of; one number or scope is wrong.",
      "Correct the slip, declare codes that overlap as wholes of the dimension, or explain the rows in evidence/decisions.yaml.",
    ],
    [
      "各部分之和超过或不足整体",
      "同一整体的占比之和不超过 100%，部分之和不超过整体；必有一个数值或口径有误。",
      "更正数值，或在维度的 wholes 中声明有重叠的代码，或在 evidence/decisions.yaml 说明。",
    ],
  ),
  "DATA-GROWTH": check(
    "warning",
    [
      "Growth, base and result do not fit",
      "A source that states all three cannot mean them all: one has a slip, another scope or a restated base.",
      "Correct the number against the source, or explain a restated base in evidence/decisions.yaml.",
    ],
    [
      "增速、基数与结果对不上",
      "同一来源给出三个数，必有一个有误，或口径、基数已调整。",
      "对照来源更正，或在 evidence/decisions.yaml 说明基数调整。",
    ],
  ),
  "DATA-PART-YEAR": check(
    "warning",
    [
      "A part of a year exceeds the year, or its parts do not make it",
      "A half-year is not a year: booked as one, it halves or doubles every growth rate beside it.",
      "Correct period or value against the source, or explain the rows in evidence/decisions.yaml.",
    ],
    [
      "部分时期的数值超过全年，或合计不等于全年",
      "半年不是一年：误作全年，相邻的增速就会减半或翻倍。",
      "对照来源更正时期或数值，或在 evidence/decisions.yaml 说明。",
    ],
  ),
  "DATA-STALE": check(
    "warning",
    [
      "A value shown as current is old",
      "The indicator declares after how many years its newest value no longer speaks for the present; a key figure of the first page has been overtaken by a newer value of its series.",
      "Look for a newer value, bind the latest period, or explain in evidence/decisions.yaml why there is none.",
    ],
    [
      "作为现状列出的数值已经过时",
      "指标声明了最新数值在几年之后不再代表现状；首页的关键数字已有同一序列更新的数值。",
      "查找更新的数值，绑定 latest，或在 evidence/decisions.yaml 说明为何没有。",
    ],
  ),
  "DATA-ALIKE": check(
    "warning",
    [
      "A row differs from all rows like it",
      "Where one column decides another throughout a table, the single exception most often has a swapped entity or unit.",
      "Correct the value, or the one that decides it.",
    ],
    ["某行与其同类各行都不一致", "表中一列处处决定另一列时，唯一的例外多半是写错了实体或单位。", "更正该值，或更正决定它的那个值。"],
  ),
  "DATA-NAMES": check(
    "warning",
    [
      "A row's words name another entity than its codes",
      "Where a title, a locator or the title of the source names a column's entity throughout a table, the one row that names another most often has a swapped entity.",
      "Correct the entity, or the words that name another.",
    ],
    [
      "行中文字所指与其编码不是同一实体",
      "表中的标题、定位或来源题名处处点到某列的实体时，唯一点到别家的一行多半是写错了实体。",
      "更正实体，或更正点到别家的文字。",
    ],
  ),
  "DATA-LANGUAGES": check(
    "warning",
    [
      "The languages of a text say different things",
      "A row, caption or label is one statement in several languages: a number, currency, name or expression that differs is wrong in one of them.",
      "Correct the one that is wrong, so that both state the same.",
    ],
    [
      "同一条文字的各语言版本说法不同",
      "一行、一个图注或标签用几种语言说的是同一件事：数字、币种、名称或表达式不同，必有一处写错。",
      "更正写错的一处，使各语言一致。",
    ],
  ),
  "DATA-DIGITS": check(
    "warning",
    [
      "Digits that a row repeats do not agree",
      "Rows like this one say these digits twice; here one of them is another digit or has a nought too many.",
      "Correct the one that is wrong, or explain the row in decisions.yaml.",
    ],
    [
      "一行中重复出现的数字不一致",
      "同类各行都把这些数字写两遍；此处有一位不同，或多了、少了零。",
      "改正其中错的一处，或在 decisions.yaml 中说明该行。",
    ],
  ),
  "DATA-DIMENSIONS": check(
    "error",
    [
      "A row fills other dimensions than its indicator has",
      "The value would stand in the wrong cell.",
      "Fill exactly the indicator's dimensions.",
    ],
    ["行的维度与指标不符", "数值会落到错误的格里。", "恰好填写该指标的维度。"],
  ),
  "DATA-UNIT": check(
    "error",
    [
      "A unit measures something else than its indicator",
      "The values could never be compared.",
      "Correct the unit or use an indicator made for it.",
    ],
    ["单位与指标的量纲不符", "数值之间永远无法比较。", "更正单位，或改用相应的指标。"],
  ),
  "DATA-MEASURE": check(
    "error",
    ["A row's measure is not its indicator's", "A stock and a flow are different things.", "Use an indicator of that measure."],
    ["行的度量类型与指标不符", "存量与流量是两回事。", "改用该度量类型的指标。"],
  ),
  "DATA-RANGE": check(
    "error",
    ["A value lies outside its stated range", "One of the three numbers is wrong.", "Correct low, value or high."],
    ["数值在所述区间之外", "三个数中必有一个错误。", "更正 low、value 或 high。"],
  ),
  "DATA-KNOWN-EARLY": check(
    "error",
    [
      "An actual value was known before its period began",
      "Nobody can know it; the edition would show what was a forecast.",
      "Correct known or period, or use status F.",
    ],
    ["实际值在时期开始之前就已知", "这不可能；该版次会把预测当成实际值。", "更正 known 或 period，或用状态 F。"],
  ),
  "DATA-KNOWN-DURING": check(
    "warning",
    [
      "An actual value was known before its period ended",
      "It covers a part of the period, or is no actual value.",
      "Narrow the period, or use status E, P or F.",
    ],
    ["实际值在时期结束之前就已知", "它只涵盖部分时期，或并非实际值。", "缩窄时期，或用状态 E、P、F。"],
  ),
  "DATA-KNOWN-LATE": check(
    "error",
    ["A row was recorded before it was public", "One of the two dates is wrong.", "Correct known or recorded."],
    ["行在公开之前就已录入", "两个日期必有一误。", "更正 known 或 recorded。"],
  ),
  "DATA-FORECAST-PAST": check(
    "warning",
    ["A forecast was made after its period ended", "A later statement about the past is an estimate.", "Use status E or correct known."],
    ["预测作于时期结束之后", "事后对过去的说法是估计值。", "改用状态 E 或更正 known。"],
  ),
  "DATA-SUPERSEDES-LOOP": check(
    "error",
    ["Rows supersede each other in a circle", "All of them would disappear.", "Empty supersedes in the row that came first."],
    ["替代关系成环", "它们会全部消失。", "清空最早一行的 supersedes。"],
  ),
  "DATA-REASON": check(
    "warning",
    [
      "Many decisions give one reason, or one written from a template",
      "A reason copied many times with other names and numbers was not thought about.",
      "Say for each cell why its value stands, or change the indicator's rule.",
    ],
    ["许多决定用同一理由或同一模板", "换上名称与数字反复照抄的理由未经思考。", "逐格说明取值理由，或修改指标的规则。"],
  ),
  "DATA-SPREAD": check(
    "warning",
    [
      "Sources disagree beyond tolerance",
      "A reader must know why one value is printed and not another.",
      "Record a decision in evidence/decisions.yaml, or part the scopes by a dimension.",
    ],
    ["来源分歧超过容限", "读者须知为何取此值而非彼值。", "在 evidence/decisions.yaml 记下决定，或用维度区分口径。"],
  ),
  "DATA-DECISION": check(
    "warning",
    ["A decision explains nothing", "It fits no cell, or the cell it explains is not in dispute.", "Correct its cells or delete it."],
    ["决定没有作用", "它不对应任何数值格，或所解释的格并无分歧。", "更正其 cells 或删除。"],
  ),
  "EXPR-SYNTAX": check(
    "error",
    [
      "An expression cannot be parsed",
      "It has no value, and what shows it cannot be built.",
      "Mend it as the finding says; docs/expressions.md is the grammar.",
    ],
    ["表达式无法解析", "它没有值，引用它的内容无法生成。", "按提示更正；语法见 docs/expressions.md。"],
  ),
  "ANALYSIS-RUN": check(
    "error",
    [
      "An analysis cannot run in an edition it is declared for",
      "A model, method, forecast or calculator that fails is found when it is declared, not when a text first asks for it.",
      "Correct its expressions, units and names, or limit it to editions that have its evidence.",
    ],
    [
      "分析在所声明的版本中无法运行",
      "模型、方法、预测或测算的错误应在声明时发现，而不是等到有文字引用时。",
      "更正其表达式、单位与名称，或用 editions 限定有证据的版本。",
    ],
  ),
  "TEXT-LOCALE": check(
    "error",
    ["A text lacks a locale of the pack", "The report in that language would have a hole.", "Write the text in that language."],
    ["文字缺少某种语言", "该语言的报告会有空缺。", "补写该语言的文字。"],
  ),
  "PROSE-NUMBER": check(
    "error",
    [
      "A number in prose rests on nothing",
      "Nobody could say where it came from, and it would not change when the evidence does.",
      "Bind it with {{…}}; a number that belongs to a name is allowed once the name is in evidence/names.csv.",
    ],
    [
      "正文中的数字没有依据",
      "无人能说出它的来处，证据更新时它也不会随之更新。",
      "用 {{…}} 绑定；属于名称的数字，把名称写入 evidence/names.csv 即可。",
    ],
  ),
  "PROSE-EXPRESSION": check(
    "error",
    [
      "An expression is opened and never closed",
      "What follows cannot be told from prose.",
      "Close it with }} in the same paragraph, or write \\{{ for two literal braces.",
    ],
    ["表达式没有结束", "其后的内容无法与正文区分。", "在同一段内用 }} 结束；若要原样的花括号，写 \\{{。"],
  ),
  "PROSE-SOURCE": check(
    "error",
    ["A citation names no source", "The reader would be sent nowhere.", "Use an id of evidence/sources.csv: [@one; @other]."],
    ["引用的来源不存在", "读者无从查证。", "使用 evidence/sources.csv 中的编号，如 [@one; @other]。"],
  ),
  "PROSE-FIGURE": check(
    "error",
    [
      "A figure is mentioned or placed that this edition does not have, or not here",
      "The mention would lead nowhere, or the figure would stand twice.",
      "Use the slug of a figure of this edition; place it once, in its own section.",
    ],
    ["提到或放置的图表不在本版或不属于本节", "提及会落空，或图表重复出现。", "使用本版图表的短名，并只在其所属章节放置一次。"],
  ),
  "PROSE-SECTION": check(
    "error",
    [
      "A section is mentioned that this edition does not have",
      "The mention would lead nowhere.",
      "Use a slug of outline.yaml that this edition shows.",
    ],
    ["提到的章节不在本版", "提及会落空。", "使用本版目录中的短名。"],
  ),
  "PROSE-CLAIM": check(
    "error",
    ["A claim is asked for that does not exist", "Nothing would be printed in its place.", "Use an id of evidence/claims.csv."],
    ["引用的陈述不存在", "该处会没有内容。", "使用 evidence/claims.csv 中的编号。"],
  ),
  "PROSE-DIRECTIVE": check(
    "error",
    [
      "A directive cannot be understood",
      "What it stands for would be missing, or its words printed as text.",
      'Write ::name{key="value"} with the names and keys of the pack guide.',
    ],
    ["指令无法理解", "它所代表的内容会缺失，或被当作文字印出。", '按资料包指南写成 ::name{key="value"}。'],
  ),
  "PROSE-LINK": check(
    "error",
    [
      "A link is neither http nor https",
      "Other addresses may do things when followed.",
      "Point to an http(s) address, or use @sec: and @fig: inside the report.",
    ],
    ["链接不是 http 或 https", "其他地址点开后可能执行操作。", "使用 http(s) 地址；报告内部用 @sec: 与 @fig:。"],
  ),
  "PROSE-MARKDOWN": check(
    "error",
    [
      "A text is too long or nested too deeply",
      "It could keep the parser busy for minutes.",
      "Divide the section, or keep lists and quotations flat.",
    ],
    ["文字过长或嵌套过深", "可能使解析耗时过长。", "拆分章节，或减少列表与引文的层级。"],
  ),
  "PROSE-ANACHRONISM": check(
    "error",
    [
      "A name, source, year or claim stands in an edition that cannot know it",
      "An edition as of a date must not know its future: names first known later, citations of later sources, later years told as facts. In claims and data the finding is a warning: one of two dates is wrong.",
      "Put it inside :::when{from=…}, say it otherwise, or correct the known date.",
    ],
    [
      "本版提到了当时尚不可知的名称、来源、年份或陈述",
      "以某日为限的版本不得知道其后的事：更晚才出现的名称、更晚发表的来源、把其后的年份当作已发生。出现在陈述与数据中时为警告：两个日期必有一误。",
      "放入 :::when{from=…}，改写，或更正公开日期。",
    ],
  ),
  "FIG-UNIT": check(
    "error",
    [
      "A figure asks for a unit that does not exist",
      "Its values cannot be converted.",
      "Write a unit as in units.yaml, e.g. 1e8 CNY or %.",
    ],
    ["图表要求的单位不存在", "数值无法换算。", "按 units.yaml 的写法，如 1e8 CNY 或 %。"],
  ),
  "FIG-CELLS": check(
    "error",
    [
      "A series of a figure gives no numbers",
      "There is nothing to draw.",
      "Ask for cells: indicator @ {dimension: code, period: 2019..2023}.",
    ],
    ["图表的序列没有给出数值", "没有可画的内容。", "用 indicator @ {dimension: code, period: 2019..2023} 取值。"],
  ),
  "FIG-AXIS": check(
    "error",
    [
      "A series does not vary along the axis of its figure, or gives several values for one place",
      "Values would be drawn over each other or nowhere.",
      "Fix the other dimensions in the selector, or name one in split.",
    ],
    ["序列没有沿图表的轴变化，或同一位置有多个值", "数值会重叠或无处可画。", "在选择式中固定其他维度，或在 split 中指明一个。"],
  ),
  "FIG-DERIVE": check(
    "error",
    [
      "A series is derived from one that the figure does not have",
      "There is nothing to compute growth or share from.",
      "Name the id of a series of this figure.",
    ],
    ["推算所依据的序列不存在", "无从计算增速或占比。", "写本图中某个序列的 id。"],
  ),
  "FIG-FIELD": check(
    "error",
    [
      "A column names a field that its register does not have",
      "The column would be empty.",
      "Use one of the fields that the finding lists.",
    ],
    ["列所指的字段不在登记册中", "该列会是空的。", "改用提示中列出的字段。"],
  ),
  "FIG-ROWS": check(
    "error",
    ["The rows of a figure are no rows of a register", "There is nothing to list.", "Ask for rows: register where field = value."],
    ["图表的 rows 不是登记册的行", "没有可列的内容。", "用 register where field = value 取行。"],
  ),
  "FIG-ENCODE": check(
    "error",
    ["A figure lacks a column that its kind needs", "Points without a place cannot be drawn.", "Set encode, e.g. {label: 0, x: 1, y: 2}."],
    ["图表缺少该图型必需的列", "没有位置的点画不出来。", "写 encode，如 {label: 0, x: 1, y: 2}。"],
  ),
  "FIG-VALUE": check(
    "error",
    [
      "An expression of a figure gives no number",
      "It cannot be drawn as a value.",
      "Use an expression that gives one number, or {text: …}.",
    ],
    ["图表的表达式没有给出数值", "无法当作数值来画。", "改用得出一个数值的表达式，或写 {text: …}。"],
  ),
  "FIG-DIAGRAM": check(
    "error",
    ["A figure names a diagram that does not exist", "There is nothing to draw.", "Name a diagram of evidence/diagrams/nodes.csv."],
    ["图表所指的图解不存在", "没有可画的内容。", "写 evidence/diagrams/nodes.csv 中的图解。"],
  ),
  "FIG-MATRIX": check(
    "error",
    ["A figure names a matrix that does not exist", "There is nothing to set.", "Name a diagram of evidence/diagrams/matrix.csv."],
    ["图表所指的对照表不存在", "没有可排的内容。", "写 evidence/diagrams/matrix.csv 中的图解。"],
  ),
  "FIG-REST": check(
    "error",
    [
      "The rest of a figure cannot be taken",
      "Parts of more than a hundred per cent, or parts in another unit, have no rest.",
      "Show shares of one whole in %, or remove rest.",
    ],
    ["图表的“其余”无法求得", "各部分超过百分之百或不以百分比为单位，就没有“其余”。", "展示同一整体的百分比，或去掉 rest。"],
  ),
  "FIG-TILES": check(
    "error",
    [
      "A tile-grid map has no layout, or a region without a tile",
      "A value would be left out unsaid.",
      "Add the layout or the region to tiles in pack.yaml.",
    ],
    ["格子地图没有布局，或某地区没有格子", "会有数值被悄悄漏掉。", "在 pack.yaml 的 tiles 中补上布局或地区。"],
  ),
  "FIG-PIE": check(
    "error",
    [
      "A pie is not two to four parts of a true whole",
      "Slices of something that is no whole, or of too many parts, mislead.",
      "Use kind shares, or name the rest so that the parts make up the whole.",
    ],
    ["饼图不是一个真实整体的二至四个部分", "不成整体或部分太多的扇形会误导读者。", "改用 shares，或写明其余部分，使各部分合成整体。"],
  ),
  "FIG-WATERFALL": check(
    "error",
    [
      "The steps of a waterfall do not lead from one level to the next",
      "A step is missing or counted twice.",
      "Add the missing step, or compute the level from its steps.",
    ],
    ["瀑布图的各步不能由一个水平推到下一个", "有遗漏或重复的步骤。", "补上缺失的一步，或由各步算出水平值。"],
  ),
  "FIG-TORNADO": check(
    "error",
    [
      "A tornado lacks its base, or a low and a high value",
      "Without them there is nothing to depart from.",
      "Set base, and give every row a low and a high value.",
    ],
    ["龙卷风图缺少基准或高低值", "没有偏离的起点。", "写 base，并给每行一个低值、一个高值。"],
  ),
  "FIG-LAW": check(
    "warning",
    [
      "A law is to be fitted to fewer than five points",
      "Through so few points many curves pass as well; none is drawn.",
      "Add points, state the law of a source, or delete law.",
    ],
    ["用于拟合规律的点不足五个", "点太少时，许多曲线都同样合适，因此不画。", "补充数据点，改写来源给出的规律，或删去 law。"],
  ),
  "FIG-MIXED-UNITS": check(
    "error",
    [
      "One plot would hold values in several units",
      "Lengths and shades in different units cannot be compared.",
      "Show one unit a figure, or use bar-line, which gives each unit a panel.",
    ],
    ["同一幅图中混用多种单位", "不同单位的长短与深浅不能相比。", "一幅图只用一种单位，或用 bar-line，使每种单位各有小图。"],
  ),
  "FIG-BASE-YEAR": check(
    "error",
    [
      "A figure mixes prices of different base years",
      "Nominal prices and prices of a fixed year are different measures.",
      "Draw one kind of price, or two figures.",
    ],
    ["图表混用不同基年的价格", "现价与不变价是不同的量。", "只画一种价格，或分成两幅图。"],
  ),
  "FIG-SHARES": check(
    "error",
    [
      "Shares do not reach a hundred and no rest is shown",
      "The reader takes the parts for the whole.",
      "Add rest, or use kind bar and say in the title whose shares these are.",
    ],
    ["各占比合计不到百分之百，又未画出其余部分", "读者会把部分当作整体。", "加上 rest，或改用 bar 并在标题中写明是谁的占比。"],
  ),
  "FIG-FORECAST": check(
    "error",
    [
      "Forecasts stand undistinguished among other values",
      "This kind of figure draws all values alike, and nothing in its words says which are forecasts.",
      "Use a kind that hatches or dashes forecasts, or say it in the title or subtitle.",
    ],
    [
      "预测值与其他数值混在一起，没有区分",
      "这种图型把所有数值画成一样，文字中也没有说明哪些是预测。",
      "改用会以斜线或虚线区分预测的图型，或在标题、副题中写明。",
    ],
  ),
  "FIG-PERIOD": check(
    "error",
    [
      "A title promises another period than the data cover",
      "The reader looks for years that are not there.",
      "Write {{period}} instead of the years, or correct them; title_seed keeps the printed title.",
    ],
    ["标题写的时期与数据不符", "读者会去找并不存在的年份。", "用 {{period}} 代替年份，或改正；印本标题保留在 title_seed。"],
  ),
  "FIG-CAPTION": check(
    "warning",
    [
      "Two figures of an edition have the same caption",
      "The reader cannot tell which is meant.",
      "Say in each title what it shows that the other does not.",
    ],
    ["同一版中两幅图的图题相同", "读者分不清所指。", "在标题中写明各自所示的不同之处。"],
  ),
  "FIG-FINDING": check(
    "warning",
    [
      "The finding of a chart holds no bound number",
      "A sentence without a fact cannot be wrong and is not checked.",
      "Bind at least one number of the figure: {{indicator @ {…}}}.",
    ],
    ["图表的结论没有绑定任何数值", "没有事实的句子无所谓对错，也无从核验。", "至少绑定图中的一个数值：{{indicator @ {…}}}。"],
  ),
  "PROSE-PERIOD": check(
    "error",
    [
      "The time in the words is not the time of the number",
      "A number of one year told as another's is false, however right the digits.",
      "Correct the year in the text, or the period in the expression.",
    ],
    ["文字所说的时间与数字的时期不符", "把一年的数字说成另一年的，数字再准也是错的。", "更正文字中的年份，或表达式中的时期。"],
  ),
  "PROSE-ENTITY": check(
    "error",
    [
      "The words name one entity, the number is another's",
      "The reader would take one firm's, place's or product's number for another's.",
      "Name the entity the number belongs to, or bind the number of the one named.",
    ],
    [
      "文字所说的主体与数字的主体不符",
      "读者会把一家企业、一个地区或一款产品的数字当成另一个的。",
      "写出该数字所属的主体，或绑定所写主体的数字。",
    ],
  ),
  "PROSE-UNIT": check(
    "error",
    [
      "A unit in the words is not the number's, or stands there twice",
      "A yuan is not a dollar and 亿 is not 万.",
      "Let the expression print its unit, or correct the unit in the text.",
    ],
    ["文字中的单位与数字不符，或单位重复", "元不是美元，亿不是万。", "由表达式印出单位，或更正文字中的单位。"],
  ),
  "PROSE-MEASURE": check(
    "error",
    [
      "The words name another measure than the number is of",
      "Revenue is not profit, what was added is not what there is, and a day's use is not a month's.",
      "Name the measure the number is of, or bind the number of the one named.",
    ],
    ["文字所说的指标与数字的指标不符", "收入不是利润，新增不是存量，日均不是月均。", "写出该数字的指标，或绑定所写指标的数字。"],
  ),
  "PROSE-STATUS": check(
    "error",
    [
      "A forecast is told as a fact, or a fact as a forecast",
      "A reader must know what has happened and what somebody expects.",
      "Say that it is expected, and by whom; or bind the actual value.",
    ],
    ["把预测写成事实，或把事实写成预测", "读者须知何者已经发生、何者只是预期。", "写明是谁的预计；或绑定实际值。"],
  ),
  "PROSE-LATEST": check(
    "warning",
    [
      "A value is called the latest and is not",
      "A newer value of the same series is known to the edition.",
      "Bind the latest period, or leave the word out.",
    ],
    ["称作最新的数值并非最新", "本版已知同一序列更新的数值。", "绑定 latest，或删去该词。"],
  ),
  "PROSE-DIRECTION": check(
    "error",
    [
      "The words say up where the data say down, or the reverse",
      "A sentence must move with its numbers; so must doubled, halved and record.",
      "Correct the word, or bind the numbers that show it.",
    ],
    ["文字所说的升降与数据相反", "句子须与数字同向；翻番、减半、新高亦然。", "更正用词，或绑定能说明它的数字。"],
  ),
  "PROSE-RANK": check(
    "error",
    [
      "The words give a place that the data do not",
      "Largest, first and third are statements about every rival.",
      "Correct the place, or print it with rank(…).",
    ],
    ["文字所说的名次与数据不符", "最大、第一、第三都是针对所有对手的陈述。", "更正名次，或用 rank(…) 印出。"],
  ),
  "PROSE-SIZE": check(
    "error",
    [
      "The words compare, and the data say otherwise",
      "More than half, over, below and higher than are checked like numbers.",
      "Say what the numbers show, or bind the numbers that show it.",
    ],
    ["文字所作的比较与数据不符", "过半、超过、不足、高于与数字一样要核对。", "按数字改写，或绑定能说明它的数字。"],
  ),
  "PROSE-HEDGE": check(
    "warning",
    [
      "Words of likelihood are mixed",
      "A likelihood and a confidence in one sentence, or two likelihoods side by side, say nothing certain (ICD 203).",
      "Give each a sentence, with one word of the ladder in prose.md.",
    ],
    [
      "可能性用语混用",
      "一句中既说可能性又说把握程度，或并列两种可能性，意思便不确定（ICD 203）。",
      "分句表述，并从 prose.md 的阶梯中取一词。",
    ],
  ),
  "PROSE-LANGUAGES": check(
    "warning",
    [
      "The languages state different facts",
      "Readers of one language would learn something else than readers of the other.",
      "Let both texts state the same facts, in the same order where it ranks.",
    ],
    ["两种语言所述事实不同", "不同语言的读者会得到不同的信息。", "使两种文字陈述同样的事实；名次的先后也须一致。"],
  ),
  "EDITION-FIGURE-SECTION": check(
    "warning",
    [
      "A figure belongs to a section that the edition does not have",
      "It is not shown anywhere.",
      "Give it a section of outline.yaml, or limit it with editions.",
    ],
    ["图表所属章节不在本版", "该图表不会出现。", "改为目录中的章节，或用 editions 限定。"],
  ),
  "LEDGER-ROW-EDITED": check(
    "error",
    [
      "A row was edited after it was recorded",
      "What was once stated with a source is corrected in sight, never silently.",
      "Put the row back, and add one that supersedes it with the reason in note. A row without an id is made deprecated, and the corrected one stands beside it.",
    ],
    [
      "已登记的行被改动",
      "凡有来源的陈述，一经登记便须公开更正，不可悄悄改动。",
      "恢复原行，另加一行以 supersedes 取代它，并在 note 中写明理由；没有编号的行标为 deprecated，另加更正后的行。",
    ],
  ),
  "LEDGER-ROW-GONE": check(
    "error",
    [
      "A recorded row is gone",
      "A row that was wrong says so; one that is missing says nothing.",
      "Put the row back as it was; withdraw it by a row that supersedes it and is deprecated.",
    ],
    ["已登记的行不见了", "错误的行要说明错在哪里，删去便无从说明。", "恢复原行；如要撤回，另加一行取代它并标为 deprecated。"],
  ),
  "LOCK-FILE": check(
    "error",
    [
      "The lock of a frozen edition cannot be used",
      "A lock is written once; what it holds is what the edition says.",
      "Restore the file from the history of the pack.",
    ],
    ["冻结版的锁文件无法使用", "锁文件只写一次，冻结版以其内容为准。", "从资料包的历史记录中恢复该文件。"],
  ),
  "LOCK-EDITION": check(
    "error",
    [
      "A lock and pack.yaml disagree about an edition",
      "A frozen edition keeps its id and its date.",
      "Set pack.yaml back; what has another date is another edition.",
    ],
    ["锁文件与 pack.yaml 所述版次不一致", "冻结版的编号与数据日期不再改变。", "恢复 pack.yaml；日期不同即为另一版。"],
  ),
  "LOCK-ROW-EDITED": check(
    "error",
    [
      "A row that a frozen edition rests on was edited",
      "What was published is corrected in sight of the reader, never silently.",
      "Put the row back, and add one that supersedes it with the reason in note.",
    ],
    [
      "冻结版所依据的行被改动",
      "已经出版的内容要公开更正，不可悄悄改动。",
      "恢复原行，另加一行以 supersedes 取代它，并在 note 中写明理由。",
    ],
  ),
  "LOCK-ROW-GONE": check(
    "error",
    [
      "A row that a frozen edition rests on is gone",
      "The edition can no longer be made as it was.",
      "Put the row back as it was; withdraw it by a row that supersedes it and is deprecated.",
    ],
    ["冻结版所依据的行不见了", "该版无法再照原样生成。", "恢复原行；如要撤回，另加一行取代它并标为 deprecated。"],
  ),
  "LOCK-REASON": check(
    "warning",
    [
      "A correction of a frozen edition gives no reason",
      "The errata print what was wrong and why.",
      "Say it in the note of the correcting row.",
    ],
    ["对冻结版的更正没有写明理由", "勘误表要说明错在哪里、为什么。", "在更正行的 note 中写明。"],
  ),
} as const satisfies Readonly<Record<string, Check>>;

export type CheckCode = keyof typeof checks;
