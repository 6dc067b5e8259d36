/** Data files are scripts that push what they hold; each is loaded once, when first needed. */
import { root } from "./dom.js";

type Packet = readonly [kind: string, name: string | number, data: unknown];

declare global {
  interface Window {
    almanac?: { push(...packets: Packet[]): unknown };
  }
}

const arrived = new Map<string, unknown>();
const loading = new Map<string, Promise<unknown>>();

window.almanac = {
  push: (...packets) => {
    for (const [kind, name, data] of packets) arrived.set(`${kind} ${name}`, data);
  },
};

/** Loads a data file; `path` is relative to the edition's folder unless `from` says otherwise. */
export function load(kind: string, name: string | number, path: string, from = root): Promise<unknown> {
  const key = `${kind} ${name}`;
  const known = loading.get(key);
  if (known !== undefined) return known;
  const promise = new Promise<unknown>((resolve, reject) => {
    const script = document.createElement("script");
    script.src = from + path;
    script.onload = () => (arrived.has(key) ? resolve(arrived.get(key)) : reject(new Error(path)));
    script.onerror = () => {
      loading.delete(key);
      reject(new Error(path));
    };
    document.head.append(script);
  });
  loading.set(key, promise);
  return promise;
}
