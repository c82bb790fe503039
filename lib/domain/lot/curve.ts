import type { PlanRow } from "./plan";

/**
 * How probable it is that a lot passes: the hypergeometric distribution, since a lot is finite and nothing is drawn twice.
 * @param size families of the lot
 * @param faulty of them
 * @param row how many are looked at and how many faults are borne; a sample larger than the lot is the lot
 */
export function passProbability(size: number, faulty: number, row: Pick<PlanRow, "sample" | "acceptance">): number {
  const sample = Math.min(row.sample, size);
  if (faulty <= row.acceptance) return 1;
  const all = logChoose(size, sample);
  let sum = 0;
  for (let found = Math.max(0, sample - (size - faulty)); found <= Math.min(row.acceptance, sample); found += 1)
    sum += Math.exp(logChoose(faulty, found) + logChoose(size - faulty, sample - found) - all);
  return Math.min(1, sum);
}

const LOG_FACTORIALS: number[] = [0];

function logFactorial(n: number): number {
  for (let next = LOG_FACTORIALS.length; next <= n; next += 1)
    LOG_FACTORIALS.push((LOG_FACTORIALS[next - 1] ?? 0) + Math.log(next));
  return LOG_FACTORIALS[n] ?? 0;
}

/** Natural logarithm of the binomial coefficient: the coefficients themselves leave the range of numbers. */
function logChoose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}

/** A point of an operating curve: the true share of faulty families and the probability of passing. */
export interface CurvePoint {
  readonly faulty: number;
  readonly share: number;
  readonly passes: number;
}

/** The operating curve of a lot, at every number of faulty families up to a share. */
export function operatingCurve(
  size: number,
  row: Pick<PlanRow, "sample" | "acceptance">,
  upToShare = 1,
): readonly CurvePoint[] {
  return Array.from({ length: Math.ceil(size * upToShare) + 1 }, (_, faulty) => ({
    faulty,
    share: faulty / size,
    passes: passProbability(size, faulty, row),
  }));
}

/** The chance that good work is sent back, and the chance that bad work passes, that the two points speak of. */
export const PRODUCER_PASSES = 0.95;
export const CONSUMER_PASSES = 0.1;

/** What a plan promises to either side, for lots of one size. Shares of faulty families. */
export interface RiskPoints {
  /** Producer's point: lots up to this share pass with 95 % or more. */
  readonly producer: number;
  /** Consumer's point: lots from this share on pass with 10 % or less. */
  readonly consumer: number;
}

/** The two points by halving: the curve only falls. */
export function riskPoints(size: number, row: Pick<PlanRow, "sample" | "acceptance">): RiskPoints {
  const lastWith = (least: number) => {
    let [holds, fails] = [0, size + 1];
    while (fails - holds > 1) {
      const middle = Math.floor((holds + fails) / 2);
      if (passProbability(size, middle, row) >= least) holds = middle;
      else fails = middle;
    }
    return holds;
  };
  const consumer = Math.min(size, lastWith(CONSUMER_PASSES + Number.EPSILON) + 1);
  return { producer: lastWith(PRODUCER_PASSES) / size, consumer: consumer / size };
}
