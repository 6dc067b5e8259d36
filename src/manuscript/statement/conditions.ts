/** What an expression asks of registers: which rows, of which entities, within which time. */
import type { Expression } from "../../expression/index.js";
import { dayNumber, dayOfNumber, parsePeriod } from "../../measure/index.js";

/** `field = "value"`, or `contains(field, "value")`. */
export interface FieldCondition {
  readonly register: string;
  readonly field: string;
  readonly value: string;
}

export interface Conditions {
  readonly fields: readonly FieldCondition[];
  /** `row(register, "id")`. */
  readonly rows: readonly { readonly register: string; readonly id: string }[];
  /** The time that conditions on dates name: their finite ends, each within its year. */
  readonly time: { readonly from: string; readonly to: string } | null;
  /** Set when all conditions on dates bound the time from one side: to which side it is open, and the year they name. */
  readonly open?: { readonly to: "past" | "future"; readonly year: number };
}

type Binary = Expression & { readonly kind: "binary" };

/** Reads the conditions of an expression; `isDate` says which fields hold dates. Alternatives (`or`, `not`) and computed dates say nothing certain and are left out. */
export function conditionsOf(ast: Expression, isDate: (register: string, field: string) => boolean): Conditions {
  const fields: FieldCondition[] = [];
  const rows: { register: string; id: string }[] = [];
  const dates: DateCondition[] = [];
  let uncertain = false;

  const condition = (node: Expression, register: string): void => {
    if (node.kind === "binary" && node.operator === "and") {
      condition(node.left, register);
      condition(node.right, register);
    } else if (node.kind === "binary" && node.left.kind === "name") comparison(node, node.left.name, register);
    else if (node.kind === "binary" && node.left.kind === "call" && node.left.name === "year") {
      // year(released) = 2023
      const field = node.left.args[0]?.value;
      if (field?.kind === "name") comparison(node, field.name, register);
    } else if (node.kind === "call" && node.name === "contains") {
      const [field, value] = node.args.map((argument) => argument.value);
      if (field?.kind === "name" && value?.kind === "string") fields.push({ register, field: field.name, value: value.value });
    } else if (node.kind === "binary" && node.operator === "or") uncertain = true;
  };
  const comparison = ({ operator, right }: Binary, field: string, register: string): void => {
    if (right.kind === "string" && operator === "=") fields.push({ register, field, value: right.value });
    if (!isDate(register, field)) return;
    const code =
      right.kind === "period"
        ? right.code
        : right.kind === "number" && /^(?:19|20)\d\d$/.test(right.value)
          ? right.value
          : right.kind === "string"
            ? right.value
            : "";
    const period = /^(?:19|20)\d\d/.test(code) ? parsePeriod(code) : null;
    if (period !== null) dates.push({ operator, from: period.start, to: period.end });
    else if (right.kind === "call" && right.name === "as_of") uncertain = true;
  };
  const visit = (node: Expression): void => {
    switch (node.kind) {
      case "query":
        if (node.where !== undefined) condition(node.where, node.register);
        break;
      case "call": {
        const [register, id] = node.args.map((argument) => argument.value);
        if (node.name === "row" && register?.kind === "name" && id?.kind === "string") rows.push({ register: register.name, id: id.value });
        for (const argument of node.args) visit(argument.value);
        break;
      }
      case "field":
        visit(node.target);
        break;
      case "negate":
      case "not":
        visit(node.operand);
        break;
      case "binary":
        visit(node.left);
        visit(node.right);
        break;
      case "list":
        node.items.forEach(visit);
        break;
      default:
    }
  };
  visit(ast);
  const open = uncertain ? null : openEndOf(dates);
  return { fields, rows, time: uncertain ? null : timeOf(dates), ...(open === null ? {} : { open }) };
}

type DateCondition = { readonly operator: string; readonly from: string; readonly to: string };

/** The one side to which conditions on dates leave the time open; they all name one day. */
function openEndOf(dates: readonly DateCondition[]): NonNullable<Conditions["open"]> | null {
  const [first] = dates;
  if (first === undefined || dates.some(({ operator, from }) => operator !== first.operator || from !== first.from)) return null;
  const year = Number(first.from.slice(0, 4));
  if (first.operator.startsWith(">")) return { to: "future", year };
  return first.operator.startsWith("<") ? { to: "past", year } : null;
}

function timeOf(dates: readonly DateCondition[]): Conditions["time"] {
  let from = "";
  let to = "";
  for (const date of dates) {
    if (date.operator === "=") [from, to] = [date.from, date.to];
    else if (date.operator === ">=") from = date.from;
    else if (date.operator === ">") from = dayOfNumber(dayNumber(date.to) + 1);
    else if (date.operator === "<=") to = date.to;
    else if (date.operator === "<") to = dayOfNumber(dayNumber(date.from) - 1);
    else return null;
  }
  if (from === "" && to === "") return null;
  // An open end leaves the year of the other.
  return { from: from === "" ? `${to.slice(0, 4)}-01-01` : from, to: to === "" ? `${from.slice(0, 4)}-12-31` : to };
}
