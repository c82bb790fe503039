import "server-only";
import { referenceSql } from "@/lib/server/db/reference";

const AT_ONCE = 1_000;
const MOST_PARTS = 200;

/** Takes away pieces of photos that nobody finished; how old is old stands in the function. @returns how many went */
export async function pruneChunks(now: Date, size = AT_ONCE): Promise<number> {
  let gone = 0;
  for (let part = 0; part < MOST_PARTS; part += 1) {
    const [row] = await referenceSql()<{ gone: number }>`SELECT app_prune_chunks(${now}, ${size}) AS gone`;
    gone += row?.gone ?? 0;
    if ((row?.gone ?? 0) < size) break;
  }
  return gone;
}
