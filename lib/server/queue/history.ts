import "server-only";
import { type HistoryStep, toStep } from "@/lib/domain/queue/history";
import type { ReadTx } from "@/lib/server/db/scoped";
import { displayNames } from "./names";

/** More steps than a proposal takes in years of going back and forth. */
const MOST_STEPS = 200;

/** The steps of a proposal, latest first. */
export async function readHistory(
  { db }: ReadTx,
  regencyCode: string,
  proposalId: string,
): Promise<readonly HistoryStep[]> {
  const rows = await db.proposalEvent.findMany({
    where: { regencyCode, proposalId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: MOST_STEPS,
  });
  const names = await displayNames(
    db,
    rows.map((row) => row.actorId),
  );
  return rows.flatMap((row) => toStep(row, names.get(row.actorId) ?? null) ?? []);
}
