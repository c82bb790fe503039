import "server-only";
import * as z from "zod";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { type Selection, TAKE_ALONG_MOST } from "@/lib/domain/field/exchange";
import { Prisma } from "@/lib/server/db/generated/client";

/** Places of one village at most: more than any has of dusun, RW and RT. */
export const MOST_PLACES = 500;

const placeName = z.string().max(100).nullable();

export const selectionSchema: z.ZodType<Selection> = z.discriminatedUnion("by", [
  z.strictObject({
    by: z.literal("rt"),
    places: z.array(z.strictObject({ dusun: placeName, rw: placeName, rt: placeName })).max(MOST_PLACES),
  }),
  z.strictObject({ by: z.literal("families"), ids: z.array(z.uuid()).max(TAKE_ALONG_MOST) }),
  z.strictObject({ by: z.literal("assignment") }),
]);

/** The village whose families a duty may take along: who drafts, in a village of their own. Null for any other duty. */
export function packVillage(actor: Actor): string | null {
  const { regionCode } = actor.grant;
  return authorize(actor, "proposal:draft") && regionCode.length === 10 ? regionCode : null;
}

/** As the index has them. Under a policy PostgreSQL takes no `coalesce` into an index, because it does not know it as leakproof. */
const PLACE = {
  dusun: Prisma.sql`CASE WHEN x.dusun IS NULL THEN '' ELSE x.dusun END`,
  rw: Prisma.sql`CASE WHEN x.rw IS NULL THEN '' ELSE x.rw END`,
  rt: Prisma.sql`CASE WHEN x.rt IS NULL THEN '' ELSE x.rt END`,
};

/**
 * Families of the register (`h`) that a selection is about; a closed one only while a draft is to open it again. Chosen places are
 * looked up one by one in their index, so that an RT costs the same in a village of a hundred families and of twenty thousand.
 */
export function registeredFrom(actor: Actor, villageCode: string, selection: Selection): Prisma.Sql {
  const inVillage = Prisma.sql`x.regency_code = ${villageCode.slice(0, 4)} AND x.village_code = ${villageCode}
    AND (x.status <> 3 OR EXISTS (SELECT 1 FROM proposal u WHERE u.regency_code = x.regency_code AND u.household_id = x.id
      AND u.undoes_revision IS NOT NULL AND u.state IN ('draft', 'returned')))`;
  switch (selection.by) {
    case "rt": {
      const of = (key: "dusun" | "rw" | "rt") => selection.places.map((place) => place[key] ?? "");
      return Prisma.sql`(SELECT DISTINCT * FROM unnest(${of("dusun")}::text[], ${of("rw")}::text[], ${of("rt")}::text[]))
        AS chosen (dusun, rw, rt) CROSS JOIN LATERAL (SELECT * FROM household x WHERE ${inVillage}
          AND ${PLACE.dusun} = chosen.dusun AND ${PLACE.rw} = chosen.rw AND ${PLACE.rt} = chosen.rt OFFSET 0) h`;
    }
    case "families":
      return Prisma.sql`(SELECT * FROM household x WHERE ${inVillage} AND x.id = ANY (${[...selection.ids]}::uuid[])) h`;
    case "assignment":
      return Prisma.sql`(SELECT x.* FROM assignment a JOIN household x ON x.regency_code = a.regency_code AND x.id = a.household_id
        WHERE a.regency_code = ${villageCode.slice(0, 4)} AND a.user_id = ${actor.userId}::uuid AND ${inVillage}) h`;
  }
}

/** Drafts (`p`) of families that are not in the register yet, of those who work on them: they come with any selection. */
export function unregisteredPart(actor: Actor, villageCode: string): Prisma.Sql {
  return Prisma.sql`p.regency_code = ${villageCode.slice(0, 4)} AND p.village_code = ${villageCode}
    AND p.state IN ('draft', 'returned') AND p.kind = 'new-household' AND ${actor.userId}::uuid = ANY (p.contributors)`;
}
