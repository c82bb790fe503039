import "server-only";
import { createHmac } from "node:crypto";
import type { RateLimiterPostgres } from "rate-limiter-flexible";
import { config } from "@/lib/server/config/config";
import { hasPaid, sharedLimiter } from "@/lib/server/db/limiter";

interface Limits {
  readonly perPersonAndPlace: RateLimiterPostgres;
  readonly perPerson: RateLimiterPostgres;
  readonly perPlace: RateLimiterPostgres;
}

let limits: Limits | undefined;

function open(): Limits {
  return {
    perPersonAndPlace: sharedLimiter({ keyPrefix: "pp", points: 5, duration: 900, blockDuration: 900 }),
    perPerson: sharedLimiter({ keyPrefix: "p", points: 50, duration: 3600, blockDuration: 900 }),
    perPlace: sharedLimiter({ keyPrefix: "a", points: 100, duration: 900, blockDuration: 900 }),
  };
}

/** Keys are keyed hashes: the table tells nobody who tried from where. */
function key(text: string): string {
  return createHmac("sha256", config().authSecret).update(text).digest("base64url").slice(0, 32);
}

/** A try that was paid for before the password was looked at. */
export interface SignInTry {
  /** The password was right: the try costs nothing, and the person's own counter at this place is cleared. */
  giveBack(): Promise<void>;
}

/**
 * Pays for one try, first: counted afterwards, a hundred tries sent at the same moment would all find the counter low.
 * Null when the person, the place or both together have none left. What was paid before the refusing counter is given
 * back, so that tries refused at one place do not use up the person's tries at another.
 */
export async function takeTry(username: string, address: string): Promise<SignInTry | null> {
  limits ??= open();
  const { perPersonAndPlace, perPerson, perPlace } = limits;
  const both = key(`${username}|${address}`);
  const paid: (readonly [RateLimiterPostgres, string])[] = [];
  for (const [limiter, at] of [
    [perPersonAndPlace, both],
    [perPerson, key(username)],
    [perPlace, key(address)],
  ] as const) {
    if (await hasPaid(limiter, at)) paid.push([limiter, at]);
    else {
      await reward(paid);
      return null;
    }
  }
  return {
    async giveBack() {
      await reward(paid.slice(1));
      await perPersonAndPlace.delete(both);
    },
  };
}

async function reward(paid: readonly (readonly [RateLimiterPostgres, string])[]): Promise<void> {
  for (const [limiter, at] of paid) await limiter.reward(at);
}
