import "server-only";
import { uuidv7 } from "uuidv7";
import type { Actor } from "@/lib/domain/access/actor";
import type { DeskStep } from "@/lib/domain/desk/desk";
import type { Sql } from "@/lib/server/db/sql";

export interface DeskEvent {
  readonly villageCode: string;
  /** Local day, `YYYY-MM-DD`. */
  readonly on: string;
  readonly event: DeskStep | "open" | "change" | "close" | "book";
  readonly ticketId?: string | undefined;
  readonly deskNo?: number | null | undefined;
  readonly note?: string | null | undefined;
  /** When it was done at a desk without network. */
  readonly doneAt?: Date | null | undefined;
}

/** A row of the desk's history, in the step's own transaction. No actor: the family itself. */
export async function recordDeskEvent(sql: Sql, actor: Actor | null, at: Date, event: DeskEvent): Promise<void> {
  await sql`INSERT INTO desk_event (regency_code, id, village_code, on_date, ticket_id, event, at, done_at, desk_no, actor_id, grant_id, role, note)
    VALUES (${event.villageCode.slice(0, 4)}, ${uuidv7()}, ${event.villageCode}, ${event.on}::date, ${event.ticketId ?? null}::uuid, ${event.event},
      ${at}, ${event.doneAt ?? null}::timestamptz, ${event.deskNo ?? null}::smallint, ${actor?.userId ?? null}::uuid, ${actor?.grant.id ?? null}::uuid,
      ${actor?.grant.role ?? "family"}, ${event.note ?? null})`;
}
