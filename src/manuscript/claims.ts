/** Claims as blocks: a list in which every item is a sourced statement; our own judgements stand apart and say so. */
import type { Vintage } from "../evidence/cell.js";
import type { Claim } from "../pack/pack.js";
import type { Block, Inline } from "./block.js";
import type { FactBook, TextProblem } from "./fact-book.js";
import { inLocale, manuscriptWords } from "./words.js";

const bySection = new WeakMap<Vintage, ReadonlyMap<string, readonly Claim[]>>();

/** Visible claims of a section, in the order of the file. */
export function claimsOfSection(vintage: Vintage, section: string): readonly Claim[] {
  let index = bySection.get(vintage);
  if (index === undefined) {
    const made = new Map<string, Claim[]>();
    for (const claim of vintage.claims.values()) {
      if (claim.rank === "deprecated") continue;
      const list = made.get(claim.section);
      if (list === undefined) made.set(claim.section, [claim]);
      else list.push(claim);
    }
    index = made;
    bySection.set(vintage, index);
  }
  return index.get(section) ?? [];
}

/** Claims by id, separated by commas. A claim that the edition cannot know yet is a problem, not a silent gap. */
export function claimsById(
  vintage: Vintage,
  ids: string,
): { readonly claims: readonly Claim[]; readonly problems: readonly Pick<TextProblem, "code" | "message" | "fix">[] } {
  const claims: Claim[] = [];
  const problems: Pick<TextProblem, "code" | "message" | "fix">[] = [];
  for (const id of ids.split(/[,;\s]+/).filter(Boolean)) {
    const claim = vintage.claims.get(id);
    const anyClaim = vintage.pack.claims.get(id);
    if (claim !== undefined) claims.push(claim);
    else if (anyClaim !== undefined) {
      problems.push({
        code: "PROSE-ANACHRONISM",
        message: `the claim "${id}" became known on ${anyClaim.known.end || "an unknown day"}; this edition ends at ${vintage.asOf}`,
        fix: `put it inside :::when{from="${anyClaim.known.end || "…"}"}`,
      });
    } else problems.push({ code: "PROSE-CLAIM", message: `there is no claim "${id}"`, fix: "use an id of evidence/claims.csv" });
  }
  return { claims, problems };
}

/** Statements as one list, judgements of ours in a block of their own after it. */
export function claimBlocks(claims: readonly Claim[], book: FactBook): Block[] {
  const { locale } = book.scope;
  const words = manuscriptWords(locale);
  const item = (claim: Claim): Block => {
    const statement: Inline = { type: "claim", claim: claim.id, text: inLocale(claim.text, locale), sources: claim.sources };
    const status = words.claimStatus[claim.status];
    const children: Inline[] = [statement];
    if (claim.kind === "adverse" && status !== undefined)
      children.push({ type: "text", text: `${words.brackets[0]}${status}${words.brackets[1]}` });
    return { type: "paragraph", children };
  };
  const listOf = (some: readonly Claim[]): Block[] => {
    const [first, ...others] = some;
    if (first === undefined) return [];
    return others.length === 0 ? [item(first)] : [{ type: "list", ordered: false, items: some.map((claim) => [item(claim)]) }];
  };
  const judgements = listOf(claims.filter(({ kind }) => kind === "judgement"));
  return [
    ...listOf(claims.filter(({ kind }) => kind !== "judgement")),
    ...(judgements.length === 0 ? [] : [{ type: "judgement", children: judgements } as const]),
  ];
}
