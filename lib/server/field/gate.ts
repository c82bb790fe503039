import "server-only";
import { type RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { sharedLimiter } from "@/lib/server/db/limiter";

/** Exchanges at work in one process: each runs up to two transactions at once, and pages need connections as well. */
const AT_ONCE = 3;
/** Those that wait for a place; whoever comes after is told when to come again. */
const MOST_WAITING = 32;
/** Exchanges of one device a minute: a day's work of a thousand families is twenty batches. */
const A_MINUTE = 120;
const FIRST_PAUSE_MS = 1_000;

let running = 0;
const waiting: (() => void)[] = [];

/** Whether whoever comes now would be sent away: told before their body is read. */
export function isFull(): boolean {
  return running >= AT_ONCE && waiting.length >= MOST_WAITING;
}

/** Works when there is a place, in the order of asking. Null when too many wait already: nothing was begun. */
export async function withPlace<T>(work: () => Promise<T>): Promise<T | null> {
  return isFull() ? null : inLine(work);
}

/** The same for what cannot be sent away in its middle, as a carried file: it waits however many do. */
export async function inLine<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next(); // the place goes over
  }
}

/** When to come again, milliseconds: longer the more wait, and spread so that they do not come together. */
export function pauseMs(random: number, least = FIRST_PAUSE_MS): number {
  return Math.round(least + random * (FIRST_PAUSE_MS + waiting.length * 100));
}

let perDevice: RateLimiterPostgres | undefined;

/** Takes one of a device's tries; the milliseconds to wait where it has none left, else null. */
export async function waitOf(deviceId: string): Promise<number | null> {
  perDevice ??= sharedLimiter({ keyPrefix: "fd", points: A_MINUTE, duration: 60, blockDuration: 0 });
  try {
    await perDevice.consume(deviceId);
    return null;
  } catch (error) {
    if (error instanceof RateLimiterRes) return Math.max(FIRST_PAUSE_MS, error.msBeforeNext);
    throw error;
  }
}
