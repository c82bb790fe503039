import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import type { Selection } from "@/lib/domain/field/exchange";
import { Prisma } from "@/lib/server/db/generated/client";
import type { Sql } from "@/lib/server/db/sql";
import type { Place } from "./cursor";
import { registeredFrom, unregisteredPart } from "./selection";

/** What a take-along is asked about, and by whom. */
export interface Wanted {
  readonly actor: Actor;
  readonly villageCode: string;
  readonly selection: Selection;
}

export interface PlannedFamily extends Place {
  readonly revision: number;
  readonly decile: number | null;
  readonly isAssigned: boolean;
}

/** All families of the selection, as rows in the order of a take-along. */
function chosen({ actor, villageCode, selection }: Wanted): Prisma.Sql {
  return Prisma.sql`SELECT false AS "isNew", coalesce(h.dusun, '') AS dusun, coalesce(h.rw, '') AS rw, coalesce(h.rt, '') AS rt,
      h.head_name AS "headName", h.id, h.revision, h.decile_national AS decile
    FROM ${registeredFrom(actor, villageCode, selection)}
    UNION ALL
    SELECT true, coalesce(p.dusun, ''), coalesce(p.rw, ''), coalesce(p.rt, ''), p.head_name, p.household_id, 0, NULL
    FROM proposal p WHERE ${unregisteredPart(actor, villageCode)}`;
}

const ORDER = Prisma.sql`"isNew", dusun, rw, rt, "headName", id`;

function tupleOf({ isNew, dusun, rw, rt, headName, id }: Place): Prisma.Sql {
  return Prisma.sql`(${isNew}::boolean, ${dusun}, ${rw}, ${rt}, ${headName}, ${id}::uuid)`;
}

/** The next `limit` families after a place. */
export function planFamilies(sql: Sql, wanted: Wanted, after: Place | null, limit: number): Promise<PlannedFamily[]> {
  const rest = after === null ? Prisma.sql`` : Prisma.sql`WHERE (${ORDER}) > ${tupleOf(after)}`;
  const { actor, villageCode } = wanted;
  return sql<PlannedFamily>`SELECT c.*, EXISTS (SELECT 1 FROM assignment a WHERE a.regency_code = ${villageCode.slice(0, 4)}
      AND a.household_id = c.id AND a.user_id = ${actor.userId}::uuid) AS "isAssigned"
    FROM (SELECT * FROM (${chosen(wanted)}) all_chosen ${rest} ORDER BY ${ORDER} LIMIT ${limit}) c ORDER BY ${ORDER}`;
}

export async function countFamilies(sql: Sql, wanted: Wanted): Promise<number> {
  const [row] = await sql<{ n: number }>`SELECT count(*)::int AS n FROM (${chosen(wanted)}) c`;
  return row?.n ?? 0;
}

/** Of some ids those that are of the selection still, and whether they come after a place: moved or renamed meanwhile. */
export async function stillChosen(
  sql: Sql,
  wanted: Wanted,
  ids: readonly string[],
  last: Place | null,
): Promise<ReadonlyMap<string, { readonly isLater: boolean }>> {
  if (ids.length === 0) return new Map();
  const isLater = last === null ? Prisma.sql`false` : Prisma.sql`(${ORDER}) > ${tupleOf(last)}`;
  const rows = await sql<{ id: string; isLater: boolean }>`SELECT id, ${isLater} AS "isLater"
    FROM (${chosen(wanted)}) c WHERE id = ANY (${[...ids]}::uuid[])`;
  return new Map(rows.map(({ id, isLater: later }) => [id, { isLater: later }]));
}
