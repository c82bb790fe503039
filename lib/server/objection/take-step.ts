import "server-only";
import type { ObjectionEvent } from "@/lib/domain/objection/objection";
import type { CommandContext } from "@/lib/server/command/command";

interface RecordedStep {
  readonly regencyCode: string;
  readonly id: string;
  readonly villageCode: string;
  readonly event: ObjectionEvent;
  readonly note: string | null;
}

/** The history row of a step, in the step's own transaction. */
export async function recordStep(
  { sql, actor, now, newId }: Omit<CommandContext<unknown>, "input">,
  { regencyCode, id, villageCode, event, note }: RecordedStep,
): Promise<void> {
  await sql`INSERT INTO objection_event (regency_code, id, village_code, objection_id, at, actor_id, grant_id, role, event, note)
    VALUES (${regencyCode}, ${newId()}, ${villageCode}, ${id}, ${now}, ${actor.userId}, ${actor.grant.id}, ${actor.grant.role},
      ${event}, ${note})`;
}
