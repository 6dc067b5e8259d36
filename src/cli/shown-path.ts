/** How a path is told to whoever runs the program: from where they stand, or in full when it lies far from there. */
import path from "node:path";

export function shownPath(target: string): string {
  const near = path.relative(process.cwd(), target);
  return near.startsWith(path.join("..", "..")) ? path.resolve(target) : near || ".";
}

/** The path as a word of a command line that can be copied. */
export function shownArgument(target: string): string {
  const shown = shownPath(target);
  return /[\s"'$`&|;<>()*?!#]/.test(shown) ? `"${shown.replace(/["$`\\]/g, "\\$&")}"` : shown;
}
