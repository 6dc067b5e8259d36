/** Rivals in the order of a text: the languages of an edition list them alike. */
import type { Value } from "../analysis/value.js";
import type { Cell } from "../evidence/cell.js";
import type { BoundFact, Prose } from "../manuscript/prose.js";
import { factKey } from "../manuscript/statement/identity.js";
import type { Finding } from "../pack/finding.js";
import { type Block, finding } from "./language-place.js";

/** Rivals (cells of one indicator and period) come in the same order. */
export function orderOfRivals(a: Block, b: Block): readonly Finding[] {
  const [left, right] = [rivalsOf(a.prose), rivalsOf(b.prose)];
  return [...left].flatMap(([group, facts]): Finding[] => {
    const others = right.get(group) ?? [];
    if (facts.length < 2 || facts.length !== others.length) return [];
    const index = facts.findIndex((fact, i) => factKey(fact) !== factKey(others[i] ?? fact));
    const [x, y] = [facts[index], others[index]];
    if (x === undefined || y === undefined || keysOfFacts(facts) !== keysOfFacts(others)) return [];
    // Each language puts what is compared where its grammar wants it, and the rules of size and direction check both.
    if (facts.length === 2 && (isCompared(facts, a) || isCompared(others, b))) return [];
    return [
      finding(
        { ...a, at: x.at },
        `the texts list rivals in different orders: ${x.printed.text} here, ${y.printed.text} in the ${b.side.locale} text`,
      ),
      finding(
        { ...b, at: y.at },
        `the texts list rivals in different orders: ${y.printed.text} here, ${x.printed.text} in the ${a.side.locale} text`,
      ),
    ];
  });
}

const comparing = {
  zh: /比|较|[高低多少大小]于|超过|从|由|自|上年|不及/,
  en: /\b(?:than|from|above|below|against|compared|ahead\s+of|behind|after|exceed\w*)\b/i,
};

/** True when the words around two facts hold one against the other. */
function isCompared(facts: readonly BoundFact[], { prose, side }: Block): boolean {
  const places = facts.map(({ at }) => at).sort((x, y) => x - y);
  const [first = 0, last = first] = places;
  const words = prose.text.slice(Math.max(0, first - 12), last + 12);
  return comparing[side.locale.startsWith("zh") ? "zh" : "en"].test(words);
}

function keysOfFacts(facts: readonly BoundFact[]): string {
  return facts.map(factKey).sort().join("\n");
}

function isPartOf(cell: Cell | undefined, other: Value): boolean {
  const whole = other.type === "quantity" ? other.cell : undefined;
  if (cell === undefined || whole === undefined || cell === whole || cell.indicator !== whole.indicator) return false;
  return Object.entries(cell.dimensions).some(([dimension, code]) => {
    const theirs = whole.dimensions[dimension] ?? "";
    return code !== theirs && (code.startsWith(theirs) || theirs.startsWith(code));
  });
}

function rivalsOf({ facts }: Prose): ReadonlyMap<string, readonly BoundFact[]> {
  const groups = new Map<string, BoundFact[]>();
  for (const fact of facts) {
    const { value } = fact.printed;
    // A whole and its parts are no rivals: each language puts the whole where its grammar wants it.
    if (value.type !== "quantity" || value.cell === undefined || facts.some((other) => isPartOf(value.cell, other.printed.value))) continue;
    const group = `${value.cell.indicator}@${value.cell.period.code}`;
    const list = groups.get(group);
    if (list === undefined) groups.set(group, [fact]);
    else list.push(fact);
  }
  return groups;
}
