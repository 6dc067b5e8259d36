/** Directives of a text: ::figure, ::rows, ::claims, :::when, :::judgement, :::gap. */
import type { ContainerDirective, LeafDirective } from "mdast-util-directive";
import type { Block } from "./block.js";
import { composeBlocks } from "./blocks.js";
import { claimBlocks, claimsById, claimsOfSection } from "./claims.js";
import { rowsTable } from "./rows.js";
import type { SectionContext } from "./section-context.js";

export type DirectiveNode = LeafDirective | ContainerDirective;

/** Attribute names each directive takes. */
const known: Readonly<Record<string, readonly string[]>> = {
  figure: ["slug"],
  rows: ["from", "columns", "caption", "note"],
  claims: ["section", "ids"],
  when: ["from", "until"],
  judgement: [],
  gap: ["reason", "looked_for", "nearest"],
};

/** Blocks a directive stands for; a directive that cannot be understood is a finding and prints nothing. */
export function composeDirective(node: DirectiveNode, context: SectionContext): Block[] {
  const offset = node.position?.start.offset ?? 0;
  const complain = (message: string, fix: string, code = "PROSE-DIRECTIVE"): Block[] => {
    context.report({ code, offset, length: node.name.length + 2, message, fix });
    return [];
  };
  const names = Object.hasOwn(known, node.name) ? known[node.name] : undefined;
  if (names === undefined) return complain(`there is no directive "${node.name}"`, `the directives are ${Object.keys(known).join(", ")}`);
  const attributes = node.attributes ?? {};
  for (const name of Object.keys(attributes)) {
    if (!names.includes(name))
      complain(`${node.name} has no attribute "${name}"`, names.length === 0 ? "leave it out" : `it takes ${names.join(", ")}`);
  }
  const attribute = (name: string) => context.restore(attributes[name] ?? "").trim();
  switch (node.name) {
    case "figure":
      return figure(attribute("slug"), context, complain);
    case "rows":
      return rowsTable(
        { from: attribute("from"), columns: attribute("columns"), caption: attribute("caption"), note: attribute("note") },
        offset,
        context,
      );
    case "claims": {
      const ids = attribute("ids");
      const section = attribute("section");
      if (ids === "" && section === "")
        return complain("claims needs ids or a section", 'write ::claims{section="slug"} or ::claims{ids="one, two"}');
      if (section !== "") return claimBlocks(claimsOfSection(context.book.scope.vintage, section), context.book);
      const { claims, problems } = claimsById(context.book.scope.vintage, ids);
      for (const problem of problems) complain(problem.message, problem.fix, problem.code);
      return claimBlocks(claims, context.book);
    }
    case "when": {
      const [from, until] = [attribute("from"), attribute("until")];
      if ((from === "" && until === "") || ![from, until].every((date) => date === "" || /^\d{4}-\d{2}-\d{2}$/.test(date))) {
        return complain("when needs a date", 'write :::when{from="2024-01-01"} or :::when{until="2023-12-31"}');
      }
      const { asOf } = context.book.scope.vintage;
      if (node.type === "leafDirective") return complain("when holds blocks", "open it with three colons and close it with :::");
      return (from === "" || from <= asOf) && (until === "" || asOf <= until) ? composeBlocks(node.children, context) : [];
    }
    case "judgement":
      if (node.type === "leafDirective") return complain("judgement holds blocks", "open it with three colons and close it with :::");
      return [{ type: "judgement", children: composeBlocks(node.children, context) }];
    default: {
      const reason = attribute("reason");
      if (reason === "") return complain("gap needs a reason", 'write :::gap{reason="…" looked_for="…"}');
      const nearest = attribute("nearest");
      const lookedFor = attribute("looked_for");
      return [{ type: "gap", reason, ...(lookedFor === "" ? {} : { lookedFor }), ...(nearest === "" ? {} : { nearest }) }];
    }
  }
}

function figure(slug: string, context: SectionContext, complain: (message: string, fix: string, code?: string) => Block[]): Block[] {
  if (!context.references.figures.has(slug))
    return complain(`this edition has no figure "${slug}"`, "use the slug of a file in figures/", "PROSE-FIGURE");
  if (!context.figures.has(slug)) {
    return complain(
      `the figure "${slug}" belongs to another section`,
      `refer to it with @fig:${slug}, or change its section`,
      "PROSE-FIGURE",
    );
  }
  if (context.placed.has(slug))
    return complain(`the figure "${slug}" is placed twice`, `keep one; refer to it with @fig:${slug}`, "PROSE-FIGURE");
  context.placed.add(slug);
  return [{ type: "figure", figure: slug }];
}
