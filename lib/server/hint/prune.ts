import "server-only";
import { referenceSql } from "@/lib/server/db/reference";

const AT_ONCE = 1_000;
const MOST_PARTS = 200;

/** Takes away hints whose time is over and what became of old ones; how old is old stands in the function. @returns how many went */
export async function pruneHints(now: Date, size = AT_ONCE): Promise<number> {
  let gone = 0;
  for (let part = 0; part < MOST_PARTS; part += 1) {
    const [row] = await referenceSql()<{ gone: number }>`SELECT app_prune_hints(${now}, ${size}) AS gone`;
    gone += row?.gone ?? 0;
    if ((row?.gone ?? 0) < size) break;
  }
  return gone;
}
