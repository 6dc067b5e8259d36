/** Formulas over plain numbers, written in the expression language: names, + − * / ^ and a few functions. For simulation and sensitivity. */
import { type Expression, parseExpression } from "../../expression/index.js";
import { Refusal } from "../methods/method.js";

export type Formula = (values: Readonly<Record<string, number>>) => number;

const functions: Readonly<Record<string, (args: readonly number[]) => number>> = {
  exp: ([x = Number.NaN]) => Math.exp(x),
  ln: ([x = Number.NaN]) => Math.log(x),
  sqrt: ([x = Number.NaN]) => Math.sqrt(x),
  abs: ([x = Number.NaN]) => Math.abs(x),
  min: (args) => Math.min(...args),
  max: (args) => Math.max(...args),
  sum: (args) => args.reduce((total, value) => total + value, 0),
};

/** @throws Refusal when the text does not parse, uses what is no plain arithmetic, or a name that is not among `names`. */
export function plainFormula(text: string, names: readonly string[]): Formula {
  const parsed = parseExpression(text);
  if (!parsed.ok) {
    const [problem] = parsed.problems;
    throw new Refusal("input", `formula: ${problem?.message ?? "does not parse"}`, problem?.fix ?? "see docs/expressions.md");
  }
  return compiled(parsed.ast, new Set(names));
}

function compiled(node: Expression, names: ReadonlySet<string>): Formula {
  switch (node.kind) {
    case "number": {
      const value = Number(node.value);
      return () => value;
    }
    case "name": {
      const { name } = node;
      if (!names.has(name)) throw new Refusal("input", `formula: “${name}” is no input`, `inputs are ${[...names].join(", ")}`);
      return (values) => values[name] ?? Number.NaN;
    }
    case "negate": {
      const operand = compiled(node.operand, names);
      return (values) => -operand(values);
    }
    case "binary":
      return arithmetic(node.operator, compiled(node.left, names), compiled(node.right, names));
    case "call": {
      const apply = functions[node.name];
      if (apply === undefined || node.args.length === 0 || node.args.some((argument) => argument.name !== undefined))
        throw new Refusal("input", `formula: ${node.name}(…) is not known here`, `functions are ${Object.keys(functions).join(", ")}`);
      const args = node.args.map((argument) => compiled(argument.value, names));
      return (values) => apply(args.map((argument) => argument(values)));
    }
    default:
      throw new Refusal("input", "formula: only names, numbers, + - * / ^ and functions stand here", "give cells as inputs with names");
  }
}

function arithmetic(operator: string, left: Formula, right: Formula): Formula {
  switch (operator) {
    case "+":
      return (values) => left(values) + right(values);
    case "-":
      return (values) => left(values) - right(values);
    case "*":
      return (values) => left(values) * right(values);
    case "/":
      return (values) => left(values) / right(values);
    case "^":
      return (values) => left(values) ** right(values);
    default:
      throw new Refusal("input", `formula: “${operator}” has no number`, "use + - * / ^");
  }
}
