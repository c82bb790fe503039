import "server-only";
import { type RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { keyedHash } from "@/lib/server/crypto/seal";
import { sharedLimiter } from "@/lib/server/db/limiter";
import type { ApiClient } from "./client";

/** Tokens asked for in a minute: a system needs one in a quarter of an hour; some run several at once. */
const TOKENS_A_CLIENT = 20;
const TOKENS_AN_ADDRESS = 60;
/** Tries in a minute, whatever key they show. */
const PUSHES_AN_ADDRESS = 30;
const DAY_S = 24 * 60 * 60;

const limiters = new Map<string, RateLimiterPostgres>();

function hashed(text: string): string {
  return keyedHash("api-limit", text).toString("base64url").slice(0, 32);
}

/** @param duration seconds in which the points may be spent */
function limiter(keyPrefix: string, points: number, duration = 60): RateLimiterPostgres {
  const name = `${keyPrefix}:${points}`;
  const known = limiters.get(name) ?? sharedLimiter({ keyPrefix, points, duration, blockDuration: 0 });
  limiters.set(name, known);
  return known;
}

/** Seconds to wait where nothing is left, else null. */
async function take(from: RateLimiterPostgres, key: string): Promise<number | null> {
  try {
    await from.consume(key);
    return null;
  } catch (error) {
    if (error instanceof RateLimiterRes) return Math.max(1, Math.ceil(error.msBeforeNext / 1_000));
    throw error; // a fault of the store
  }
}

/** Takes one of a client's requests of this minute. */
export function waitOfClient({ id, requestsAMinute }: ApiClient): Promise<number | null> {
  return take(limiter("api", requestsAMinute), id);
}

/** Takes one push: of the address, before any key is looked up; then of the key, so many in a day. */
export function waitForPush(
  address: string,
  of: { readonly key: string; readonly aDay: number } | null,
): Promise<number | null> {
  if (of !== null) return take(limiter("sidp", of.aDay, DAY_S), of.key);
  return take(limiter("sida", PUSHES_AN_ADDRESS), hashed(address));
}

/** Takes one try at a token, before anything is looked up: of the address, then of whichever client it names, known or not. */
export async function waitForToken(clientId: string, address: string): Promise<number | null> {
  return (
    (await take(limiter("apia", TOKENS_AN_ADDRESS), hashed(address))) ??
    (await take(limiter("apit", TOKENS_A_CLIENT), hashed(clientId)))
  );
}
