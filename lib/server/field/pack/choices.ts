import "server-only";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import type { Choices } from "@/lib/domain/field/exchange";
import { underScope } from "@/lib/server/db/scoped";
import { findVillagePeriod } from "@/lib/server/period/find-period";
import { MOST_PLACES, packVillage } from "./selection";

interface Row {
  dusun: string | null;
  rw: string | null;
  rt: string | null;
  families: number;
  untouched: number;
  members: number;
}

/** Bytes of a packed family: what the household and each person take, by the answers of a million seeded families. */
const BYTES = { household: 2_600, person: 1_500 } as const;

/** What there is to take along in the actor's scope: counts by place, nobody's name. Null for a duty that takes none along. */
export async function choices(actor: Actor, now: Date): Promise<Choices | null> {
  const villageCode = packVillage(actor);
  if (villageCode === null) return null;
  const regencyCode = villageCode.slice(0, 4);
  return underScope(scopeOf(actor), async ({ sql }) => {
    const period = await findVillagePeriod(sql, villageCode, now);
    const [rows, [given]] = await Promise.all([
      // Hashed once; as a join it is taken for one row to one row, and a large village is gone through for each of its families.
      sql<Row>`SELECT nullif(h.dusun, '') AS dusun, nullif(h.rw, '') AS rw, nullif(h.rt, '') AS rt, count(*)::int AS families,
          count(*) FILTER (WHERE h.id NOT IN (SELECT p.household_id FROM proposal p WHERE p.regency_code = ${regencyCode}
            AND p.village_code = ${villageCode} AND p.period_id = ${period?.id ?? null}::uuid))::int AS untouched,
          sum(h.member_count)::int AS members
        FROM household h
        WHERE h.regency_code = ${regencyCode} AND h.village_code = ${villageCode} AND h.status <> 3
        GROUP BY 1, 2, 3 ORDER BY 1 NULLS FIRST, 2 NULLS FIRST, 3 NULLS FIRST LIMIT ${MOST_PLACES}`,
      sql<{ n: number }>`SELECT count(*)::int AS n FROM assignment a JOIN household h ON h.regency_code = a.regency_code
          AND h.id = a.household_id
        WHERE a.regency_code = ${regencyCode} AND a.village_code = ${villageCode} AND a.user_id = ${actor.userId} AND h.status <> 3`,
    ]);
    const sum = (key: "families" | "members") => rows.reduce((total, row) => total + row[key], 0);
    const people = sum("families") === 0 ? 0 : sum("members") / sum("families");
    return {
      places: rows.map(({ members: _members, ...place }) => place),
      assigned: given?.n ?? 0,
      bytesEach: Math.round(BYTES.household + BYTES.person * people),
    };
  });
}
