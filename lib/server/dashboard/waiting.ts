import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import { rangeOf } from "@/lib/domain/access/scope";
import { figureScope } from "@/lib/domain/dashboard/area";
import { underScope } from "@/lib/server/db/scoped";

/** A village is counted within seconds; one that waits longer is told of. */
const USUAL_MS = 60_000;

export interface WaitingVillages {
  readonly villages: number;
  /** The change that has waited longest. */
  readonly since: Date;
}

/** Villages of an area whose change is not in the figures yet, though it should be; null where there are none, or outside the actor's figures. */
export async function findWaitingVillages(actor: Actor, code: string, now: Date): Promise<WaitingVillages | null> {
  const { lo, hi } = rangeOf(code);
  const before = new Date(now.getTime() - USUAL_MS);
  const [row] = await underScope(
    figureScope(actor),
    ({ sql }) =>
      sql<{
        villages: number;
        since: Date | null;
      }>`SELECT villages, since FROM app_waiting_villages(${lo}, ${hi}, ${before})`,
  );
  return row === undefined || row.since === null ? null : { villages: row.villages, since: row.since };
}
