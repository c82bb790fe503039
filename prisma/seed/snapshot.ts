import { quarterOf, type Snapshot } from "@/lib/domain/dynamics/snapshot";
import { addDays } from "./calendar";

/** Quarters that the demo knows: a year and the quarter before it. */
const KNOWN = 5;
/** A ranking takes some weeks to reach the regions. */
const LATE_DAYS = 20;

/** The demo's snapshots, the oldest first: each is ranked on the tenth day of its quarter. */
export function demoSnapshots(on: string): readonly Snapshot[] {
  const found: Snapshot[] = [];
  for (let day = addDays(on, -LATE_DAYS); found.length < KNOWN; ) {
    const first = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1;
    const rankedOn = `${day.slice(0, 4)}-${String(first).padStart(2, "0")}-10`;
    if (rankedOn <= day) found.push({ id: quarterOf(rankedOn), rankedOn });
    // Into the quarter before.
    day = addDays(`${day.slice(0, 4)}-${String(first).padStart(2, "0")}-01`, -1);
  }
  return found.reverse();
}
