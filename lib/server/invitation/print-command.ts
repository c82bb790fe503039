import "server-only";
import * as z from "zod";
import { addDays } from "@/lib/domain/calendar/working-day";
import { refuse } from "@/lib/domain/error/error-code";
import { MOST_LETTERS, MOST_NAMED, SET_DAYS } from "@/lib/domain/invitation/choice";
import { type InvitationState, statesFor } from "@/lib/domain/invitation/flow";
import { answerBy, invitationYear } from "@/lib/domain/invitation/season";
import { type WalkStop, walkOrder } from "@/lib/domain/invitation/walk";
import { localDay } from "@/lib/domain/period/period";
import { type CommandContext, defineCommand, done } from "@/lib/server/command/command";
import { Prisma } from "@/lib/server/db/generated/client";
import type { Sql } from "@/lib/server/db/sql";
import { timeZoneOf } from "@/lib/server/region/queries";
import { enqueueLetters } from "./letters-job";
import { storeExempt, storeLetters } from "./store-letters";
import { validProofs } from "./valid-proofs";

const place = z.string().max(100);
const printSchema = z.strictObject({
  /** Of the print set, from the page. */
  id: z.uuid(),
  villageCode: z.string().regex(/^\d{10}$/),
  chosen: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("families"), ids: z.array(z.uuid()).min(1).max(MOST_NAMED) }),
    /** `again`: also families with a letter that has not been answered; theirs stops being good. */
    z.strictObject({ kind: z.literal("area"), dusun: place, rw: place, rt: place, again: z.boolean() }),
  ]),
});
type PrintInput = z.infer<typeof printSchema>;

interface Candidate extends WalkStop {
  readonly invitationId: string | null;
  readonly state: InvitationState | null;
}

/**
 * Invites families by letter: makes their invitations, gives each letter a new code and has the letters drawn by a job. Who was served or
 * holds a valid proof gets none.
 */
export const printInvitations = defineCommand({
  name: "invitation.print",
  permission: "invitation:manage",
  input: printSchema,
  async run(context) {
    const { sql, actor, input, now } = context;
    if (input.villageCode !== actor.grant.regionCode) return refuse("NOT_FOUND");
    const regencyCode = input.villageCode.slice(0, 4);
    const today = localDay(now, await timeZoneOf(input.villageCode));
    const year = invitationYear(today);
    const found = await findCandidates(sql, input, year);
    if (found.length > MOST_LETTERS) return refuse("TOO_LARGE", { info: { most: MOST_LETTERS } });
    const householdIds = found.map(({ id }) => id);
    const proofs = await validProofs(sql, { regencyCode, householdIds, year, now });
    const exempt = found.filter(({ id }) => proofs.has(id));
    const letters = walkOrder(found.filter(({ id }) => !proofs.has(id)));
    const here = { regencyCode, villageCode: input.villageCode, year };
    await storeExempt(context, here, exempt, proofs);
    if (found.length === 0) return refuse("NOT_ALLOWED_NOW", { info: { reason: "NO_LETTERS" } });
    if (letters.length > 0) {
      await storeSet(context, { year, letters: letters.length, exempt: exempt.length });
      await storeLetters(context, { ...here, setId: input.id, answerBy: answerBy(today) }, letters);
      await enqueueLetters(sql, { regencyCode, setId: input.id, userId: actor.userId });
    }
    return done(
      { id: input.id, letters: letters.length, exempt: exempt.length },
      {
        action: "invitation:print",
        subjectKind: "household",
        subjectIds: householdIds,
        areaCode: input.villageCode,
        purpose: "invite",
        detail: { letters: letters.length, exempt: exempt.length },
      },
    );
  },
});

/** Families that may get a letter, kept from moving away until the transaction ends. */
function findCandidates(sql: Sql, { villageCode, chosen }: PrintInput, year: number): Promise<Candidate[]> {
  const parts = [Prisma.sql`h.regency_code = ${villageCode.slice(0, 4)}`, Prisma.sql`h.village_code = ${villageCode}`];
  if (chosen.kind === "families") parts.push(Prisma.sql`h.status <> 3`, Prisma.sql`h.id = ANY (${chosen.ids}::uuid[])`);
  else {
    // Who was not found at home gets a letter by name alone.
    parts.push(Prisma.sql`h.status = 1`);
    if (chosen.dusun !== "") parts.push(Prisma.sql`h.dusun = ${chosen.dusun}`);
    if (chosen.rw !== "") parts.push(Prisma.sql`h.rw = ${chosen.rw}`);
    if (chosen.rt !== "") parts.push(Prisma.sql`h.rt = ${chosen.rt}`);
  }
  const again = chosen.kind === "families" || chosen.again;
  parts.push(
    again ? Prisma.sql`(i.id IS NULL OR i.state = ANY (${[...statesFor("print")]}))` : Prisma.sql`i.id IS NULL`,
  );
  return sql<Candidate>`SELECT h.id, h.dusun, h.rw, h.rt, h.building_no AS "buildingNo", h.address, h.lat::float8 AS lat, h.lng::float8 AS lng,
      i.id AS "invitationId", i.state
    FROM household h LEFT JOIN invitation i ON i.regency_code = h.regency_code AND i.household_id = h.id AND i.year = ${year}
    WHERE ${Prisma.join(parts, " AND ")} ORDER BY h.id LIMIT ${MOST_LETTERS + 1} FOR SHARE OF h`;
}

async function storeSet(
  { sql, actor, input, now }: CommandContext<PrintInput>,
  { year, letters, exempt }: { readonly year: number; readonly letters: number; readonly exempt: number },
): Promise<void> {
  const { chosen } = input;
  const area = chosen.kind === "area" ? { dusun: chosen.dusun, rw: chosen.rw, rt: chosen.rt } : { named: letters };
  const expiresAt = new Date(`${addDays(now.toISOString().slice(0, 10), SET_DAYS)}T${now.toISOString().slice(11)}`);
  await sql`INSERT INTO invitation_set (regency_code, id, village_code, year, chosen, letters, exempt, state, made_by, grant_id, made_at, expires_at)
    VALUES (${input.villageCode.slice(0, 4)}, ${input.id}, ${input.villageCode}, ${year}, ${JSON.stringify(area)}::jsonb, ${letters}, ${exempt},
      'building', ${actor.userId}, ${actor.grant.id}, ${now}, ${expiresAt})`;
}
