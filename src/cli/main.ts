#!/usr/bin/env node
/** The program `almanac`: finds the command, runs it, and turns its outcome into an exit code. Messages go to stderr, results to stdout. */
import { helpOf, parseArguments } from "./arguments.js";
import { commands } from "./commands.js";
import { systemFault } from "./system-fault.js";
import { UsageError } from "./usage.js";
import { engineVersion } from "./version.js";

function overview(): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  const lines = Object.entries(commands).map(
    ([name, { summary, run }]) => `  ${name.padEnd(width)}  ${summary}${run === undefined ? " (not yet)" : ""}`,
  );
  return `almanac: industry research as code\n\nusage: almanac COMMAND [options]\n\n${lines.join("\n")}\n\n  almanac COMMAND --help shows a command's options.\n`;
}

async function main(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv;
  if (name === "help" && rest.length > 0) return main([...rest, "--help"]);
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    process.stdout.write(overview());
    return name === undefined ? 2 : 0;
  }
  if (name === "--version" || name === "-v") {
    process.stdout.write(`${engineVersion()}\n`);
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) throw new UsageError(`almanac: there is no command "${name}"\n${overview()}`);
  if (rest.includes("--help") || rest.includes("-h")) {
    const words = rest.filter((word) => word !== "--help" && word !== "-h");
    process.stdout.write((await command.help?.(words)) ?? helpOf(name, command));
    return 0;
  }
  if (command.run === undefined) throw new UsageError(`almanac ${name}: not yet; this command comes in a later version`);
  return command.run(parseArguments(name, command, rest));
}

// Whoever reads the output may stop reading (`almanac check | head`): that ends the program, and is no fault of it.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(process.exitCode ?? 0);
});

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    if (error instanceof UsageError) {
      process.stderr.write(`${error.message.trimEnd()}\n`);
      process.exitCode = 2;
      return;
    }
    const refused = systemFault(error);
    if (refused !== null) {
      process.stderr.write(`almanac: ${refused}\nmake room or choose another place, and run again\n`);
      process.exitCode = 1;
      return;
    }
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(
      `almanac: something went wrong inside the program: ${reason}\nSet ALMANAC_DEBUG=1 and run again to see where, and report it.\n`,
    );
    if (process.env.ALMANAC_DEBUG === "1" && error instanceof Error) process.stderr.write(`${error.stack ?? ""}\n`);
    process.exitCode = 1;
  },
);
