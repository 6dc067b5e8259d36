/** Tests by room. The product tests look at the flagship built once by scripts/test.mjs; the browser tests open it in Chromium. */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    testTimeout: 180_000,
    hookTimeout: 240_000,
    projects: [
      {
        extends: true,
        test: { name: "rooms", include: ["tests/**/*.test.ts", "src/**/*.test.ts"], exclude: ["tests/product/**", "tests/browser/**"] },
      },
      { extends: true, test: { name: "product", include: ["tests/product/**/*.test.ts"] } },
      { extends: true, test: { name: "browser", include: ["tests/browser/**/*.test.ts"], fileParallelism: false } },
    ],
  },
});
