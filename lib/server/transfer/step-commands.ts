import "server-only";
import * as z from "zod";
import { refuse } from "@/lib/domain/error/error-code";
import { joiningProblem, leavingProblem } from "@/lib/domain/transfer/membership";
import { parsePeople } from "@/lib/domain/transfer/people";
import { isReasoned } from "@/lib/domain/transfer/reason";
import { type AnyCommand, defineCommand, done } from "@/lib/server/command/command";
import { listMembers } from "./request-out-command";
import { judgeStep, peopleChanged, takeStep } from "./take-step";
import { resolveTarget, targetSchema } from "./target";
import { findTransferRows } from "./transfer-row";

export const transferKey = {
  regencyCode: z.string().regex(/^\d{4}$/),
  id: z.uuid(),
  version: z.number().int().min(1),
} as const;

/** The audit row of a step: which transfer, in the area of the person who took it. */
export function stepAudit(action: string, id: string, areaCode: string, reason: string | null = null) {
  return {
    action: `transfer:${action}`,
    subjectKind: "transfer" as const,
    subjectIds: [id],
    areaCode,
    ...(reason === null ? {} : { detail: { reason } }),
  };
}

/** The origin lets them go. Where the head goes and others stay, it names their new head. */
export const releaseTransfer = defineCommand({
  name: "transfer.release",
  permission: "transfer:request",
  input: z.strictObject({ ...transferKey, newHead: z.uuid().nullable().default(null) }),
  async run(context) {
    const { sql, actor, input, now } = context;
    const rows = await findTransferRows(sql, input);
    if (rows === null) return refuse("NOT_FOUND");
    const judged = judgeStep(actor, rows, input.version, "release", now);
    if (!judged.ok) return judged;
    const { out } = rows;
    if (out?.household_id === null || out === null) return refuse("NOT_FOUND");
    const members = await listMembers(sql, out.regency_code, out.household_id);
    const leaving = out.whole ? members.map(({ uid }) => uid) : parsePeople(out.people).map(({ uid }) => uid);
    const problem = leavingProblem(members, leaving, input.newHead);
    if (problem === "UNKNOWN_PERSON" || problem === "NOBODY") return { ok: false, error: peopleChanged() };
    if (problem !== null) return refuse("INVALID_INPUT", { fields: [{ path: "newHead", detail: problem }] });
    const refused = await takeStep(context, judged, { out: { plan: { newHead: input.newHead } } });
    if (refused !== null) return { ok: false, error: refused };
    return done({ id: input.id }, stepAudit("release", input.id, actor.grant.regionCode));
  },
});

/** The destination takes them in: a new family, or one it has, and how each is related to its head. */
export const acceptTransfer = defineCommand({
  name: "transfer.accept",
  permission: "transfer:request",
  input: z.strictObject({
    ...transferKey,
    target: targetSchema,
    relations: z.record(z.uuid(), z.number().int().min(1).max(8)).default({}),
  }),
  async run(context) {
    const { sql, actor, input, now } = context;
    const rows = await findTransferRows(sql, input);
    if (rows === null) return refuse("NOT_FOUND");
    const judged = judgeStep(actor, rows, input.version, "accept", now);
    if (!judged.ok) return judged;
    const household = await resolveTarget(sql, actor.grant.regionCode, input.target);
    if (household === "none")
      return refuse("INVALID_INPUT", { fields: [{ path: "target", detail: "NO_SUCH_FAMILY" }] });
    const uids = parsePeople(judged.row.people).map(({ uid }) => uid);
    const target = { isNew: household === null, isWhole: judged.row.whole };
    const problem = joiningProblem(uids, input.relations, target);
    if (problem !== null) return refuse("INVALID_INPUT", { fields: [{ path: "relations", detail: problem }] });
    const refused = await takeStep(context, judged, { in: { household, plan: { relations: input.relations } } });
    if (refused !== null) return { ok: false, error: refused };
    return done({ id: input.id }, stepAudit("accept", input.id, actor.grant.regionCode));
  },
});

const reasonedSchema = z.strictObject({
  ...transferKey,
  reason: z.string().max(40),
  note: z.string().trim().max(1000).nullable().default(null),
});

/** Says no, or takes back; by whom and when the table says. */
function reasonedStep(event: "refuse" | "withdraw", permission: "transfer:read" | "transfer:request"): AnyCommand {
  return defineCommand({
    name: `transfer.${event}`,
    permission,
    input: reasonedSchema,
    async run(context) {
      const { sql, actor, input, now } = context;
      const { reason, note } = input;
      if (!isReasoned(event, reason, note))
        return refuse("INVALID_INPUT", { fields: [{ path: "reason", detail: "UNKNOWN" }] });
      const rows = await findTransferRows(sql, input);
      if (rows === null) return refuse("NOT_FOUND");
      const judged = judgeStep(actor, rows, input.version, event, now);
      if (!judged.ok) return judged;
      const refused = await takeStep(context, judged, { reason, note });
      if (refused !== null) return { ok: false, error: refused };
      return done({ id: input.id }, stepAudit(event, input.id, actor.grant.regionCode, reason));
    },
  });
}

/** Refused by the village that was asked, or by the office that decides. */
export const refuseTransfer = reasonedStep("refuse", "transfer:read");

/** Taken back by the village that asked, until it is decided. */
export const withdrawTransfer = reasonedStep("withdraw", "transfer:request");
