import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";

/**
 * For the portal under test alone, by `--import`: its clock is ahead by as many milliseconds as the file says that CLOCK_FILE names;
 * none without it. A journey so waits for midnight without waiting. `tests/e2e/clock.ts` writes the file.
 */
const path = process.env.CLOCK_FILE;
/** The file is read anew after so many milliseconds of real time. */
const STALE_MS = 20;

let readAt = Number.NEGATIVE_INFINITY;
let ahead = 0;

function aheadNow() {
  if (path === undefined || performance.now() - readAt < STALE_MS) return ahead;
  readAt = performance.now();
  try {
    ahead = Number(readFileSync(path, "utf8")) || 0;
  } catch {
    ahead = 0; // nobody has moved it
  }
  return ahead;
}

const RealDate = globalThis.Date;
const now = () => RealDate.now() + aheadNow();

// A proxy, not a class of its own: what other realms and native code make is still an instance of it.
globalThis.Date = new Proxy(RealDate, {
  construct: (target, values, newTarget) =>
    Reflect.construct(
      target,
      values.length === 0 ? [now()] : values,
      newTarget === globalThis.Date ? target : newTarget,
    ),
  apply: () => new RealDate(now()).toString(),
  get: (target, key) => (key === "now" ? now : Reflect.get(target, key)),
});
