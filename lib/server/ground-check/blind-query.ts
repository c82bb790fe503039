import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import type { BlindPage } from "@/lib/domain/ground-check/check-page";
import type { CheckState } from "@/lib/domain/ground-check/ground-check";
import { formatPublicId, type PublicId } from "@/lib/domain/public-id/public-id";
import { placeText } from "@/lib/domain/queue/queue-row";
import { logRead } from "@/lib/server/audit/log-read";
import { underScope } from "@/lib/server/db/scoped";
import { readAnswers } from "./answers";
import { stored } from "./check-row";

interface Row {
  readonly village_code: string;
  readonly household_id: string;
  readonly state: CheckState;
  readonly version: number;
  readonly instrument: string;
  readonly instrument_version: number;
  readonly due_at: Date;
  readonly done_at: Date | null;
  readonly visit: unknown;
  readonly asked: unknown;
  readonly answers: unknown;
}

/**
 * A companion's own check: whom to visit and what to ask. The columns named here are all that is read; what the proposal
 * says, why a question is asked and how answers compare are not among them. Null for anybody else's check.
 */
export async function findBlindPage(actor: Actor, { regencyCode, id }: PublicId): Promise<BlindPage | null> {
  if (!authorize(actor, "ground-check:do")) return null;
  return underScope(scopeOf(actor), async (tx) => {
    const [row] =
      await tx.sql<Row>`SELECT village_code, household_id, state, version, instrument, instrument_version, due_at, done_at,
        visit, asked, answers FROM ground_check
      WHERE regency_code = ${regencyCode} AND id = ${id} AND companion_id = ${actor.userId}`;
    if (row === undefined) return null;
    await logRead(tx, actor, "check", "household", [row.household_id]);
    const visit = stored.visit(row.visit);
    return {
      publicId: formatPublicId(regencyCode, id),
      regencyCode,
      id,
      version: row.version,
      state: row.state,
      instrument: row.instrument,
      instrumentVersion: row.instrument_version,
      headName: visit.headName,
      place: placeText(visit),
      villageCode: row.village_code,
      dueAt: row.due_at,
      doneAt: row.done_at,
      people: visit.people,
      asked: stored.asked(row.asked).map(({ level, uid, key }) => ({ level, uid, key })),
      answers: readAnswers(row.answers),
    };
  });
}
