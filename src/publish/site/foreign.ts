/**
 * Notes and locators stand in the evidence files once, in the language of whoever entered them. A page leaves out a note in another
 * language than its own, except where a value lost, since it may give the reason; what is shown is marked with its language.
 */
const han = /\p{Script=Han}/u;
const latinWord = /\p{Script=Latin}{3}/u;

/** The language of a text that cannot be the locale's, told by its script; "" where it may be the locale's own. */
export function foreignLanguage(text: string, locale: string): "" | "zh" | "en" {
  if (locale === "zh" || locale.startsWith("zh-")) return !han.test(text) && latinWord.test(text) ? "en" : "";
  return han.test(text) ? "zh" : "";
}

/** Whether a statement's note is for readers of this locale. */
export function showsNote(statement: { readonly note: string; readonly role: string }, locale: string): boolean {
  return statement.note !== "" && (statement.role === "rejected" || foreignLanguage(statement.note, locale) === "");
}
