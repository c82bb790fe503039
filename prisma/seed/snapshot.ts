import { quarterOf, type Snapshot } from "@/lib/domain/dynamics/snapshot";
import { addDays } from "./calendar";

/** Quarters that the demo knows: a year and the quarter before it. */
const KNOWN = 5;
/** Days since the newest ranking: what the demo's villages had applied in the last months lies before it. */
const SINCE_NEWEST = 4;
/** Days from the first of a quarter to its ranking. */
const RANKED_AFTER = 9;

/** The demo's snapshots, the oldest first: the newest a few days old, those before ranked on the tenth day of their quarter. */
export function demoSnapshots(on: string): readonly Snapshot[] {
  const newest = addDays(on, -SINCE_NEWEST);
  const found: Snapshot[] = [{ id: quarterOf(newest), rankedOn: newest }];
  for (let day = addDays(firstOf(newest), -1); found.length < KNOWN; day = addDays(firstOf(day), -1))
    found.push({ id: quarterOf(day), rankedOn: addDays(firstOf(day), RANKED_AFTER) });
  return found.reverse();
}

/** First day of the quarter of a day. */
function firstOf(day: string): string {
  const month = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1;
  return `${day.slice(0, 4)}-${String(month).padStart(2, "0")}-01`;
}
