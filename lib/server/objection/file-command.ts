import "server-only";
import * as z from "zod";
import { endOfDay } from "@/lib/domain/calendar/working-day";
import { refuse } from "@/lib/domain/error/error-code";
import { identityNumberProblem, wordsProblem } from "@/lib/domain/nik/identity-number";
import {
  isPlace,
  NEIGHBOUR_LIMIT,
  OBJECTION_DAYS,
  OBJECTION_GROUNDS,
  OBJECTORS,
  STATEMENT_LENGTH,
} from "@/lib/domain/objection/objection";
import { localDay } from "@/lib/domain/period/period";
import { dueDay } from "@/lib/domain/workflow/deadline";
import { defineCommand, done } from "@/lib/server/command/command";
import { keyedHash } from "@/lib/server/crypto/seal";
import type { Sql } from "@/lib/server/db/sql";
import { workdaysOf } from "@/lib/server/workflow/workdays";
import { recordStep } from "./take-step";

/** More than one family can be objected to at once for good reasons. */
const MOST_OPEN = 5;
const DAY_MS = 86_400_000;

const fileSchema = z.strictObject({
  /** From the page, so that a repeat files once. */
  id: z.uuid(),
  regencyCode: z.string().regex(/^\d{4}$/),
  householdId: z.uuid(),
  proposalId: z.uuid().nullable(),
  objector: z.enum(OBJECTORS),
  /** A neighbour's, from the card that was shown: counted by, never kept. */
  objectorNik: z.string().trim().max(20).nullable().default(null),
  ground: z.enum(OBJECTION_GROUNDS),
  statement: z.string().trim().max(STATEMENT_LENGTH.most),
  heardOn: z.iso.date(),
  /** Stored before under this id, by the same person, of this family. */
  photoId: z.uuid().nullable().default(null),
  seenAt: z
    .strictObject({ lat: z.number(), lng: z.number(), accuracyM: z.number().int().min(0).max(100_000).nullable() })
    .nullable()
    .default(null),
});

/** True when the family has sent such a proposal. It is held, so that a decision waits for the objection or comes before it. */
async function holdProposal(
  sql: Sql,
  { regencyCode, householdId }: { readonly regencyCode: string; readonly householdId: string },
  proposalId: string,
): Promise<boolean> {
  const rows = await sql`SELECT 1 FROM proposal WHERE regency_code = ${regencyCode} AND id = ${proposalId}::uuid
    AND household_id = ${householdId}::uuid AND state <> 'draft' FOR SHARE`;
  return rows.length > 0;
}

/** Whether a stored picture is this family's, of this person, and of nothing else yet. */
async function isOwnPhoto(
  sql: Sql,
  { regencyCode, householdId, photoId }: z.infer<typeof fileSchema>,
  userId: string,
): Promise<boolean> {
  const rows = await sql`SELECT 1 FROM attachment a WHERE a.regency_code = ${regencyCode} AND a.id = ${photoId}::uuid
    AND a.household_id = ${householdId}::uuid AND a.proposal_id IS NULL AND a.created_by = ${userId}
    AND NOT EXISTS (SELECT 1 FROM objection o WHERE o.regency_code = a.regency_code AND o.photo_id = a.id)`;
  return rows.length > 0;
}

/** Keyed, of a neighbour's card number; null for others, who are not counted by person. */
function markOf({ objector, objectorNik }: z.infer<typeof fileSchema>): Buffer | null {
  return objector === "neighbour" && objectorNik !== null ? keyedHash("objection:objector", objectorNik) : null;
}

/** True when this neighbour has objected as often as one may in that time. What was taken back counts, or it would be free. */
async function isSpent(sql: Sql, regencyCode: string, mark: Buffer | null, now: Date): Promise<boolean> {
  if (mark === null) return false;
  const since = new Date(now.getTime() - NEIGHBOUR_LIMIT.days * DAY_MS);
  const [row] = await sql<{ n: number }>`SELECT count(*)::int AS n FROM objection
    WHERE regency_code = ${regencyCode} AND objector_mark = ${mark} AND filed_at > ${since}`;
  return (row?.n ?? 0) >= NEIGHBOUR_LIMIT.most;
}

/** Writes down what somebody says against a family's data or a decision on it. */
export const fileObjection = defineCommand({
  name: "objection.file",
  permission: "objection:file",
  input: fileSchema,
  async run(context) {
    const { sql, actor, input, now } = context;
    const { id, regencyCode, householdId, proposalId } = input;
    const [family] = await sql<{ village: string; zone: string; open: number }>`
      SELECT h.village_code AS village, r.time_zone AS zone,
        (SELECT count(*)::int FROM objection o WHERE o.regency_code = h.regency_code AND o.household_id = h.id
          AND o.state IN ('filed', 'processing')) AS open
      FROM household h JOIN region r ON r.code = h.village_code
      WHERE h.regency_code = ${regencyCode} AND h.id = ${householdId}::uuid`;
    if (family === undefined) return refuse("NOT_FOUND");
    if (proposalId !== null && !(await holdProposal(sql, input, proposalId))) return refuse("NOT_FOUND");
    const words = wordsProblem(input.statement, STATEMENT_LENGTH);
    const today = localDay(now, family.zone);
    const fields = [
      ...(words === null ? [] : [{ path: "statement", detail: words }]),
      ...(input.objector === "neighbour" && identityNumberProblem(input.objectorNik ?? "") !== null
        ? [{ path: "objectorNik", detail: "NO_CARD" }]
        : []),
      ...(input.heardOn > today ? [{ path: "heardOn", detail: "IN_FUTURE" }] : []),
      ...(input.seenAt !== null && !isPlace(input.seenAt) ? [{ path: "seenAt", detail: "OUTSIDE" }] : []),
      ...(input.photoId !== null && !(await isOwnPhoto(sql, input, actor.userId))
        ? [{ path: "photoId", detail: "NO_PHOTO_OF_THE_FAMILY" }]
        : []),
    ];
    if (fields.length > 0) return refuse("INVALID_INPUT", { fields });
    if (family.open >= MOST_OPEN) return refuse("NOT_ALLOWED_NOW", { info: { reason: "TOO_MANY_OPEN" } });
    const mark = markOf(input);
    if (await isSpent(sql, regencyCode, mark, now))
      return refuse("NOT_ALLOWED_NOW", { info: { reason: "TOO_MANY_OF_PERSON" } });
    const { holidays } = await workdaysOf(sql, family.village, now);
    const lastDay = dueDay(today, { count: OBJECTION_DAYS, unit: "day" }, holidays);
    await sql`INSERT INTO objection (regency_code, id, village_code, household_id, proposal_id, objector, ground, statement, heard_on, state,
        version, filed_by, filed_at, due_at, updated_at, photo_id, lat, lng, accuracy_m, objector_mark)
      VALUES (${regencyCode}, ${id}, ${family.village}, ${householdId}, ${proposalId}, ${input.objector}, ${input.ground},
        ${input.statement}, ${input.heardOn}::date, 'filed', 1, ${actor.userId}, ${now}, ${endOfDay(lastDay, family.zone)}, ${now},
        ${input.photoId}::uuid, ${input.seenAt?.lat ?? null}::numeric, ${input.seenAt?.lng ?? null}::numeric, ${input.seenAt?.accuracyM ?? null}::int, ${mark})`;
    await recordStep(context, { regencyCode, id, villageCode: family.village, event: "file", note: null });
    return done(
      { id },
      {
        action: "objection:file",
        subjectKind: "objection",
        subjectIds: [id],
        areaCode: family.village,
        detail: { reason: input.ground },
      },
    );
  },
});
