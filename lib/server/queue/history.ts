import "server-only";
import { type HistoryStep, type StoredStep, toStep } from "@/lib/domain/queue/history";
import type { ScopedTx } from "@/lib/server/db/scoped";
import { displayNames } from "./names";

/** More steps than a proposal takes in years of going back and forth. */
const MOST_STEPS = 200;

/** The steps of a proposal, latest first. */
export async function readHistory(
  { sql }: ScopedTx,
  regencyCode: string,
  proposalId: string,
): Promise<readonly HistoryStep[]> {
  const rows = await sql<StoredStep>`SELECT id, at, actor_id AS "actorId", role, event, from_state AS "fromState",
      to_state AS "toState", reason_code AS "reasonCode", note
    FROM proposal_event WHERE regency_code = ${regencyCode} AND proposal_id = ${proposalId}
    ORDER BY at DESC, id DESC LIMIT ${MOST_STEPS}`;
  const names = await displayNames(
    sql,
    rows.map((row) => row.actorId),
  );
  return rows.flatMap((row) => toStep(row, names.get(row.actorId) ?? null) ?? []);
}
