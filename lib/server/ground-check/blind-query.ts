import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import type { BlindPage } from "@/lib/domain/ground-check/check-page";
import type { CheckState } from "@/lib/domain/ground-check/ground-check";
import { formatPublicId, type PublicId } from "@/lib/domain/public-id/public-id";
import { placeText } from "@/lib/domain/queue/queue-row";
import { logRead } from "@/lib/server/audit/log-read";
import { Prisma } from "@/lib/server/db/generated/client";
import { type ScopedTx, underScope } from "@/lib/server/db/scoped";
import { readAnswers } from "./answers";
import { stored } from "./check-row";

interface Row {
  readonly id: string;
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
 * The columns named here are all that is read for a companion; what the proposal says, why a question is asked and how answers
 * compare are not among them.
 */
const COLUMNS = Prisma.sql`id, village_code, household_id, state, version, instrument, instrument_version, due_at, done_at, visit, asked, answers`;

/** A companion's own check: whom to visit and what to ask. Null for anybody else's check. */
export async function findBlindPage(actor: Actor, { regencyCode, id }: PublicId): Promise<BlindPage | null> {
  if (!authorize(actor, "ground-check:do")) return null;
  return underScope(scopeOf(actor), async (tx) => {
    const [row] = await tx.sql<Row>`SELECT ${COLUMNS} FROM ground_check
      WHERE regency_code = ${regencyCode} AND id = ${id} AND companion_id = ${actor.userId}`;
    if (row === undefined) return null;
    await logRead(tx, actor, "check", "household", [row.household_id]);
    return toBlindPage(regencyCode, row);
  });
}

/** More checks than a companion does in a fortnight. */
const MOST_CHECKS = 100;

export interface OwnCheck {
  readonly householdId: string;
  readonly page: BlindPage;
}

/** The checks that wait for a companion, the next due first. Whoever shows them logs the families. */
export async function listOwnChecks({ sql }: ScopedTx, actor: Actor): Promise<readonly OwnCheck[]> {
  if (!authorize(actor, "ground-check:do")) return [];
  const regencyCode = actor.grant.regionCode.slice(0, 4);
  const rows = await sql<Row>`SELECT ${COLUMNS} FROM ground_check
    WHERE regency_code = ${regencyCode} AND companion_id = ${actor.userId} AND state = 'assigned'
    ORDER BY due_at, id LIMIT ${MOST_CHECKS}`;
  return rows.map((row) => ({ householdId: row.household_id, page: toBlindPage(regencyCode, row) }));
}

function toBlindPage(regencyCode: string, row: Row): BlindPage {
  const visit = stored.visit(row.visit);
  return {
    publicId: formatPublicId(regencyCode, row.id),
    regencyCode,
    id: row.id,
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
}
