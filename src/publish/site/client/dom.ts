/** Small helpers over the DOM. Text enters as text nodes only; no markup is ever parsed here. */

type Child = Node | string | null;

export function make(tag: string, attributes: Readonly<Record<string, string>> = {}, ...children: readonly Child[]): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  for (const child of children) if (child !== null) element.append(child);
  return element;
}

/** From the page to its edition's folder: "" or "../". */
export const root = document.documentElement.dataset.root ?? "";
export const locale = document.documentElement.lang;
export const chinese = locale.startsWith("zh");

/** An address inside the edition; anything else is refused, whatever the data say. */
export function inside(href: string): string {
  return /^[a-z]+(\/[a-z0-9~_.-]+)?\.html(#.*)?$/i.test(href) ? root + href : "";
}

export function anchor(href: string, ...children: readonly Child[]): HTMLElement {
  const address = inside(href);
  return address === "" ? make("span", {}, ...children) : make("a", { href: address }, ...children);
}

/** The item at the end of an event's path that matches. */
export function closest(event: Event, selector: string): Element | null {
  return event.target instanceof Element ? event.target.closest(selector) : null;
}
