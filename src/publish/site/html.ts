/**
 * HTML as a tagged template: every value is escaped unless it is already `Html`, so that a field of a pack can never become
 * markup, whatever it holds.
 */

/** Markup made by this room. Strings from a document are never given this type. */
export interface Html {
  readonly html: string;
}
export type Content = Html | string | number | false | null | undefined | readonly Content[];

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const special = /[&<>"'\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]/;
const controls =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Replaces what no reader should be sent: control characters, half a surrogate pair, and marks that reorder the text around them. */
export function plainText(text: string): string {
  return special.test(text) ? text.replace(controls, "\ufffd") : text;
}

/** Text as HTML text or as the content of a quoted attribute. */
export function escapeHtml(text: string): string {
  if (!special.test(text)) return text;
  return text.replace(controls, "\ufffd").replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

function write(value: Content): string {
  if (typeof value === "string") return escapeHtml(value);
  if (typeof value === "number") return String(value);
  if (value === false || value === null || value === undefined) return "";
  if ("html" in value) return value.html;
  let text = "";
  for (const item of value) text += write(item);
  return text;
}

export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Html {
  let text = strings[0] ?? "";
  for (let index = 0; index < values.length; index++) text += write(values[index]) + (strings[index + 1] ?? "");
  return { html: text };
}

/** Markup made elsewhere in the engine (drawings). Never for text of a pack. */
export function trusted(markup: string): Html {
  return { html: markup };
}

export const nothing: Html = { html: "" };

/** Joins contents with a separator. */
export function join(items: readonly Content[], separator: Content): Html {
  const between = write(separator);
  return { html: items.map(write).join(between) };
}

/** The address when it is one a page may link to, else "". */
export function safeUrl(url: string): string {
  return /^https?:\/\/[^\s"'<>\\]+$/i.test(url) ? url : "";
}
