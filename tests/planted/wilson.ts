/** Wilson score interval of a proportion (Wilson 1927), at 95 %. */
export function wilson(hits: number, n: number, z = 1.96): readonly [number, number] {
  if (n === 0) return [0, 1];
  const p = hits / n;
  const centre = p + (z * z) / (2 * n);
  const spread = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  return [Math.max(0, (centre - spread) / scale), Math.min(1, (centre + spread) / scale)];
}
