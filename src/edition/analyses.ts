/** Analyses an edition has, whether its text and figures use them or not: one that cannot run there is a finding at its file. */
import { appliesTo, methodProblems } from "../analysis/analysis.js";
import { modelProblems } from "../analysis/model.js";
import { forecastProblems } from "../analysis/series-forecast.js";
import type { FactBook } from "../manuscript/fact-book.js";
import type { AnalysisFile } from "../pack/analysis-schema.js";
import type { Finding } from "../pack/finding.js";
import { findingOf } from "../pack/report.js";
import { calculators } from "./calculators.js";

const FIX = "correct the file, give the analysis its evidence, or limit it with editions";

/** Findings of the analyses declared for the book's edition. */
export function analysisFindings(book: FactBook): readonly Finding[] {
  const { vintage } = book.scope;
  const tools = new Map(calculators(book).flatMap((tool) => ("problem" in tool ? [[tool.id, tool.problem] as const] : [])));
  return [...vintage.pack.analyses.values()].flatMap(({ analysis, file }) => {
    if (!appliesTo(analysis.editions, vintage)) return [];
    const place = { file, line: 1, column: 1 };
    return problemsOf(analysis, book, tools).map((message) => findingOf("ANALYSIS-RUN", place, message, FIX));
  });
}

function problemsOf(analysis: AnalysisFile, { scope }: FactBook, tools: ReadonlyMap<string, string>): readonly string[] {
  switch (analysis.kind) {
    case "model":
      return modelProblems(analysis, scope);
    case "method":
      return methodProblems(analysis, scope);
    case "forecast":
      return forecastProblems(analysis, scope);
    case "calculator":
      return [tools.get(analysis.id) ?? []].flat();
  }
}
