import "server-only";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import type { TicketState } from "@/lib/domain/desk/desk";
import { logRead } from "@/lib/server/audit/log-read";
import { underScope } from "@/lib/server/db/scoped";

export interface TicketPage {
  readonly on: string;
  readonly number: number;
  readonly slotAt: number | null;
  readonly state: TicketState;
  readonly name: string;
  readonly place: string;
}

/** A number of the actor's own desk with whose it is, to change it; null outside. The family is logged. */
export async function findTicket(actor: Actor, id: string): Promise<TicketPage | null> {
  const village = actor.grant.regionCode;
  return underScope(scopeOf(actor), async (tx) => {
    const [row] = await tx.sql<
      TicketPage & { readonly householdId: string | null }
    >`SELECT t.on_date::text AS "on", t.number,
        t.slot_at AS "slotAt", t.state, coalesce(h.head_name, t.guest_name) AS name, d.place, t.household_id AS "householdId"
      FROM desk_ticket t JOIN desk_day d ON d.regency_code = t.regency_code AND d.village_code = t.village_code AND d.on_date = t.on_date
      LEFT JOIN household h ON h.regency_code = t.regency_code AND h.id = t.household_id
      WHERE t.regency_code = ${village.slice(0, 4)} AND t.village_code = ${village} AND t.id = ${id}::uuid`;
    if (row === undefined) return null;
    const { householdId, ...ticket } = row;
    if (householdId !== null) await logRead(tx, actor, "desk", "household", [householdId]);
    return ticket;
  });
}
