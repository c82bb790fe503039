/** Under so many checks a share says more about chance than about anybody's work. */
export const ENOUGH_CHECKS = 5;
/** 95 of 100 intervals hold the true share. */
const Z = 1.96;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Wilson's interval of a share, 0 to 1: stays inside the bounds and honest for few cases. Null without any. */
export function wilson(hits: number, n: number): Interval | null {
  if (n <= 0) return null;
  const p = hits / n;
  const z2 = Z * Z;
  const middle = p + z2 / (2 * n);
  const spread = Z * Math.sqrt((p * (1 - p) + z2 / (4 * n)) / n);
  const bound = (value: number) => Math.min(1, Math.max(0, value / (1 + z2 / n)));
  return { low: bound(middle - spread), high: bound(middle + spread) };
}

/** Compared answers of one operator or variable. */
export interface AgreementCount {
  readonly key: string;
  readonly checks: number;
  readonly agree: number;
  readonly differ: number;
}

export interface AgreementLine extends AgreementCount {
  /** Answers compared. */
  readonly n: number;
  /** Null: too few checks to say. */
  readonly share: number | null;
  readonly interval: Interval | null;
}

/** Shares with their intervals, the least agreement first and those with too few checks last. */
export function agreementLines(counts: readonly AgreementCount[]): readonly AgreementLine[] {
  const lines = counts.map((count): AgreementLine => {
    const n = count.agree + count.differ;
    const isEnough = count.checks >= ENOUGH_CHECKS && n > 0;
    return {
      ...count,
      n,
      share: isEnough ? count.agree / n : null,
      interval: isEnough ? wilson(count.agree, n) : null,
    };
  });
  return lines.toSorted(
    (a, b) => (a.share ?? 2) - (b.share ?? 2) || b.n - a.n || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0),
  );
}
