import "server-only";
import * as z from "zod";
import { type FieldProblem, refuse } from "@/lib/domain/error/error-code";
import { HOUSEHOLD_STATUS } from "@/lib/domain/household/status";
import { type FamilyMember, leavingProblem } from "@/lib/domain/transfer/membership";
import { dueAfter } from "@/lib/domain/transfer/transfer";
import { defineCommand, done } from "@/lib/server/command/command";
import type { Sql } from "@/lib/server/db/sql";
import { evidenceFields, hasCome } from "./evidence";

const requestSchema = z.strictObject({
  id: z.uuid(),
  regencyCode: z.string().regex(/^\d{4}$/),
  householdId: z.uuid(),
  /** Who goes; everybody is the whole family. */
  people: z.array(z.uuid()).min(1).max(99),
  toVillage: z.string().regex(/^\d{10}$/),
  /** The head of those who stay, where the head goes. */
  newHead: z.uuid().nullable().default(null),
  ...evidenceFields,
});

/** Active people of a family with their relation to its head. */
export async function listMembers(
  sql: Sql,
  regencyCode: string,
  householdId: string,
): Promise<readonly FamilyMember[]> {
  return sql<{ uid: string; relation: number | null }>`SELECT id AS uid, relation_to_head AS relation FROM member
    WHERE regency_code = ${regencyCode} AND household_id = ${householdId} AND active`;
}

/** Sends a family of the own village, or some of it, to another village: released by the request itself. */
export const requestTransferOut = defineCommand({
  name: "transfer.request-out",
  permission: "transfer:request",
  input: requestSchema,
  async run({ sql, actor, input, now, newId }) {
    const { regencyCode, householdId, newHead } = input;
    const households = await sql<{ village_code: string; status: number }>`SELECT village_code, status FROM household
      WHERE regency_code = ${regencyCode} AND id = ${householdId}`;
    const household = households[0];
    if (household === undefined || household.village_code !== actor.grant.regionCode) return refuse("NOT_FOUND");
    if (household.status === HOUSEHOLD_STATUS.closed) return refuse("NOT_ALLOWED_NOW");
    const people = [...new Set(input.people)];
    const members = await listMembers(sql, regencyCode, householdId);
    const fields: FieldProblem[] = [];
    const problem = leavingProblem(members, people, newHead);
    if (problem !== null) fields.push({ path: problem.startsWith("HEAD") ? "newHead" : "people", detail: problem });
    if (!(await hasCome(sql, household.village_code, input.movedOn, now)))
      fields.push({ path: "movedOn", detail: "IN_FUTURE" });
    if (fields.length > 0) return refuse("INVALID_INPUT", { fields });
    const rows = await sql<{
      answer: string;
    }>`SELECT app_request_transfer_out(${input.id}, ${regencyCode}, ${householdId}, ${people},
      ${people.length === members.length}, ${input.toVillage}, ${newHead}, ${input.movedOn}, ${input.evidenceKind}, ${input.evidenceNo},
      ${actor.userId}, ${actor.grant.id}, ${actor.grant.role}, ${now}, ${dueAfter("awaiting-acceptance", now)},
      ${[newId(), newId()]}) AS answer`;
    const answer = rows[0]?.answer;
    if (answer === "village")
      return refuse("INVALID_INPUT", { fields: [{ path: "toVillage", detail: "NO_SUCH_VILLAGE" }] });
    if (answer !== "ok") return refuse("NOT_ALLOWED_NOW", { info: { reason: "ALREADY_MOVING" } });
    return done(
      { id: input.id },
      {
        action: "transfer:request-out",
        subjectKind: "transfer",
        subjectIds: [input.id],
        areaCode: household.village_code,
        detail: { people: people.length },
      },
    );
  },
});
