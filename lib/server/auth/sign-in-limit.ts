import "server-only";
import { createHmac } from "node:crypto";
import { type RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { config } from "@/lib/server/config/config";
import { sharedLimiter } from "@/lib/server/db/limiter";

interface Limits {
  readonly perPersonAndPlace: RateLimiterPostgres;
  readonly perPerson: RateLimiterPostgres;
  readonly perPlace: RateLimiterPostgres;
}

let limits: Limits | undefined;

/** Wrong tries alone count. */
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

function keysOf(username: string, address: string) {
  return { both: key(`${username}|${address}`), person: key(username), place: key(address) };
}

/** True when another try may be made now. */
export async function maySignIn(username: string, address: string): Promise<boolean> {
  limits ??= open();
  const keys = keysOf(username, address);
  const states = await Promise.all([
    limits.perPersonAndPlace.get(keys.both),
    limits.perPerson.get(keys.person),
    limits.perPlace.get(keys.place),
  ]);
  const points = [limits.perPersonAndPlace.points, limits.perPerson.points, limits.perPlace.points];
  return states.every((state, index) => state === null || state.consumedPoints < (points[index] ?? 0));
}

/** Counts a wrong try. */
export async function countWrongTry(username: string, address: string): Promise<void> {
  limits ??= open();
  const keys = keysOf(username, address);
  const counted = await Promise.allSettled([
    limits.perPersonAndPlace.consume(keys.both),
    limits.perPerson.consume(keys.person),
    limits.perPlace.consume(keys.place),
  ]);
  for (const result of counted) {
    // Past the limit, consume rejects with its state; anything else is a fault of the store.
    if (result.status === "rejected" && !(result.reason instanceof RateLimiterRes)) throw result.reason;
  }
}

/** A right password clears the person's own counter at this place. */
export async function clearTries(username: string, address: string): Promise<void> {
  limits ??= open();
  await limits.perPersonAndPlace.delete(keysOf(username, address).both);
}
