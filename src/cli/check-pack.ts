/**
 * What is wrong with a pack, part by part: what was found before in the same texts is taken over, the others are looked at by several
 * threads.
 */
import { inReadingOrder, numberOutline } from "../edition/outline.js";
import { absentFigures, type SectionFinding, toldOnce } from "../edition/sections.js";
import { textIndex } from "../manuscript/section.js";
import type { PackFiles } from "../pack/disk.js";
import type { Finding } from "../pack/finding.js";
import type { Pack } from "../pack/pack.js";
import { packOfFiles } from "../pack/read.js";
import { type CheckPart, helpersFor, vintageFor } from "./check-parts.js";
import { hashOf, type Kept } from "./kept-findings.js";
import { chooseEdition } from "./open-pack.js";
import { sortFindings, withoutCommonEditions } from "./report-findings.js";

/** Sections that a thread takes at a time. */
const AT_A_TIME = 8;

/** What is looked at and kept by itself, under its name. */
interface Item {
  readonly name: string;
  /** Hash of the texts that it depends on. */
  readonly texts: string;
  readonly edition: string;
  /** Slug; "" for what belongs to no section. */
  readonly section: string;
}

/** Rows weighed against each other, whatever the edition. */
const ROWS: Item = { name: "rows", texts: "", edition: "", section: "" };

type Found = ReadonlyMap<string, readonly SectionFinding[]>;

/** What is wrong with the pack, and what to keep of how it was found. */
interface Checked {
  readonly findings: readonly Finding[];
  readonly kept: Pick<Kept, "parts" | "leftOut">;
}

/** Checks the pack that these files of `root` make, in one edition or, for null, in all. @throws UsageError when it has no such edition. */
export async function checkPack(root: string, files: PackFiles, edition: string | null, kept: Kept, threads: number): Promise<Checked> {
  // Where little changed, a second thread would still read the pack when all is found.
  const helpers = helpersFor(root, Object.keys(kept.parts).length === 0 ? threads - 1 : 0);
  const opened = packOfFiles(root, files, "references");
  const { pack } = opened;
  if (pack !== null && edition !== null) chooseEdition(pack, edition);
  const editions = (pack?.file.editions ?? []).filter(({ id }) => edition === null || edition === id).map(({ id }) => id);
  const items = [ROWS, ...(pack === null ? [] : editions.flatMap((id) => itemsOf(pack, id)))];
  const before = ({ name, texts }: Item) => (kept.parts[name]?.[0] === texts ? kept.parts[name]?.[1] : undefined);
  const groups = grouped(items.filter((item) => before(item) === undefined));
  const leftOut = new Map(editions.map((id) => [id, kept.leftOut[id] ?? leftOutOf(pack, id)]));
  const answers = await helpers.check(
    opened,
    groups.map((group) => partOf(group, leftOut)),
  );
  const found: Found = new Map<string, readonly SectionFinding[]>([
    ...items.map((item) => [item.name, before(item) ?? []] as const),
    ...answers.flatMap(([index, findings]) =>
      (groups[index] ?? []).map(({ name, section }) => [name, findings.filter((each) => each.section === section)] as const),
    ),
  ]);
  const all = [...opened.findings, ...["", ...editions].flatMap((id) => findingsOf(id, items, found))];
  return {
    findings: withoutCommonEditions(sortFindings(all), editions),
    kept: {
      leftOut: { ...kept.leftOut, ...Object.fromEntries(leftOut) },
      parts: { ...kept.parts, ...Object.fromEntries(items.map(({ name, texts }) => [name, [texts, found.get(name) ?? []]])) },
    },
  };
}

/** What there is to look at in an edition: of a frozen one, as its lock holds it. */
function itemsOf(now: Pack, edition: string): readonly Item[] {
  const { pack } = vintageFor(now, edition);
  const speaking = pack.file.locales.map((locale) => textIndex(pack.texts, locale, edition));
  return [
    { name: `besides ${edition}`, texts: "", edition, section: "" },
    ...inReadingOrder(numberOutline(pack.outline, edition)).map(({ entry: { slug, template } }) => {
      const texts = speaking.map((textOf) => textOf(slug, template?.name));
      return {
        name: `section ${edition} ${slug}`,
        texts: hashOf(texts.flatMap((text) => [text?.file ?? "", text?.markdown ?? ""])),
        edition,
        section: slug,
      };
    }),
  ];
}

/** Items that a thread takes at a time, those that take longest first. */
function grouped(items: readonly Item[]): readonly (readonly Item[])[] {
  const groups = items.filter(({ section }) => section === "").map((item) => [item]);
  for (const item of items) {
    if (item.section === "") continue;
    const last = groups[groups.length - 1];
    if (last?.[0]?.section !== "" && last?.[0]?.edition === item.edition && last.length < AT_A_TIME) last.push(item);
    else groups.push([item]);
  }
  return groups;
}

function partOf(items: readonly Item[], absent: ReadonlyMap<string, readonly string[]>): CheckPart {
  const [{ edition, section } = ROWS] = items;
  if (edition === "") return { kind: "rows" };
  const leftOut = new Set(absent.get(edition));
  return section === ""
    ? { kind: "besides", edition, leftOut }
    : { kind: "sections", edition, leftOut, sections: new Set(items.map((item) => item.section)) };
}

const leftOutOf = (pack: Pack | null, edition: string): readonly string[] =>
  pack === null ? [] : [...absentFigures(vintageFor(pack, edition), edition)];

/** Findings of an edition; without one, of the rows that all share. */
function findingsOf(edition: string, items: readonly Item[], found: Found): readonly Finding[] {
  const told = toldOnce(items.filter((item) => item.edition === edition).flatMap(({ name }) => found.get(name) ?? []));
  return edition === "" ? told : told.map((finding) => ({ ...finding, editions: [edition] }));
}
