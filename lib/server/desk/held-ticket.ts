import "server-only";
import * as z from "zod";
import type { TicketState } from "@/lib/domain/desk/desk";
import { refuse } from "@/lib/domain/error/error-code";
import type { Sql } from "@/lib/server/db/sql";
import { slipHash } from "./slip-token";

export interface DeskPlace {
  readonly villageCode: string;
  /** Local day, `YYYY-MM-DD`. */
  readonly on: string;
}

export interface HeldTicket {
  readonly id: string;
  readonly number: number;
  readonly state: TicketState;
  readonly deskNo: number | null;
  readonly slotAt: number | null;
  readonly householdId: string | null;
  /** Its family moved it once already. */
  readonly isFamilyMoved: boolean;
}

/** Which number: by its id, as called out, or by the word of its slip. */
export const whichTicket = z.union([
  z.strictObject({ id: z.uuid() }),
  z.strictObject({ number: z.number().int().min(1).max(999) }),
  z.strictObject({ slip: z.string().max(200) }),
]);

/** A number of a desk's day, kept as it is until the transaction ends; null where there is none such. */
export async function holdTicket(
  sql: Sql,
  { villageCode, on }: DeskPlace,
  ticket: z.infer<typeof whichTicket>,
): Promise<HeldTicket | null> {
  const slip = "slip" in ticket ? slipHash(ticket.slip) : null;
  const [row] =
    await sql<HeldTicket>`SELECT id, number, state, desk_no AS "deskNo", slot_at AS "slotAt", household_id AS "householdId",
      family_moved AS "isFamilyMoved" FROM desk_ticket
    WHERE regency_code = ${villageCode.slice(0, 4)} AND village_code = ${villageCode} AND on_date = ${on}::date
      AND (id = ${"id" in ticket ? ticket.id : null}::uuid OR number = ${"number" in ticket ? ticket.number : null}::smallint
        OR token_hash = ${slip?.hash ?? null}::bytea) FOR UPDATE`;
  return row ?? null;
}

/** Another desk, or this one before, has done something else with the number: told with what it is now. */
export function otherwise({ number, state, deskNo: desk }: HeldTicket) {
  return refuse("NOT_ALLOWED_NOW", { info: { reason: "OTHER_STATE", number, state, desk: desk ?? 0 } });
}
