import "server-only";
import * as z from "zod";
import { type FieldProblem, refuse } from "@/lib/domain/error/error-code";
import { identityNumberProblem } from "@/lib/domain/nik/identity-number";
import { joiningProblem } from "@/lib/domain/transfer/membership";
import { dueAfter } from "@/lib/domain/transfer/transfer";
import type { AuditEntry } from "@/lib/server/audit/audit-entry";
import { type CommandContext, defineCommand, done } from "@/lib/server/command/command";
import { blindIndex } from "@/lib/server/crypto/seal";
import { evidenceFields, hasCome } from "./evidence";
import { resolveTarget, targetSchema } from "./target";

/** People named one by one in one request; a whole family is named by its card. */
const MOST_PEOPLE = 8;

const requestSchema = z.strictObject({
  id: z.uuid(),
  villageCode: z.string().regex(/^\d{10}$/),
  people: z
    .array(
      z.strictObject({
        nik: z.string().regex(/^\d{16}$/),
        birthDate: z.iso.date(),
        relation: z.number().int().min(1).max(8).nullable().default(null),
      }),
    )
    .min(1)
    .max(MOST_PEOPLE),
  /** The card of the family they leave: given, the whole family is asked for. */
  kkNumber: z
    .string()
    .regex(/^\d{16}$/)
    .nullable()
    .default(null),
  target: targetSchema,
  ...evidenceFields,
});
type RequestIn = z.infer<typeof requestSchema>;

/**
 * Asks the village where people are registered to let them go. Made only when NIK and birth date of everybody (and the KK
 * number, when given) agree with the register; whatever does not agree, the answer is the same NOT_FOUND.
 */
export const requestTransferIn = defineCommand({
  name: "transfer.request-in",
  permission: "transfer:request",
  input: requestSchema,
  async run(context) {
    const { sql, actor, input, now } = context;
    if (input.villageCode !== actor.grant.regionCode) return refuse("NOT_FOUND");
    const fields = formProblems(input);
    if (!(await hasCome(sql, input.villageCode, input.movedOn, now)))
      fields.push({ path: "movedOn", detail: "IN_FUTURE" });
    const target = await resolveTarget(sql, input.villageCode, input.target);
    if (target === "none") fields.push({ path: "target", detail: "NO_SUCH_FAMILY" });
    if (fields.length > 0) return refuse("INVALID_INPUT", { fields });
    const answer = await ask(context, target);
    if (answer === "ok") return done({ id: input.id }, auditOf(input));
    const keepsLookUps = true;
    if (answer === "limited") return { ...refuse("RATE_LIMITED"), keepsLookUps };
    if (answer === "busy")
      return { ...refuse("NOT_ALLOWED_NOW", { info: { reason: "ALREADY_MOVING" } }), keepsLookUps };
    return { ...refuse("NOT_FOUND"), keepsLookUps };
  },
});

/** 'ok', 'busy', 'limited', or 'none' for everything else. */
async function ask(
  { sql, actor, input, now, newId }: CommandContext<RequestIn>,
  target: string | null,
): Promise<string> {
  const { people, kkNumber } = input;
  const rows = await sql<{ answer: string }>`SELECT app_request_transfer_in(${input.id}, ${input.villageCode},
    ${people.map(({ nik }) => blindIndex(nik))}, ${people.map(({ birthDate }) => birthDate)}, ${people.map(({ relation }) => relation)},
    ${kkNumber === null ? null : blindIndex(kkNumber)}, ${target}, ${input.movedOn}, ${input.evidenceKind}, ${input.evidenceNo},
    ${actor.userId}, ${actor.grant.id}, ${actor.grant.role}, ${now}, ${dueAfter("awaiting-release", now)}, ${[newId(), newId()]},
    ${[...people.map(() => newId()), newId()]}) AS answer`;
  return rows[0]?.answer ?? "none";
}

function formProblems({ people, kkNumber, target }: RequestIn): FieldProblem[] {
  const fields: FieldProblem[] = people.flatMap(({ nik }, index) =>
    identityNumberProblem(nik) === null && people.findIndex((one) => one.nik === nik) === index
      ? []
      : [{ path: `people.${index}.nik`, detail: "NOT_A_NIK" }],
  );
  const given = Object.fromEntries(
    people.flatMap(({ relation }, index) => (relation === null ? [] : [[String(index), relation]])),
  );
  const problem = joiningProblem(
    people.map((_, index) => String(index)),
    given,
    { isNew: target.kind === "new", isWhole: kkNumber !== null },
  );
  if (problem !== null) fields.push({ path: "relations", detail: problem });
  return fields;
}

function auditOf({ id, villageCode, people }: RequestIn): AuditEntry {
  const detail = { people: people.length };
  return { action: "transfer:request-in", subjectKind: "transfer", subjectIds: [id], areaCode: villageCode, detail };
}
