/** Running text of the edition as the template reads it. */
import type { Inline } from "../../manuscript/block.js";
import { figureLabel, type Ledger } from "./ledger.js";
import type { PrintInline } from "./print-model.js";

/** Only addresses a reader may safely follow from a document. */
export function safeUrl(url: string): string {
  return /^(https?:\/\/|mailto:)[^\s<>"\\]+$/i.test(url) ? url : "";
}

export function printInlines(inlines: readonly Inline[], ledger: Ledger): PrintInline[] {
  return inlines.flatMap((inline) => printInline(inline, ledger));
}

function printInline(inline: Inline, ledger: Ledger): PrintInline[] {
  const { printable } = ledger;
  switch (inline.type) {
    case "text":
      return [{ type: "text", text: printable(inline.text) }];
    case "code":
      return [{ type: "code", text: printable(inline.text) }];
    case "strong":
    case "emphasis":
      return [{ type: inline.type, children: printInlines(inline.children, ledger) }];
    case "link": {
      const url = safeUrl(inline.url);
      const children = printInlines(inline.children, ledger);
      return url === "" ? children : [{ type: "link", url, children }];
    }
    case "fact":
      return [{ type: "fact", text: printable(inline.text), marks: [...inline.marks], to: ledger.factLabel(inline.fact) }];
    case "claim":
      return [{ type: "text", text: printable(inline.text) }, ...cite(inline.sources, ledger)];
    case "cite":
      return cite(inline.sources, ledger);
    case "figure": {
      const figure = ledger.figure(inline.figure);
      const name = figure === undefined ? "" : ledger.words.figureName(figure.number);
      return [{ type: "jump", text: printable(inline.text === "" ? name : inline.text), to: figure ? figureLabel(figure) : null }];
    }
    case "section": {
      const section = ledger.section(inline.section);
      const text = inline.text === "" ? (section?.number ?? "") : inline.text;
      return [{ type: "jump", text: printable(text), to: section?.label ?? null }];
    }
  }
}

function cite(sources: readonly string[], ledger: Ledger): PrintInline[] {
  const numbers = ledger.sourceNumbers(sources);
  return numbers.length === 0 ? [] : [{ type: "cite", numbers }];
}

/** The characters a reader sees, for measuring. */
export function plainText(inlines: readonly PrintInline[]): string {
  return inlines
    .map((inline) => {
      switch (inline.type) {
        case "strong":
        case "emphasis":
        case "link":
          return plainText(inline.children);
        case "cite":
          return "";
        default:
          return inline.text;
      }
    })
    .join("");
}
