/** Command-line arguments: what each command takes, parsed once and refused with a sentence a person can act on. */
import { parseArgs } from "node:util";
import { UsageError } from "./usage.js";

export interface CommandSpec {
  readonly summary: string;
  /** As printed after the command's name. */
  readonly usage: string;
  /** Option name → value placeholder; "" for a flag. */
  readonly options: Readonly<Record<string, { readonly value: string; readonly help: string }>>;
  readonly positionals: { readonly min: number; readonly max: number };
}

export interface Arguments {
  readonly positionals: readonly string[];
  readonly text: (name: string) => string | undefined;
  readonly flag: (name: string) => boolean;
}

/** @throws UsageError when an option is unknown, lacks its value, or the number of arguments is wrong. */
export function parseArguments(name: string, spec: CommandSpec, argv: readonly string[]): Arguments {
  const options: Record<string, { type: "string" | "boolean" }> = {};
  for (const [option, { value }] of Object.entries(spec.options)) options[option] = { type: value === "" ? "boolean" : "string" };
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
    throw new UsageError(`almanac ${name}: ${reason}\nusage: almanac ${name} ${spec.usage}`);
  }
  const { min, max } = spec.positionals;
  if (parsed.positionals.length < min || parsed.positionals.length > max) {
    throw new UsageError(
      `almanac ${name}: ${parsed.positionals.length < min ? "an argument is missing" : "too many arguments"}\nusage: almanac ${name} ${spec.usage}`,
    );
  }
  return {
    positionals: parsed.positionals,
    text: (option) => {
      const value = parsed.values[option];
      return typeof value === "string" ? value : undefined;
    },
    flag: (option) => parsed.values[option] === true,
  };
}

/** The page `almanac NAME --help` prints. */
export function helpOf(name: string, spec: CommandSpec): string {
  const lines = [`almanac ${name} ${spec.usage}`, "", `  ${spec.summary}`, ""];
  for (const [option, { value, help }] of Object.entries(spec.options)) {
    lines.push(`  ${`--${option}${value === "" ? "" : ` ${value}`}`.padEnd(28)} ${help}`);
  }
  return `${lines.join("\n")}\n`;
}
