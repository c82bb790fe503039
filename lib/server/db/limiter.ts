import "server-only";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { handles } from "./pool";

export interface Limit {
  readonly keyPrefix: string;
  readonly points: number;
  /** Seconds in which the points may be spent. */
  readonly duration: number;
  /** Seconds of rest when they are spent. */
  readonly blockDuration: number;
}

/** A limiter that all processes share through the table `rate_limit`. */
export function sharedLimiter(limit: Limit): RateLimiterPostgres {
  return new RateLimiterPostgres({
    ...limit,
    storeClient: handles().pool,
    tableName: "rate_limit",
    tableCreated: true,
    clearExpiredByTimeout: false,
  });
}

/** Pays one point first; false when none is left. */
export async function hasPaid(limiter: RateLimiterPostgres, at: string): Promise<boolean> {
  try {
    await limiter.consume(at);
    return true;
  } catch (error) {
    // Past the limit, consume rejects with its state; anything else is a fault of the store.
    if (error instanceof RateLimiterRes) return false;
    throw error;
  }
}
