/** Expressions in YAML files must parse. Whether they have a value is known only when an edition is made. */
import { parseBinding, parseExpression } from "../expression/index.js";
import type { Declarations } from "./assemble.js";
import type { Assembled } from "./check-pack.js";
import { quote, type Report } from "./report.js";
import type { FigureData } from "./schema.js";

type Path = readonly PropertyKey[];

interface Written {
  readonly path: Path;
  readonly text: string;
  /** Options such as `| digits: 1` may follow. */
  readonly options: boolean;
}

/** Check every expression of figures, decisions and key figures. */
export function checkExpressions(pack: Pick<Assembled, "figures" | "decisions">, declared: Declarations, report: Report): void {
  const check = (file: string, { path, text, options }: Written): void => {
    const parsed = options ? parseBinding(text) : parseExpression(text);
    if (parsed.ok) return;
    for (const problem of parsed.problems) {
      const offending = text.slice(problem.offset, problem.offset + Math.max(1, problem.length));
      const where = offending === "" ? "at its end" : `at ${quote(offending)} (character ${problem.offset + 1})`;
      report("EXPR-SYNTAX", declared.placeOf(file, path), `${quote(text)} ${where}: ${problem.message}.`, `${problem.fix}.`);
    }
  };
  for (const { figure, file } of pack.figures) {
    if (figure.data !== undefined) for (const written of expressionsOf(figure.data, ["data"])) check(file, written);
    figure.variants?.forEach((variant, index) => {
      if (variant.data !== undefined) for (const written of expressionsOf(variant.data, ["variants", index, "data"])) check(file, written);
    });
  }
  pack.decisions.forEach((decision, index) => {
    if (decision.cells !== undefined) {
      check("evidence/decisions.yaml", { path: ["decisions", index, "cells"], text: decision.cells, options: false });
    }
  });
  declared.file?.key_figures?.forEach((key, index) => {
    check("pack.yaml", { path: ["key_figures", index, "expression"], text: key.expression, options: true });
  });
}

function expressionsOf(data: FigureData, path: Path): Written[] {
  const found: Written[] = [];
  const add = (more: Path, text: string | undefined, options: boolean): void => {
    if (text !== undefined) found.push({ path: [...path, ...more], text, options });
  };
  if (data.from === "cells") {
    data.series.forEach((series, index) => {
      add(["series", index, "cells"], series.cells, false);
    });
  } else if (data.from === "register") {
    add(["rows"], data.rows, false);
    data.columns.forEach((column, index) => {
      add(["columns", index, "value"], column.value, true);
    });
    add(["group", "by"], data.group?.by, false);
    add(["group", "total"], data.group?.total, false);
  } else if (data.from === "expressions") {
    data.rows.forEach((row, index) => {
      row.values.forEach((value, column) => {
        if (typeof value === "string") add(["rows", index, "values", column], value, true);
      });
    });
  }
  return found;
}
