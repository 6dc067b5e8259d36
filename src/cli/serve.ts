/**
 * `almanac serve`: serves the site on 127.0.0.1 and makes it anew when a file of the pack changes. A pack with errors keeps the last
 * good site and prints what is wrong.
 */
import { watch } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import path from "node:path";
import type { Finding } from "../pack/finding.js";
import type { Arguments } from "./arguments.js";
import { assetFolder } from "./assets.js";
import { checkBeside } from "./check-folder.js";
import { liveSite } from "./live-site.js";
import { chooseEdition, chooseLocale, packFolder } from "./open-pack.js";
import { printFindings, sortFindings } from "./report-findings.js";
import { UsageError } from "./usage.js";

const types: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
  csv: "text/csv; charset=utf-8",
  json: "application/json",
  woff2: "font/woff2",
  png: "image/png",
};

export async function runServe(args: Arguments): Promise<number> {
  const root = await packFolder(args.positionals[0]);
  const port = portOf(args.text("port"));
  const asked = { edition: args.text("edition"), locale: args.text("locale") };
  const tell = (errors: readonly Finding[]): void => {
    if (errors.length > 0) printFindings(sortFindings(errors), (text) => process.stderr.write(text));
  };
  const site = await liveSite(
    root,
    assetFolder(),
    (pack) => ({
      editions: asked.edition === undefined ? pack.file.editions.map(({ id }) => id) : [chooseEdition(pack, asked.edition).id],
      locales: asked.locale === undefined ? pack.file.locales : [chooseLocale(pack, asked.locale)],
    }),
    tell,
  );
  let version = 0;
  const waiting = new Set<() => void>();
  const rebuild = async (): Promise<boolean> => {
    const started = performance.now();
    if (!(await site.refresh())) return false;
    version += 1;
    for (const answer of waiting) answer();
    waiting.clear();
    process.stderr.write(`rebuilt in ${((performance.now() - started) / 1000).toFixed(2)} s\n`);
    return true;
  };
  if (!(await rebuild())) return 1;

  // A change is shown on the page that is looked at; what it means for the others is told a little later.
  let checking = false;
  const checkOthers = async (): Promise<void> => {
    if (checking) return;
    checking = true;
    try {
      for (let seen = -1; seen !== version; ) {
        seen = version;
        const found = await checkBeside({ root, edition: site.edition(), threads: 1 });
        if (seen === version) tell(found.filter(({ severity }) => severity === "error"));
      }
    } finally {
      checking = false;
    }
  };

  // Before the address is told: who reads it may change a file at once.
  const failed = (error: unknown): void => {
    process.stderr.write(`almanac serve: ${error instanceof Error ? error.message : String(error)}\n`);
  };
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<unknown> = Promise.resolve();
  const watching = watch(root, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running
        .then(async () => {
          if (await rebuild()) checkOthers().catch(failed);
          else process.stderr.write("the site stays as it was before this change\n");
        })
        .catch(failed);
    }, 60);
  });

  const server = createServer((request, response) => {
    if (!isLocal(request)) return reply(response, 403, "text/plain; charset=utf-8", "this server answers only its own machine\n");
    const url = addressOf(request.url ?? "/");
    if (url === null) return reply(response, 400, "text/plain; charset=utf-8", "this is no address\n");
    if (url.pathname === "/__almanac/live.js") return live(url, response, () => version, waiting);
    const name = decodePath(url.pathname);
    const names = name === null ? [] : [name, name === "" || name.endsWith("/") ? `${name}index.html` : `${name}/index.html`];
    const file = names.find((candidate) => site.read(candidate) !== undefined);
    const found = file === undefined ? undefined : site.read(file);
    if (file === undefined || found === undefined) return reply(response, 404, "text/plain; charset=utf-8", "there is no such page\n");
    const kind = path.extname(file).slice(1);
    const body =
      kind === "html" && typeof found === "string"
        ? found.replace("</body>", `<script defer src="/__almanac/live.js?start=1"></script></body>`)
        : found;
    reply(response, 200, types[kind] ?? "application/octet-stream", body);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      // As long as it watches, the program does not end.
      watching.close();
      reject(servingFault(error, port));
    });
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  process.stdout.write(`http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : port}/\n`);

  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
  server.closeAllConnections();
  server.close();
  process.exit(0);
}

function servingFault(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === "EADDRINUSE")
    return new UsageError(`almanac serve: port ${port} is in use; give another with --port, or --port 0 for a free one`);
  return error.code === "EACCES" ? new UsageError(`almanac serve: port ${port} is not permitted; give one above 1023 with --port`) : error;
}

function portOf(asked: string | undefined): number {
  const port = Number(asked ?? "4173");
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new UsageError(`almanac serve: --port ${asked} is not a port number`);
  return port;
}

/** Refuses requests that a page of another origin, or a rebound name, sent here. */
export function isLocal(request: Pick<IncomingMessage, "headers">): boolean {
  const local = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;
  const { host, origin } = request.headers;
  if (host === undefined || !local.test(host)) return false;
  return origin === undefined || local.test(origin.replace(/^https?:\/\//, ""));
}

/** What was asked for; a program may ask for anything, such as "//", which is no address. */
function addressOf(asked: string): URL | null {
  const whole = asked.startsWith("/") ? `http://127.0.0.1${asked}` : asked;
  return URL.canParse(whole) ? new URL(whole) : null;
}

function decodePath(pathname: string): string | null {
  try {
    const name = decodeURIComponent(pathname).slice(1);
    return name.split("/").includes("..") || name.includes("\0") ? null : name;
  } catch {
    return null;
  }
}

/** The page's policy forbids fetch, so a script file waits: the answer comes when a new version is there, and reloads the page. */
function live(url: URL, response: ServerResponse, version: () => number, waiting: Set<() => void>): void {
  const script = "text/javascript; charset=utf-8";
  const ask = (seen: number) =>
    `addEventListener("load",()=>{const s=document.createElement("script");s.src="/__almanac/live.js?seen=${seen}";document.head.append(s)});`;
  if (url.searchParams.has("start")) {
    reply(response, 200, script, ask(version()));
    return;
  }
  const reload = () => reply(response, 200, script, "location.reload();");
  if (Number(url.searchParams.get("seen")) !== version()) {
    reload();
    return;
  }
  waiting.add(reload);
  response.once("close", () => waiting.delete(reload));
}

function reply(response: ServerResponse, status: number, type: string, body: string | Uint8Array): void {
  response.writeHead(status, { "content-type": type, "cache-control": "no-store", "x-content-type-options": "nosniff" });
  response.end(body);
}
