/** How many steps had waited so long, by bucket. */
export interface WaitedCount {
  readonly bucket: number;
  readonly steps: number;
}

/** Where nobody knows how long it waited. */
export const UNKNOWN_BUCKET = -1;
const LAST_BUCKET = 120;
/** Buckets grow: one hour wide at first, four after a day, a day after eight. */
const STEEPNESS = 8;

/** The bucket of a wait; `app_flow_bucket` in SQL says the same. */
export function bucketOf(hours: number): number {
  return Math.min(LAST_BUCKET, Math.floor(STEEPNESS * Math.log(1 + Math.max(0, hours) / STEEPNESS)));
}

/** Hours at which a bucket begins. */
export function bucketStart(bucket: number): number {
  return STEEPNESS * (Math.exp(bucket / STEEPNESS) - 1);
}

/**
 * Hours within which a share of the steps was taken, from 0 to 1, evenly spread inside a bucket; null where none is known. It is off by
 * less than its bucket's width.
 */
export function hoursWithin(counts: readonly WaitedCount[], share: number): number | null {
  const known = counts
    .filter(({ bucket, steps }) => bucket !== UNKNOWN_BUCKET && steps > 0)
    .toSorted((a, b) => a.bucket - b.bucket);
  const total = known.reduce((sum, { steps }) => sum + steps, 0);
  let below = 0;
  for (const { bucket, steps } of known) {
    if (below + steps >= share * total) {
      const [from, to] = [bucketStart(bucket), bucketStart(bucket + 1)];
      return from + ((share * total - below) / steps) * (to - from);
    }
    below += steps;
  }
  return null;
}
