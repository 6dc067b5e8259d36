/** What the data files hold, read with care: they are data, not code. */

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
export const text = (value: unknown): string => (typeof value === "string" ? value : typeof value === "number" ? String(value) : "");
export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
export const number = (value: unknown): number => (typeof value === "number" ? value : 0);
