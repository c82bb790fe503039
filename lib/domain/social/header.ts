import { type Action, type Header, MESSAGE_MINUTES, MOST_REQUESTS } from "./message";
import type { HeaderCode } from "./reason";

const DAY_MINUTES = 1440;

function minutesApart(stamp: string, now: Date): number {
  return Math.abs(new Date(stamp).getTime() - now.getTime()) / 60_000;
}

/** What is wrong with the header of a message whose sender is known; null: nothing. That it was sent before is found where it is kept. */
export function headerFault(header: Header, action: Action, requests: number, now: Date): HeaderCode | null {
  if (!/^1(?:\.\d+){0,2}$/.test(header.version)) return "rjct.version.invalid";
  if (header.action !== action) return "rjct.action.invalid";
  if (!(minutesApart(header.message_ts, now) <= MESSAGE_MINUTES)) return "rjct.message_ts.invalid";
  if (requests > MOST_REQUESTS || header.total_count > MOST_REQUESTS) return "rjct.total_count.limit_exceeded";
  return requests === 0 || header.total_count !== requests ? "rjct.total_count.invalid" : null;
}

/** Whether the time of one request of a message is believable. */
export function isTimely(stamp: string, now: Date): boolean {
  return minutesApart(stamp, now) <= DAY_MINUTES;
}
