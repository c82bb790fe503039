/** Two-sided 95 %. */
const Z = 1.959964;

/** Bounds in percent. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/**
 * How far a share of so few may move by chance alone (Wilson's interval, 95 %), in percent; null where nobody stands below the line.
 * Holds its width near 0 and 100 %, where a symmetric interval would leave the scale.
 */
export function plausibleRange(counted: number, base: number): Range | null {
  if (base <= 0) return null;
  const share = counted / base;
  const spread = Z * Z;
  const middle = share + spread / (2 * base);
  const half = Z * Math.sqrt((share * (1 - share) + spread / (4 * base)) / base);
  const whole = 1 + spread / base;
  return { low: Math.max(0, ((middle - half) / whole) * 100), high: Math.min(100, ((middle + half) / whole) * 100) };
}
