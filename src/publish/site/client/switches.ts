/** Light or dark; the same page in another edition; menus that close. */
import { list } from "./shapes.js";
import { load } from "./store.js";

function startTheme(): void {
  const button = document.querySelector<HTMLButtonElement>("[data-act=theme]");
  if (button === null) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    const set = document.documentElement.dataset.theme;
    const dark = set === undefined ? matchMedia("(prefers-color-scheme: dark)").matches : set === "dark";
    const next = dark ? "light" : "dark";
    document.documentElement.dataset.theme = next;
    try {
      localStorage.setItem("almanac-theme", next);
    } catch {
      // Not kept where storage is forbidden.
    }
  });
}

/** Whether the edition and language in the folder `base` has a page. */
export async function hasPage(base: string, page: string): Promise<boolean> {
  const name = /([^/]+\/[^/]+)\/$/.exec(base)?.[1] ?? "";
  const pages = await load("pages", name, "data/pages.js", base).catch(() => []);
  return list(pages).includes(page);
}

/** Links to another edition lead to its first page; where it has this very page they lead there. */
function startEditions(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>("a[data-same]")];
  const upgrade = () => {
    for (const link of links) {
      const base = (link.getAttribute("href") ?? "").replace(/index\.html$/, "");
      const same = link.dataset.same ?? "";
      void hasPage(base, same).then((there) => {
        if (there) link.href = base + same;
      });
    }
  };
  const menu = document.querySelector<HTMLDetailsElement>("details.menu");
  menu?.addEventListener("toggle", upgrade, { once: true });
  if (links.some((link) => menu === null || !menu.contains(link))) upgrade();
  if (menu === null) return;
  document.addEventListener("click", (event) => {
    if (event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) {
      menu.open = false;
      menu.querySelector("summary")?.focus();
    }
  });
}

export function startSwitches(): void {
  startTheme();
  startEditions();
}
