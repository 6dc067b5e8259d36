/** Quoted texts of the language. */

/** The text inside quotes, with \" \' \\ and \n resolved. */
export function unquote(image: string): string {
  return image.slice(1, -1).replace(/\\(.)/gs, (_, character: string) => (character === "n" ? "\n" : character));
}

/** A text in double quotes, the inverse of {@link unquote}. */
export function quote(text: string): string {
  return `"${text.replace(/[\\"]/g, "\\$&").replaceAll("\n", "\\n")}"`;
}
