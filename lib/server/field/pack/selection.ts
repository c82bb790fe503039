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

/** Families of the register (`h`) that a selection is about; a closed one only while a draft is to open it again. */
export function registeredPart(actor: Actor, villageCode: string, selection: Selection): Prisma.Sql {
  return Prisma.sql`h.regency_code = ${villageCode.slice(0, 4)} AND h.village_code = ${villageCode}
    AND (h.status <> 3 OR EXISTS (SELECT 1 FROM proposal u WHERE u.regency_code = h.regency_code AND u.household_id = h.id
      AND u.undoes_revision IS NOT NULL AND u.state IN ('draft', 'returned')))
    AND ${chosenPart(actor, selection)}`;
}

function chosenPart(actor: Actor, selection: Selection): Prisma.Sql {
  switch (selection.by) {
    case "rt": {
      const of = (key: "dusun" | "rw" | "rt") => selection.places.map((place) => place[key] ?? "");
      return Prisma.sql`(coalesce(h.dusun, ''), coalesce(h.rw, ''), coalesce(h.rt, '')) IN
        (SELECT * FROM unnest(${of("dusun")}::text[], ${of("rw")}::text[], ${of("rt")}::text[]))`;
    }
    case "families":
      return Prisma.sql`h.id = ANY (${[...selection.ids]}::uuid[])`;
    case "assignment":
      return Prisma.sql`EXISTS (SELECT 1 FROM assignment a
        WHERE a.regency_code = h.regency_code AND a.household_id = h.id AND a.user_id = ${actor.userId}::uuid)`;
  }
}

/** Drafts (`p`) of families that are not in the register yet, of those who work on them: they come with any selection. */
export function unregisteredPart(actor: Actor, villageCode: string): Prisma.Sql {
  return Prisma.sql`p.regency_code = ${villageCode.slice(0, 4)} AND p.village_code = ${villageCode}
    AND p.state IN ('draft', 'returned') AND p.kind = 'new-household' AND ${actor.userId}::uuid = ANY (p.contributors)`;
}
