/** Title, finding, subtitle and notes of a figure in its locale, with their expressions bound. */

import type { Inline } from "../../manuscript/block.js";
import { inlineOf, plainText } from "../../manuscript/inline.js";
import { formatPeriod, parsePeriod } from "../../measure/index.js";
import { type Context, labelIn } from "./context.js";

type Localized = Readonly<Record<string, string>>;

/** Puts the covered period where a text says {{period}}; data without time stand as of the edition's day. */
function withPeriod(text: string, period: string, context: Context): string {
  const asOf = parsePeriod(context.scope.vintage.asOf);
  const said = period !== "" ? period : asOf === null ? "" : formatPeriod(asOf, context.locale);
  return text.replace(/\{\{\s*period\s*\}\}/g, said);
}

/** A text without its {{period}}, brackets and comma included: a figure that was not obtained covers none. */
const withoutPeriod = (text: Localized): Localized =>
  Object.fromEntries(
    Object.entries(text).map(([locale, written]) => [
      locale,
      written.replace(/\s*[（(]\s*\{\{\s*period\s*\}\}\s*[）)]|[,，]\s*\{\{\s*period\s*\}\}/g, "").replace(/\{\{\s*period\s*\}\}\s*/g, ""),
    ]),
  );

interface Bound {
  readonly inlines: readonly Inline[];
  readonly ok: boolean;
}

/** A text with its expressions bound; what is wrong with it is reported as a mistake of the declaration. */
function boundText(text: Localized | undefined, field: string, period: string, numbers: boolean, context: Context): Bound {
  const written = labelIn(text, context.locale);
  if (written === "") return { inlines: [], ok: true };
  const { inlines, problems } = inlineOf(withPeriod(written, period, context), context.book, context.where, { numbers });
  for (const { code, message, fix, severity } of problems) {
    const said = { code, message: `in ${field} (${context.locale}): ${message}`, fix };
    context.textProblem(severity === undefined ? said : { ...said, severity }, `${field.replace(".", "/")}/${context.locale}`);
  }
  return { inlines, ok: problems.length === 0 };
}

/** A title is a name: its own numbers (a law's, a list's) stand as written. */
export const titleText = (text: Localized, period: string, context: Context): string =>
  plainText(boundText(text, "title", period, false, context).inlines);

/** The title of a figure that was not obtained. */
export const gapTitle = (text: Localized, context: Context): string => titleText(withoutPeriod(text), "", context);

/** The sentence that says what the figure shows; empty when one of its facts does not hold, so that nothing wrong is printed. */
export function findingText(text: Localized | undefined, period: string, context: Context): readonly Inline[] {
  const { inlines, ok } = boundText(text, "finding", period, true, context);
  return ok ? inlines : [];
}

export const plainNote = (text: Localized | undefined, field: string, period: string, context: Context): string =>
  plainText(boundText(text, field, period, false, context).inlines);

/** A heading whose expressions are bound, as a label of this locale. */
export const boundLabel = (label: Localized | string, field: string, context: Context): Localized => ({
  [context.locale]: plainText(
    boundText(typeof label === "string" ? { [context.locale]: label } : label, field, "", false, context).inlines,
  ),
});

/** Measure, unit and period in one line, where the declaration has none of its own. */
export function defaultSubtitle(measure: string, period: string, locale: string): string {
  return [measure, period].filter((part) => part !== "").join(locale.startsWith("zh") ? "；" : "; ");
}
