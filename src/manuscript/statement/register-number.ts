/** What fields beside a number of a register say of it: the currency of an amount, whether it is a bound, and the scale an expression puts it at. */
import { evaluate } from "../../analysis/evaluate.js";
import type { Scope } from "../../analysis/scope.js";
import { conjuncts, type Expression, parseBinding } from "../../expression/index.js";
import { currencies, parseDecimal } from "../../measure/index.js";
import type { RegisterField, RegisterFile } from "../../pack/schema.js";
import type { BoundFact } from "../prose.js";

export interface RegisterNumber {
  /** What it is a number of: register, field and currency; absent for sums and the like. */
  readonly of?: string;
  /** Code of the currency, where a field of the row gives one. */
  readonly currency?: string;
  /** `>`, `≥`, `<`, `≤`, `≈` or `=`, where the field that the register declares for it gives one. */
  readonly bound?: string;
  /** What the expression divides the number by: 100000000 when it is to be read in 亿. */
  readonly scale: number;
}

const remembered = new WeakMap<BoundFact["printed"], RegisterNumber | null>();

/** The number of one row, or the sum, mean or extreme of such numbers in one currency; null for anything else. */
export function registerNumber(fact: BoundFact, scope: Scope): RegisterNumber | null {
  let number = remembered.get(fact.printed);
  if (number === undefined) {
    const parsed = /\.[a-z]|\b(?:sum|mean|median|max|min)\s*\(/.test(fact.expression) ? parseBinding(fact.expression) : null;
    number = parsed?.ok === true ? read(parsed.ast, scope, 1) : null;
    remembered.set(fact.printed, number);
  }
  return number;
}

const bounds = /^[=≈<>≤≥]$/;

function read(node: Expression, scope: Scope, scale: number): RegisterNumber | null {
  if (node.kind === "binary" && (node.operator === "/" || node.operator === "*") && node.right.kind === "number") {
    const by = parseDecimal(node.right.value)?.toNumber() ?? 1;
    return read(node.left, scope, node.operator === "/" ? scale * by : scale / by);
  }
  if (node.kind === "call" && (node.name === "round" || node.name === "abs")) {
    const inner = node.args[0]?.value;
    return inner === undefined ? null : read(inner, scope, scale);
  }
  if (node.kind === "call") return readMany(node, scope, scale);
  if (node.kind !== "field" || node.target.kind !== "call") return null;
  const target = evaluate(node.target, scope);
  const row = target.ok && target.value.type === "rows" && target.value.rows.length === 1 ? target.value.rows[0] : undefined;
  const register = row === undefined ? undefined : scope.vintage.pack.registers.get(row.register);
  const field = register?.fields.find(({ id }) => id === node.field);
  if (row === undefined || register === undefined || field?.type !== "number") return null;
  const currency = row.values[currencyField(register, field)?.id ?? ""];
  const bound = row.values[field.bound ?? ""];
  return {
    of: [register.id, field.id, typeof currency === "string" ? currency : ""].join("."),
    scale,
    ...(typeof currency === "string" && currencies.has(currency) ? { currency } : {}),
    ...(typeof bound === "string" && bounds.test(bound) ? { bound } : {}),
  };
}

/** `sum(register where currency = "USD", amount)`. */
function readMany(node: Expression & { readonly kind: "call" }, { vintage }: Scope, scale: number): RegisterNumber | null {
  const [query, number] = node.args.map(({ value }) => value);
  if (query?.kind !== "query" || query.where === undefined || number?.kind !== "name") return null;
  const register = vintage.pack.registers.get(query.register);
  const field = register?.fields.find(({ id }) => id === number.name);
  const of = register === undefined || field === undefined ? undefined : currencyField(register, field)?.id;
  for (const part of conjuncts(query.where)) {
    if (part.kind !== "binary" || part.operator !== "=" || part.left.kind !== "name" || part.left.name !== of) continue;
    if (part.right.kind === "string" && currencies.has(part.right.value)) return { scale, currency: part.right.value };
  }
  return null;
}

/** A field's own: `valuation_currency`, else the one of the register. */
function currencyField({ fields }: RegisterFile, { id, unit }: RegisterField): RegisterField | undefined {
  if (unit !== undefined) return undefined;
  return fields.find((other) => other.id === `${id}_currency`) ?? fields.find((other) => other.id === "currency");
}
