import "server-only";
import * as z from "zod";
import { MOST_FILTERED, MOST_NAMED } from "@/lib/domain/assignment/assignment";
import { WITHOUT_COMPANION } from "@/lib/domain/assignment/list-filter";
import { Prisma } from "@/lib/server/db/generated/client";
import type { Sql } from "@/lib/server/db/sql";

/** Families ticked one by one, or everything that a filter of the list shows. */
export const selectionSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("families"), ids: z.array(z.uuid()).min(1).max(MOST_NAMED) }),
  z.strictObject({
    kind: z.literal("filter"),
    dusun: z.string().max(100),
    rt: z.string().max(100),
    companion: z.union([z.literal(""), z.literal(WITHOUT_COMPANION), z.uuid()]),
  }),
]);
export type Selection = z.infer<typeof selectionSchema>;

/** The same conditions for the list and for "all under this filter", so that what is counted is what is given. */
export function filterParts(filter: {
  readonly dusun: string;
  readonly rt: string;
  readonly companion: string;
}): readonly Prisma.Sql[] {
  const assigned = (whose: Prisma.Sql) =>
    Prisma.sql`(SELECT 1 FROM assignment a WHERE a.regency_code = h.regency_code AND a.household_id = h.id ${whose})`;
  const parts: Prisma.Sql[] = [];
  if (filter.dusun !== "") parts.push(Prisma.sql`h.dusun = ${filter.dusun}`);
  if (filter.rt !== "") parts.push(Prisma.sql`h.rt = ${filter.rt}`);
  if (filter.companion === WITHOUT_COMPANION) parts.push(Prisma.sql`NOT EXISTS ${assigned(Prisma.empty)}`);
  else if (filter.companion !== "")
    parts.push(Prisma.sql`EXISTS ${assigned(Prisma.sql`AND a.user_id = ${filter.companion}::uuid`)}`);
  return parts;
}

/**
 * The chosen families that the village has, kept from moving away until the transaction ends: an assignment of a family
 * that left would stay behind in a village that no longer sees it.
 */
export async function lockChosen(sql: Sql, villageCode: string, chosen: Selection): Promise<readonly string[]> {
  const own = [
    Prisma.sql`h.regency_code = ${villageCode.slice(0, 4)}`,
    Prisma.sql`h.village_code = ${villageCode}`,
    Prisma.sql`h.status <> 3`,
  ];
  const which =
    chosen.kind === "families" ? [Prisma.sql`h.id = ANY (${[...chosen.ids]}::uuid[])`] : filterParts(chosen);
  const where = Prisma.join([...own, ...which], " AND ");
  const rows = await sql<{ id: string }>`SELECT h.id FROM household h WHERE ${where}
    ORDER BY h.id LIMIT ${MOST_FILTERED} FOR SHARE OF h`;
  return rows.map(({ id }) => id);
}
