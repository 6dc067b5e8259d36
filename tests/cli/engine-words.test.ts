/** The engine knows no industry: nothing in src/ names the flagship's. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../support/run.js";

const words =
  /大模型|人工智能|算力|芯片|备案|智能体|语言模型|\bAI\b|\bLLMs?\b|\bGPT|ChatGPT|language model|large model|neural|\bGPUs?\b|semiconductor|Baidu|百度|阿里|Alibaba|Huawei|华为|OpenAI|DeepSeek|SuperCLUE|china-llm/i;

describe("the engine", () => {
  it("contains no word of the flagship's industry", () => {
    const found: string[] = [];
    const walk = (folder: string) => {
      for (const entry of readdirSync(folder, { withFileTypes: true })) {
        const file = path.join(folder, entry.name);
        if (entry.isDirectory()) walk(file);
        else if (/\.(ts|tsx|css|typ)$/.test(entry.name)) {
          readFileSync(file, "utf8")
            .split("\n")
            .forEach((line, i) => {
              // The contract names the default pack; that path is the one exception.
              const hit = words.exec(line.replaceAll("packs/china-llm", ""));
              if (hit !== null) found.push(`${path.relative(root, file)}:${i + 1} "${hit[0]}"`);
            });
        }
      }
    };
    walk(path.join(root, "src"));
    walk(path.join(root, "assets/pdf"));
    walk(path.join(root, "templates"));
    expect(found).toEqual([]);
  });
});
