import "server-only";
import { uuidv7 } from "uuidv7";
import { type AnswerChannel, statesFor } from "@/lib/domain/invitation/flow";
import { invitationYear } from "@/lib/domain/invitation/season";
import { localDay } from "@/lib/domain/period/period";
import type { Sql } from "@/lib/server/db/sql";
import { type EventActor, recordEvents } from "./record-events";

export interface AnswerFacts {
  readonly regencyCode: string;
  readonly householdId: string;
  readonly channel: AnswerChannel;
  readonly at: Date;
}

/**
 * Writes down that a family was served this year, in the caller's transaction, which must see the family (`area`, `assigned` or `single`).
 * A family without a letter gets a row without one: it was served all the same and is not printed one later. The first answer stays;
 * another is kept as history alone. Nothing for a family that the scope does not see.
 */
export async function markAnswered(
  sql: Sql,
  actor: EventActor,
  { regencyCode, householdId, channel, at }: AnswerFacts,
): Promise<void> {
  const [family] = await sql<{ village: string; zone: string }>`SELECT h.village_code AS village, r.time_zone AS zone
    FROM household h JOIN region r ON r.code = h.village_code
    WHERE h.regency_code = ${regencyCode} AND h.id = ${householdId}::uuid`;
  if (family === undefined) return;
  const day = localDay(at, family.zone);
  const [row] = await sql<{
    id: string;
  }>`INSERT INTO invitation (regency_code, id, village_code, household_id, year, state, version,
      answered_how, answered_at, made_at, updated_at)
    VALUES (${regencyCode}, ${uuidv7()}, ${family.village}, ${householdId}, ${invitationYear(day)}, 'answered', 1, ${channel}, ${at}, ${at}, ${at})
    ON CONFLICT (regency_code, household_id, year) DO UPDATE SET state = 'answered', version = invitation.version + 1,
      answered_how = coalesce(invitation.answered_how, excluded.answered_how),
      answered_at = coalesce(invitation.answered_at, excluded.answered_at), updated_at = excluded.updated_at
    WHERE invitation.state = ANY (${[...statesFor("answer")]})
    RETURNING id`;
  if (row === undefined) return;
  await recordEvents(sql, actor, regencyCode, [row.id], { event: "answer", at, how: channel, on: day });
}
