import "server-only";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import type { Slip } from "@/lib/domain/desk/slip";
import { config } from "@/lib/server/config/config";
import { ANYBODY } from "@/lib/server/db/anybody";
import { underScope } from "@/lib/server/db/scoped";
import { slipHash, slipToken } from "./slip-token";

type Row = Omit<Slip, "token" | "address">;

/** The slip of a word that somebody holds; null where there is none such. */
export async function findSlip(token: string): Promise<Slip | null> {
  const asked = slipHash(token);
  if (asked === null) return null;
  const [row] = await underScope(
    ANYBODY,
    ({
      sql,
    }) => sql<Row>`SELECT village_code AS "villageCode", on_date::text AS "on", number, slot_at AS "slotAt", state, desk_no AS "deskNo", place, ahead
      FROM app_find_desk_ticket(${asked.regencyCode}, ${asked.hash})`,
  );
  return row === undefined ? null : { ...row, token, address: `${config().publicUrl}/antre/tiket/${token}` };
}

/** The slip of a number of the actor's own desk, to print it again; null outside their area. */
export async function findOwnSlip(actor: Actor, id: string): Promise<Slip | null> {
  const regency = actor.grant.regionCode.slice(0, 4);
  const [own] = await underScope(
    scopeOf(actor),
    ({ sql }) =>
      sql<{ one: number }>`SELECT 1 AS one FROM desk_ticket WHERE regency_code = ${regency} AND id = ${id}::uuid`,
  );
  return own === undefined ? null : findSlip(slipToken(regency, id));
}
