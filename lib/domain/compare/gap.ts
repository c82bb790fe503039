import type { CubeCell } from "../cube/table";
import { plausibleRange } from "../cube/uncertainty";
import { isShown } from "../dashboard/figure";

/** Difference of two shares in percentage points, with how far it may lie from there by chance. */
export interface Gap {
  readonly points: number;
  readonly low: number;
  readonly high: number;
  /** No difference is among what chance gives. */
  readonly isChance: boolean;
}

/** Which of the two lies inside the other. */
export type Inside = "none" | "one" | "other";

/**
 * The first share less the second, with Newcombe's interval from both of Wilson's (Statistics in Medicine 17, 1998, method 10). Null where
 * one is withheld or has nobody below the line. An area that lies inside the other is compared with the rest of it, for it is a part of
 * both; the difference said is still that of the two figures. Rounded counts differ only where all that they may stand for do.
 */
export function gapOf(one: CubeCell, other: CubeCell, inside: Inside): Gap | null {
  if (inside === "other") return turned(gapOf(other, one, "one"));
  const [a, b] = [countsOf(one), countsOf(other)];
  if (a === null || b === null) return null;
  if (inside === "none") return newcombe(a, b);
  const rest = restOf(a, b);
  // Counted on different days, a part may be larger than its whole.
  if (rest.base < 0 || rest.counted < 0 || rest.counted > rest.base) return null;
  if (rest.base === 0) return { points: 0, low: 0, high: 0, isChance: true };
  const weight = rest.base / b.base;
  const apart = newcombe(a, rest);
  return apart === null
    ? null
    : { ...apart, points: apart.points * weight, low: apart.low * weight, high: apart.high * weight };
}

interface Counts {
  readonly counted: number;
  readonly base: number;
  readonly step: number;
}

function countsOf({ counted, base, step = 0 }: CubeCell): Counts | null {
  return isShown(counted) && isShown(base) && base > 0 ? { counted, base, step } : null;
}

/** The whole without its part. By rounding alone more may seem to be counted than there are. */
function restOf(part: Counts, whole: Counts): Counts {
  const [base, step] = [whole.base - part.base, whole.step + part.step];
  const counted = whole.counted - part.counted;
  return { base, step, counted: step === 0 ? counted : Math.min(Math.max(0, counted), Math.max(0, base)) };
}

function newcombe(a: Counts, b: Counts): Gap | null {
  const [first, second] = [plausibleRange(a.counted, a.base, a.step), plausibleRange(b.counted, b.base, b.step)];
  if (first === null || second === null) return null;
  const [p, q] = [(a.counted / a.base) * 100, (b.counted / b.base) * 100];
  const points = p - q;
  const low = points - Math.hypot(p - first.low, second.high - q);
  const high = points + Math.hypot(first.high - p, q - second.low);
  return { points, low, high, isChance: low <= 0 && high >= 0 };
}

function turned(gap: Gap | null): Gap | null {
  return gap === null ? null : { ...gap, points: -gap.points, low: -gap.high, high: -gap.low };
}
