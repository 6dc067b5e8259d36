/** `almanac query` and `almanac trace`: one expression, its value or its lineage. */
import { answerQuery, answerTrace } from "../analysis/answers.js";
import type { Scope } from "../analysis/evaluate.js";
import type { Lineage } from "../analysis/lineage.js";
import { provOf } from "../analysis/prov.js";
import type { Arguments } from "./arguments.js";
import { chooseLocale, chooseVintage, openPack } from "./open-pack.js";
import { engineVersion } from "./version.js";

async function scopeOf(args: Arguments): Promise<Scope | null> {
  const pack = await openPack(args.text("pack"));
  if (pack === null) return null;
  return { vintage: chooseVintage(pack, args), locale: chooseLocale(pack, args.text("locale")) };
}

interface Problem {
  readonly offset: number;
  readonly message: string;
  readonly fix: string;
}

function refuse(expression: string, problems: readonly Problem[], json: boolean): number {
  if (json) process.stdout.write(`${JSON.stringify({ expression, problems })}\n`);
  for (const { offset, message, fix } of problems)
    process.stderr.write(`${expression}\n${" ".repeat(offset)}^ ${message}\n  fix: ${fix}\n`);
  return 1;
}

export async function runQuery(args: Arguments): Promise<number> {
  const scope = await scopeOf(args);
  if (scope === null) return 1;
  const expression = args.positionals[0] ?? "";
  const answer = answerQuery(expression, scope);
  if (!answer.ok) return refuse(expression, answer.problems, args.flag("json"));
  process.stdout.write(args.flag("json") ? `${JSON.stringify(answer.answer)}\n` : `${answer.answer.formatted}\n`);
  return 0;
}

export async function runTrace(args: Arguments): Promise<number> {
  const scope = await scopeOf(args);
  if (scope === null) return 1;
  const expression = args.positionals[0] ?? "";
  const answer = answerTrace(expression, scope);
  if (!answer.ok) return refuse(expression, answer.problems, args.flag("json"));
  if (args.flag("prov")) process.stdout.write(`${JSON.stringify(provOf(answer.lineage, scope.vintage, engineVersion()), null, 2)}\n`);
  else process.stdout.write(args.flag("json") ? `${JSON.stringify(answer.lineage)}\n` : tree(answer.lineage, ""));
  return 0;
}

function tree(node: Lineage, indent: string): string {
  const standing = [node.role, node.reason].filter((word) => word !== undefined).join(", ");
  const { interval } = node;
  const detail = [
    standing,
    node.label,
    node.value,
    node.unit,
    interval === undefined ? undefined : `${interval.low} – ${interval.high} (${interval.from.join(", ")})`,
    node.period,
    node.grade === undefined ? undefined : `grade ${node.grade}`,
    node.credibility,
    node.url,
  ];
  const line = `${indent}${node.kind} ${node.id}${detail
    .filter((d) => d !== undefined && d !== "")
    .map((d) => ` · ${d}`)
    .join("")}\n`;
  return line + node.inputs.map((input) => tree(input, `${indent}  `)).join("");
}
