/** The analysis room: values of expressions in a vintage, printed and traced. */
export { type AnswerValue, answerQuery, answerTrace, type QueryAnswer } from "./answers.js";
export { earlierEdition, editionVintage } from "./edition-vintage.js";
export { type Evaluation, evaluate, evaluateForRow, evaluateText } from "./evaluate.js";
export { problemCodes } from "./fault.js";
export { fieldValue } from "./field.js";
export { functionTable } from "./functions/table.js";
export { weakestGrade } from "./grade.js";
export { dimensionLabel, indicatorLabel, nameLabel, rowTitle } from "./labels.js";
export type { Lineage } from "./lineage.js";
export { formatList } from "./list-format.js";
export { cellValue } from "./make.js";
export { marksOf } from "./marks.js";
export { type Printing, printText, printValue } from "./print.js";
export type { EvaluationProblem, Scope } from "./scope.js";
export { cellLineage, claimLineage, rowLineage, sourceLineage, traceOf } from "./trace.js";
export { unitsOf } from "./units.js";
export type { Mark, Printed, Value } from "./value.js";
