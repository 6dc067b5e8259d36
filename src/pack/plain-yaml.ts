/**
 * A fast path for what the YAML files of a pack mostly are: block mappings and lists whose values stand on one line, in quotes, in
 * {…} and […], or as plain words and numbers. Everything else (anchors, tags, texts over several lines, doubtful numbers, faults) is
 * left to the library: what is read here is what the library would read (a test compares them), at a tenth of its cost.
 */

/** Thrown where the library must look; never leaves this file. */
const unread = Symbol("left to the library");

/** Deeper files go to the library, which says that they are too deep. */
const deepest = 50;

interface Line {
  readonly indent: number;
  /** What stands behind the indentation; never blank, never a comment. */
  readonly text: string;
}

interface Lines {
  readonly all: readonly Line[];
  at: number;
}

/** The value of a YAML text; undefined when it is not plain enough. */
export function readPlainYaml(text: string): unknown {
  if (/[\t\r]/.test(text)) return undefined;
  const lines: Lines = { all: linesOf(text), at: 0 };
  const [first] = lines.all;
  if (first === undefined || first.indent !== 0) return undefined;
  try {
    const value = block(lines, 0, 0);
    return lines.at === lines.all.length ? value : undefined;
  } catch (reason) {
    if (reason === unread) return undefined;
    throw reason;
  }
}

function linesOf(text: string): Line[] {
  return text.split("\n").flatMap((line) => {
    const indent = line.search(/[^ ]/);
    return indent < 0 || line[indent] === "#" ? [] : [{ indent, text: line.slice(indent) }];
  });
}

/** The mapping or list whose lines stand at this indentation. */
function block(lines: Lines, indent: number, depth: number): unknown {
  if (depth > deepest) throw unread;
  const line = lines.all[lines.at];
  return line?.text.startsWith("- ") === true || line?.text === "-" ? list(lines, indent, depth) : mapping(lines, indent, depth);
}

function list(lines: Lines, indent: number, depth: number): unknown[] {
  const items: unknown[] = [];
  for (let line = lines.all[lines.at]; line?.indent === indent && /^-( |$)/.test(line.text); line = lines.all[lines.at]) {
    const inner = line.text.slice(1).search(/[^ ]/);
    if (inner < 0) {
      lines.at += 1;
      items.push(below(lines, indent, depth, false));
    } else if (keyAt(line.text, inner + 1, true) === null) {
      lines.at += 1;
      items.push(value(line.text, inner + 1, lines, indent));
    } else {
      // "- key: …" is a mapping whose first line shares that of the dash.
      const column = indent + inner + 1;
      items.push(mapping(lines, column, depth + 1, { indent: column, text: line.text.slice(inner + 1) }));
    }
  }
  return items;
}

function mapping(lines: Lines, indent: number, depth: number, opening?: Line): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (let line = opening ?? lines.all[lines.at]; line?.indent === indent; line = lines.all[lines.at]) {
    const key = keyAt(line.text, 0, true);
    if (key === null) throw unread;
    lines.at += 1;
    const start = skipSpaces(line.text, key.end);
    add(found, key.name, isEnd(line.text, start) ? below(lines, indent, depth, true) : value(line.text, start, lines, indent));
  }
  return found;
}

/** What stands below "key:" or "-": a block that is indented further, or nothing; below a key also a list at the key's own indentation. */
function below(lines: Lines, indent: number, depth: number, ofKey: boolean): unknown {
  const next = lines.all[lines.at];
  if (next === undefined || next.indent < indent) return null;
  if (next.indent > indent) return block(lines, next.indent, depth + 1);
  return ofKey && /^-( |$)/.test(next.text) ? list(lines, indent, depth + 1) : null;
}

/** A value that ends on its line, or {…} and […] over several; any other line below that is indented further would continue it. */
function value(text: string, start: number, lines: Lines, indent: number): unknown {
  const whole = text[start] === "{" || text[start] === "[" ? flowLines(text, start, lines, indent) : text;
  const { value: read, end } = flow(whole, start, false, 0);
  const next = lines.all[lines.at];
  if (!isEnd(whole, skipSpaces(whole, end)) || (next !== undefined && next.indent > indent)) throw unread;
  return read;
}

/** The text of a {…} or […] up to the line that closes it: between its items a new line is as good as a space. */
function flowLines(text: string, start: number, lines: Lines, indent: number): string {
  const parts = [text];
  let open = openBrackets(text, start);
  // The bracket that closes it, and no other, may stand under the key.
  const goesOn = (line: Line): boolean => line.indent > indent || (line.indent === indent && open === 1 && /^[\]}]/.test(line.text));
  for (let next = lines.all[lines.at]; open > 0 && next !== undefined && goesOn(next); next = lines.all[lines.at]) {
    parts.push(next.text);
    open += openBrackets(next.text, 0);
    lines.at += 1;
  }
  return parts.join(" ");
}

const bracketOrText = /"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|["'[\]{}]/g;

/** How many brackets stay open behind a line. A text that goes on below, or an apostrophe in plain words, is left to the library. */
function openBrackets(text: string, start: number): number {
  let open = 0;
  for (const [found] of text.slice(start).matchAll(bracketOrText)) {
    if (found === '"' || found === "'") throw unread;
    if (found === "[" || found === "{") open += 1;
    else if (found === "]" || found === "}") open -= 1;
  }
  return open;
}

interface Read {
  readonly value: unknown;
  readonly end: number;
}

function flow(text: string, start: number, inside: boolean, depth: number): Read {
  if (depth > deepest) throw unread;
  switch (text[start]) {
    case "{":
      return flowMapping(text, start, depth);
    case "[":
      return flowList(text, start, depth);
    case '"':
    case "'":
      return quoted(text, start);
    default:
      return plain(text, start, inside);
  }
}

function flowMapping(text: string, start: number, depth: number): Read {
  const found: Record<string, unknown> = {};
  let at = skipSpaces(text, start + 1);
  if (text[at] === "}") return { value: found, end: at + 1 };
  for (;;) {
    const key = keyAt(text, at, false);
    if (key === null) throw unread;
    const item = flow(text, skipSpaces(text, key.end), true, depth + 1);
    add(found, key.name, item.value);
    at = skipSpaces(text, item.end);
    if (text[at] === "}") return { value: found, end: at + 1 };
    if (text[at] !== ",") throw unread;
    at = skipSpaces(text, at + 1);
    if (text[at] === "}") return { value: found, end: at + 1 };
  }
}

function flowList(text: string, start: number, depth: number): Read {
  const items: unknown[] = [];
  let at = skipSpaces(text, start + 1);
  if (text[at] === "]") return { value: items, end: at + 1 };
  for (;;) {
    const item = flow(text, at, true, depth + 1);
    items.push(item.value);
    at = skipSpaces(text, item.end);
    if (text[at] === "]") return { value: items, end: at + 1 };
    if (text[at] !== ",") throw unread;
    at = skipSpaces(text, at + 1);
    if (text[at] === "]") return { value: items, end: at + 1 };
  }
}

function quoted(text: string, start: number): { readonly value: string; readonly end: number } {
  const quote = text[start];
  const pattern = quote === '"' ? doubleQuoted : singleQuoted;
  pattern.lastIndex = start;
  const found = pattern.exec(text)?.[0];
  if (found === undefined) throw unread;
  const end = start + found.length;
  const inner = found.slice(1, -1);
  if (quote === "'") return { value: inner.replaceAll("''", "'"), end };
  // JSON's escapes are YAML's; YAML's others are rare.
  return { value: inner.includes("\\") ? unescaped(found) : inner, end };
}

const doubleQuoted = /"(?:[^"\\]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*"/y;
const singleQuoted = /'(?:[^']|'')*'/y;

function unescaped(json: string): string {
  const read: unknown = JSON.parse(json);
  if (typeof read !== "string") throw unread;
  return read;
}

/** Words that begin and go on without any sign that could mean something to YAML. */
const blockWords = /(?:[A-Za-z0-9_]|-(?=[0-9])|[\u0080-\uffff])(?:[^:#,[\]{}&*!|>'"%@`\\]|:(?=[^ :]))*/y;
const flowWords = /(?:[A-Za-z0-9_]|-(?=[0-9])|[\u0080-\uffff])[^:#,[\]{}&*!|>'"%@`\\]*/y;

function plain(text: string, start: number, inside: boolean): Read {
  const pattern = inside ? flowWords : blockWords;
  pattern.lastIndex = start;
  const found = pattern.exec(text)?.[0];
  if (found === undefined) throw unread;
  const words = found.replace(/ +$/, "");
  return { value: meaning(words), end: start + found.length };
}

/** What plain words mean in YAML's core schema; doubtful numbers are left to the library. */
function meaning(words: string): unknown {
  if (/^(?:true|True|TRUE)$/.test(words)) return true;
  if (/^(?:false|False|FALSE)$/.test(words)) return false;
  if (/^(?:null|Null|NULL)$/.test(words)) return null;
  if (!/^[-0-9]/.test(words)) return words;
  if (/^(?:0|-?[1-9][0-9]{0,14})$/.test(words) || /^-?(?:0|[1-9][0-9]{0,7})\.[0-9]{1,7}$/.test(words)) return Number(words);
  // Signs that no number has, of any base: "1e8 CNY" and "2023年" are texts.
  if (/[^-+0-9.a-fA-FoOxX_:]/.test(words) || /^[0-9]{4}-[0-9]{2}(?:-?[0-9]{2})?$/.test(words)) return words;
  throw unread;
}

interface Key {
  readonly name: string;
  /** Offset behind the colon. */
  readonly end: number;
}

const plainKey = /[A-Za-z_][A-Za-z0-9_.-]{0,99}(?=: |:$)/y;

/** A key with its colon; null when there is none. In a flow a quoted key's value may follow the colon at once. */
function keyAt(text: string, start: number, inBlock: boolean): Key | null {
  if (text[start] === '"' || text[start] === "'") {
    if (inBlock && !/^(?:"[^"]*"|'[^']*'):(?: |$)/.test(text.slice(start))) return null;
    const { value: name, end } = quoted(text, start);
    return text[end] === ":" && name.length < 500 ? { name, end: end + 1 } : null;
  }
  plainKey.lastIndex = start;
  const name = plainKey.exec(text)?.[0];
  // Words of the core schema are written back in their own way when they are keys.
  if (name === undefined || /^(?:true|false|null)$/i.test(name)) return null;
  return { name, end: start + name.length + 1 };
}

function add(found: Record<string, unknown>, name: string, read: unknown): void {
  if (name === "__proto__" || Object.hasOwn(found, name)) throw unread;
  found[name] = read;
}

function skipSpaces(text: string, start: number): number {
  let at = start;
  while (text[at] === " ") at += 1;
  return at;
}

/** The line's end, or a comment. */
function isEnd(text: string, at: number): boolean {
  return at >= text.length || (text[at] === "#" && text[at - 1] === " ");
}
