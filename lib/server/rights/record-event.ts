import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import type { RightsEvent } from "@/lib/domain/rights/rights";
import type { Sql } from "@/lib/server/db/sql";

/** The officer of a step, under the duty it was done for. */
export interface EventBy {
  readonly userId: string;
  readonly grantId: string;
  readonly role: string;
}

export function eventBy({ userId, grant }: Actor): EventBy {
  return { userId, grantId: grant.id, role: grant.role };
}

interface RecordedEvent {
  readonly id: string;
  readonly regencyCode: string;
  readonly villageCode: string;
  readonly requestId: string;
  readonly event: RightsEvent;
  readonly note: string | null;
}

/** The history row of a step, in the step's own transaction. @param by null: the family itself */
export async function recordEvent(sql: Sql, row: RecordedEvent, by: EventBy | null, now: Date): Promise<void> {
  await sql`INSERT INTO rights_event (regency_code, id, village_code, request_id, at, actor_id, grant_id, role, event, note)
    VALUES (${row.regencyCode}, ${row.id}::uuid, ${row.villageCode}, ${row.requestId}::uuid, ${now}, ${by?.userId ?? null}::uuid,
      ${by?.grantId ?? null}::uuid, ${by?.role ?? null}, ${row.event}, ${row.note})`;
}
