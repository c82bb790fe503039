/** Two-sided 95 %. */
const Z = 1.959964;

/** Bounds in percent. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/**
 * How far a share of so few may move by chance alone (Wilson's interval, 95 %), in percent; null where nobody stands below the line.
 * Holds its width near 0 and 100 %, where a symmetric interval would leave the scale. Of counts rounded to a step it reaches from the
 * lowest share that they may stand for to the highest.
 */
export function plausibleRange(counted: number, base: number, step = 0): Range | null {
  if (base <= 0) return null;
  if (step === 0) return wilson(counted, base);
  const half = step / 2;
  const least = Math.max(0, counted - half);
  return {
    low: wilson(counted === 0 ? 0 : least, base + half).low,
    high: wilson(Math.min(counted === 0 ? 0 : counted + half, Math.max(1, base - half)), Math.max(1, base - half)).high,
  };
}

function wilson(counted: number, base: number): Range {
  const share = counted / base;
  const spread = Z * Z;
  const middle = share + spread / (2 * base);
  const half = Z * Math.sqrt((share * (1 - share) + spread / (4 * base)) / base);
  const whole = 1 + spread / base;
  return { low: Math.max(0, ((middle - half) / whole) * 100), high: Math.min(100, ((middle + half) / whole) * 100) };
}
