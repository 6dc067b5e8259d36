/** A table as statements: a cell says what its column's heading, its row's words and itself say together. */
import type { Scope } from "../../analysis/scope.js";
import type { TextProblem } from "../fact-book.js";
import { emptyProse, type Prose } from "../prose.js";
import { checkStatements } from "./check.js";
import { languageOf } from "./sentence.js";
import { subjectOf } from "./subject.js";

/** What the data contradict in a table, cell by cell. */
export function checkTable(head: readonly Prose[], rows: readonly (readonly Prose[])[], scope: Scope): readonly TextProblem[] {
  if (languageOf(scope.locale) === null) return [];
  const isNumber = (prose: Prose) => prose.facts.some((fact) => subjectOf(fact, scope.vintage).quantity !== undefined);
  return rows.flatMap((row) =>
    row.flatMap((cell, column) => {
      if (!isNumber(cell)) return [];
      const title = head[column];
      const words = row.filter((other) => other !== cell && !isNumber(other));
      return checkStatements(joined([...(title === undefined ? [] : [title]), ...words, cell]), scope);
    }),
  );
}

/** Cells one after the other; a semicolon would part them, a comma lets the words of one govern the next. */
function joined(cells: readonly Prose[]): Prose {
  const all = emptyProse("cell");
  for (const { text, offsets, facts } of cells) {
    const from = all.text.length;
    all.text += `${text}, `;
    const last = offsets.at(-1) ?? 0;
    all.offsets.push(...offsets, last, last);
    for (const fact of facts) all.facts.push({ ...fact, at: fact.at + from });
  }
  return all;
}
