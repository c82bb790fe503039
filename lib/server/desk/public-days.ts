import "server-only";
import type { OpenDay, OpenSlot } from "@/lib/domain/desk/desk-page";
import { ANYBODY } from "@/lib/server/db/anybody";
import { underScope } from "@/lib/server/db/scoped";

interface Row {
  readonly on: string;
  readonly opensAt: number;
  readonly closesAt: number;
  readonly place: string;
  readonly slots: readonly OpenSlot[];
}

/** Days on which a village's desk is open, from one local day on, with the places left in each slot. Anybody may ask: nobody is named. */
export async function listOpenDays(villageCode: string, from: string, most = 30): Promise<readonly OpenDay[]> {
  return underScope(
    ANYBODY,
    ({ sql }) => sql<Row>`SELECT d.on_date::text AS "on", d.opens_at AS "opensAt", d.closes_at AS "closesAt", d.place,
        coalesce(jsonb_agg(jsonb_build_object('startsAt', s.starts_at, 'left', s.quota - s.taken) ORDER BY s.starts_at)
          FILTER (WHERE s.starts_at IS NOT NULL), '[]') AS slots
      FROM desk_day d LEFT JOIN desk_slot s ON s.regency_code = d.regency_code AND s.village_code = d.village_code AND s.on_date = d.on_date
      WHERE d.regency_code = ${villageCode.slice(0, 4)} AND d.village_code = ${villageCode} AND d.state = 'open' AND d.on_date >= ${from}::date
      GROUP BY d.regency_code, d.village_code, d.on_date ORDER BY d.on_date LIMIT ${most}`,
  );
}
