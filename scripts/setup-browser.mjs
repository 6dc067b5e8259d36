/** Installs Chromium with the system's package manager, for the browser tests. Does nothing when one is there. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { browserPaths } from "./browser-paths.mjs";

const found = browserPaths().find((file) => existsSync(file));
if (found !== undefined) {
  console.log(`Chromium is at ${found}`);
} else {
  const sudo = process.getuid?.() === 0 ? [] : ["sudo"];
  for (const args of [
    ["apt-get", "update", "-qq"],
    ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"],
  ]) {
    const [program, ...rest] = [...sudo, ...args];
    const { status } = spawnSync(program, rest, { stdio: "inherit", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
    if (status !== 0) {
      console.error("setup:browser could not install Chromium with apt-get; install it yourself and set CHROMIUM_PATH to its program file");
      process.exit(1);
    }
  }
}
