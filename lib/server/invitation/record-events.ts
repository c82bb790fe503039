import "server-only";
import { uuidv7 } from "uuidv7";
import type { InvitationEvent } from "@/lib/domain/invitation/flow";
import type { Sql } from "@/lib/server/db/sql";

/** Who did it; without a grant the family itself. */
export interface EventActor {
  readonly userId: string;
  readonly grantId: string | null;
}

export interface EventFacts {
  readonly event: InvitationEvent;
  readonly at: Date;
  readonly how: string | null;
  /** Local day, `YYYY-MM-DD`. */
  readonly on: string | null;
}

/** The history of invitations of one regency, a row each, in the caller's transaction. */
export async function recordEvents(
  sql: Sql,
  actor: EventActor,
  regencyCode: string,
  ids: readonly string[],
  { event, at, how, on }: EventFacts,
): Promise<void> {
  if (ids.length === 0) return;
  await sql`INSERT INTO invitation_event (regency_code, id, village_code, invitation_id, at, actor_id, grant_id, event, how, happened_on)
    SELECT i.regency_code, n.id, i.village_code, i.id, ${at}, ${actor.userId}::uuid, ${actor.grantId}::uuid, ${event}, ${how}, ${on}::date
    FROM unnest(${ids.map(() => uuidv7())}::uuid[], ${[...ids]}::uuid[]) AS n (id, invitation_id)
    JOIN invitation i ON i.regency_code = ${regencyCode} AND i.id = n.invitation_id`;
}
