/** Search over sections, figures, series, registers and sources; "/" opens it. */
import { anchor, make } from "./dom.js";
import { list, text } from "./shapes.js";
import { load } from "./store.js";
import { words } from "./words.js";

interface Entry {
  readonly kind: string;
  readonly title: string;
  readonly remark: string;
  readonly href: string;
  readonly folded: string;
}

const most = 40;
/** Kinds in the order they are listed when equally good. */
const order = "sfdgrc";

/** Lower case, full-width letters and digits narrowed: what a reader types and what is printed should meet. */
export const fold = (value: string): string => value.normalize("NFKC").toLowerCase();

async function entries(): Promise<readonly Entry[]> {
  const data = await load("search", 0, "data/search.js");
  return list(data).map((row) => {
    const [kind, title, remark, href] = list(row).map(text);
    return { kind: kind ?? "", title: title ?? "", remark: remark ?? "", href: href ?? "", folded: fold(`${title ?? ""} ${remark ?? ""}`) };
  });
}

/** Every word must occur; in the title counts more, at its beginning most. */
export function score(entry: Entry, parts: readonly string[]): number {
  let total = 0;
  const title = fold(entry.title);
  for (const part of parts) {
    if (!entry.folded.includes(part)) return -1;
    const at = title.indexOf(part);
    total += at < 0 ? 1 : at === 0 ? 6 : 4;
    if (title === part) total += 6;
  }
  return total * 10 + (10 - order.indexOf(entry.kind));
}

export function startSearch(): void {
  const button = document.querySelector<HTMLButtonElement>("[data-act=search]");
  if (button === null) return;
  const dialog = document.createElement("dialog");
  dialog.className = "search";
  const input = document.createElement("input");
  input.className = "q";
  input.type = "search";
  input.placeholder = words.hint;
  input.setAttribute("aria-label", words.search);
  const results = make("ol", { "aria-live": "polite" });
  dialog.append(input, results);
  dialog.setAttribute("aria-label", words.search);
  document.body.append(dialog);

  const show = async () => {
    const parts = fold(input.value)
      .split(/\s+/)
      .filter((part) => part !== "");
    if (parts.length === 0) {
      results.replaceChildren();
      return;
    }
    const all = await entries();
    const found = all
      .map((entry, index) => ({ entry, index, points: score(entry, parts) }))
      .filter(({ points }) => points > 0)
      .sort((a, b) => b.points - a.points || a.index - b.index)
      .slice(0, most);
    results.replaceChildren(
      ...(found.length === 0
        ? [make("li", { class: "none" }, words.none)]
        : found.map(({ entry }) =>
            make(
              "li",
              {},
              anchor(
                entry.href,
                make("i", {}, words.kinds[entry.kind] ?? ""),
                make("span", {}, entry.title, entry.remark === "" ? null : make("small", {}, entry.remark)),
              ),
            ),
          )),
    );
  };
  const open = () => {
    if (!dialog.open) dialog.showModal();
    input.select();
    void entries().catch(() => undefined);
  };
  input.addEventListener("input", () => void show());
  dialog.addEventListener("keydown", (event) => {
    const links = [...results.querySelectorAll("a")];
    if (event.key === "Enter" && document.activeElement === input) links[0]?.click();
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const focused = document.activeElement;
    const at = (focused instanceof HTMLAnchorElement ? links.indexOf(focused) : -1) + step;
    (at < 0 ? input : (links[at] ?? links[links.length - 1]))?.focus();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || (event.target instanceof Element && event.target.closest("a") !== null)) dialog.close();
  });
  button.hidden = false;
  button.addEventListener("click", open);
  document.addEventListener("keydown", (event) => {
    const typing =
      event.target instanceof HTMLElement && (event.target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName));
    if (event.key !== "/" || typing || event.metaKey || event.ctrlKey || event.altKey || document.querySelector("dialog[open]") !== null)
      return;
    event.preventDefault();
    open();
  });
}
