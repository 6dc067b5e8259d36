/** PROSE-ENTITY of makers: "by the count of A {{x}}" where the number is another institution's and none of A's stands behind it. */
import { originsOf } from "../../evidence/origin.js";
import { memoryOf } from "../../measure/once.js";
import type { Pack } from "../../pack/pack.js";
import type { Objection, Reading } from "./reading.js";
import { within } from "./reading.js";
import { clauseOf, type Sentence } from "./sentence.js";

/** What follows the name of who counted, up to the number. */
const tells = {
  zh: /^(?:的)?(?:统计|数据|估计|估算|测算|预计|预测|报告|数字)?(?:显示|称|认为)?[，,]?[^，。；、\uFFFC]{0,16}$/,
  en: /^(?:[’']s\s+(?:count|data|figures?|estimates?))?\s+(?:has|had|puts?|counts|counted|reports|estimates|estimated|expects|expected|sees|foresees|gives|gave|finds|found)\s+[^.;:,\uFFFC]{0,24}$/,
};
const according = {
  zh: /(?:据|根据|按照?)$/,
  en: /\b(?:[Aa]ccording\s+to|[Bb]y\s+the\s+(?:count|estimate|figures|data)\s+of)\s+(?:the\s+)?$/,
};

/** Numbers told as an institution's that only others made. */
export function checkTellers(reading: Reading, sentence: Sentence): readonly Objection[] {
  const { text, language, subject, vintage, kind } = reading;
  if (kind !== "running") return [];
  const makers = makersOf(vintage.pack, "", () => ({ origins: originsOf(vintage.pack) })).origins;
  const tellers = within(reading.entities, sentence).filter(({ ids }) => ids.some((id) => isInstitution(id, vintage.pack)));
  if (tellers.length !== 1) return [];
  const [teller] = tellers;
  const [fact] = sentence.facts;
  const cell = fact === undefined ? undefined : subject(fact).cell;
  if (
    teller === undefined ||
    fact === undefined ||
    cell === undefined ||
    teller.end > fact.at ||
    clauseOf(sentence, fact).start > teller.start
  )
    return [];
  const before = text.slice(sentence.start, teller.start);
  const gap = text.slice(teller.end, fact.at);
  const isTold = language === "en" ? tells.en.test(gap) : according.zh.test(before) && tells.zh.test(gap);
  if (!isTold) return [];
  const rows = [cell.winner, ...cell.corroborating, ...cell.rejected.map(({ observation }) => observation)];
  const behind = rows.flatMap((row) => [makers.originalOf(row), makers.publisherOf(row), ...row.sources]);
  // Only where the pack knows who made it, by name, can it be another's.
  if (!behind.some((id) => isInstitution(id, vintage.pack)) || teller.ids.some((id) => behind.includes(id))) return [];
  const whose = [...new Set(rows.map((row) => makers.originalOf(row)))].map(
    (id) => vintage.pack.names.get(id)?.label[reading.locale] ?? id,
  );
  return [
    {
      code: "PROSE-ENTITY",
      start: teller.start,
      end: teller.end,
      message: `the text gives "${text.slice(teller.start, teller.end)}" as the maker, but ${fact.printed.text} is by ${whose.join(", ")}`,
      fix: "name who made the number, or bind the number of the one named",
    },
  ];
}

const makersOf = memoryOf<Pack, { readonly origins: ReturnType<typeof originsOf> }>();

function isInstitution(id: string, { names }: Pack): boolean {
  return names.get(id)?.kind.startsWith("institution") === true;
}
