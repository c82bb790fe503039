import "server-only";
import { createHmac } from "node:crypto";
import type { RateLimiterPostgres } from "rate-limiter-flexible";
import { config } from "@/lib/server/config/config";
import { hasPaid, sharedLimiter } from "@/lib/server/db/limiter";

interface Limits {
  readonly perCodeAndPlace: RateLimiterPostgres;
  readonly perPlace: RateLimiterPostgres;
}

let limits: Limits | undefined;

/**
 * A place may guess thirty times in a quarter of an hour, a code at one place five times. There is no counter of a code alone: whoever guesses
 * is slowed where they are, and never keeps the family out that tries from elsewhere.
 */
function open(): Limits {
  return {
    perCodeAndPlace: sharedLimiter({ keyPrefix: "scp", points: 5, duration: 900, blockDuration: 900 }),
    perPlace: sharedLimiter({ keyPrefix: "sp", points: 30, duration: 900, blockDuration: 900 }),
  };
}

/** Keyed hashes: the table tells nobody who tried which letter from where. */
function key(text: string): string {
  return createHmac("sha256", config().authSecret).update(text).digest("base64url").slice(0, 32);
}

/** A try that was paid for before anything was looked up. */
export interface EntryTry {
  /** The family came in: its try costs nothing. */
  giveBack(): Promise<void>;
}

/** Pays for one try first; null when place, or code and place, have none left. */
export async function takeEntryTry(code: string, address: string): Promise<EntryTry | null> {
  limits ??= open();
  const { perCodeAndPlace, perPlace } = limits;
  const place = key(address);
  const both = key(`${code}|${address}`);
  if (!(await hasPaid(perPlace, place)) || !(await hasPaid(perCodeAndPlace, both))) return null;
  return {
    async giveBack() {
      await perPlace.reward(place);
      await perCodeAndPlace.delete(both);
    },
  };
}
