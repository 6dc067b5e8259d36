/** A new user's way: init, check, build, serve; and what the server refuses. */
import { readFileSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { almanac, json, startAlmanac, temporaryFolder } from "../support/run.js";

const folder = temporaryFolder("init");
const pack = path.join(folder, "my-industry");

function get(port: number, url: string, headers: Record<string, string> = {}): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    request({ host: "127.0.0.1", port, path: url, headers, agent: false }, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        body += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body }));
    })
      .on("error", reject)
      .end();
  });
}

describe("init", () => {
  it("writes a pack that checks without errors or warnings and builds", () => {
    expect(almanac(["init", "my-industry"], { cwd: folder }).status).toBe(0);
    const check = almanac(["check", "my-industry", "--json"], { cwd: folder });
    expect(json(check)).toMatchObject({ findings: [], counts: { error: 0, warning: 0 } });
    const built = almanac(["build", "my-industry", "--out", "report", "--json"], { cwd: folder });
    expect(built.status).toBe(0);
    expect(json(built)).toMatchObject({ editions: [{ id: "current", locale: "en", figures: { built: 2, gap: 0 } }] });
  });

  it("calls the report what it is told", () => {
    expect(almanac(["init", "boxes", "--name", 'Container "shipping"'], { cwd: folder }).status).toBe(0);
    const file = readFileSync(path.join(folder, "boxes", "pack.yaml"), "utf8");
    expect(file).toContain("name: container-shipping\n");
    expect(file).toContain('title: {en: "Container shipping: an industry in numbers"}');
  });

  it("computes what the mirrored tables say", () => {
    const answer = almanac(["query", "growth(gdp @ {geo: CN, period: 2021})", "--pack", pack, "--json"]);
    // 182016.9872 / 149964.1417 − 1
    expect(json(answer)).toMatchObject({ status: "C", formatted: expect.stringContaining("21.4%") });
  });

  it("refuses a folder that is not empty", () => {
    const again = almanac(["init", "my-industry"], { cwd: folder });
    expect(again.status).toBe(2);
    expect(again.stderr).toContain("not empty");
  });
});

describe("serve", () => {
  let port = 0;
  let child: ReturnType<typeof startAlmanac>;
  beforeAll(async () => {
    child = startAlmanac(["serve", pack, "--port", "0"]);
    port = await new Promise<number>((resolve, reject) => {
      let out = "";
      child.stdout.on("data", (chunk: Buffer) => {
        out += chunk.toString();
        const found = /http:\/\/127\.0\.0\.1:(\d+)\//.exec(out);
        if (found !== null) resolve(Number(found[1]));
      });
      child.once("exit", () => reject(new Error(out)));
    });
  });
  afterAll(() => child.kill("SIGKILL"));

  it("serves pages and assets to its own machine only", async () => {
    expect((await get(port, "/")).status).toBe(200);
    expect((await get(port, "/site/current/en/index.html")).body).toContain("</html>");
    expect((await get(port, "/nothing.html")).status).toBe(404);
    expect((await get(port, "/../../etc/passwd")).status).toBe(404);
    expect((await get(port, "/%2e%2e/%2e%2e/etc/passwd")).status).toBe(404);
    expect((await get(port, "/%ff")).status).toBe(404);
    expect((await get(port, "//")).status).toBe(404);
    expect((await get(port, "//[::1")).status).toBe(404);
    expect((await get(port, "http://[::1")).status).toBe(400);
    expect((await get(port, "/constructor")).status).toBe(404);
    expect((await get(port, "/", { host: "evil.example" })).status).toBe(403);
    expect((await get(port, "/", { origin: "https://evil.example" })).status).toBe(403);
  });

  it("ends with exit code 2 when the port is in use", () => {
    const { status, stderr } = almanac(["serve", pack, "--port", String(port)]);
    expect(status).toBe(2);
    expect(stderr).toContain(`port ${port} is in use`);
  });

  it("rebuilds after a change and keeps the last good site when the pack breaks", async () => {
    const file = path.join(pack, "text/en/growth.md");
    const text = readFileSync(file, "utf8");
    const page = async (wanted: string) => {
      for (let i = 0; i < 600; i++) {
        const { body } = await get(port, "/site/current/en/s/growth.html");
        if (body.includes(wanted)) return true;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      return false;
    };
    writeFileSync(file, `${text}\nA sentence that was not there before.\n`);
    expect(await page("A sentence that was not there before.")).toBe(true);
    writeFileSync(file, `${text}\nThe market is worth 99 million.\n`);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(await page("A sentence that was not there before.")).toBe(true);
    writeFileSync(file, text);
  });

  it("tells of errors on pages that nobody looks at", async () => {
    let told = "";
    child.stderr.on("data", (chunk: Buffer) => {
      told += chunk.toString();
    });
    const file = path.join(pack, "text/en/size.md");
    const text = readFileSync(file, "utf8");
    expect((await get(port, "/site/current/en/s/growth.html")).status).toBe(200);
    writeFileSync(file, `${text}\nThe market is worth 99 million.\n`);
    for (let i = 0; i < 600 && !told.includes("size.md"); i++) await new Promise((resolve) => setTimeout(resolve, 100));
    writeFileSync(file, text);
    expect(told).toMatch(/text\/en\/size\.md:\d+:\d+ {2}error PROSE-NUMBER/);
  });
});
