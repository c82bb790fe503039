import "server-only";
import * as z from "zod";
import { refuse } from "@/lib/domain/error/error-code";
import { reasonProblem } from "@/lib/domain/workflow/reason";
import { type ProposalState, villageStep } from "@/lib/domain/workflow/workflow";
import { defineCommand, done } from "@/lib/server/command/command";
import { concludeLotsLeft } from "@/lib/server/lot/record";
import { moveProposal } from "./move";

const withdrawSchema = z.strictObject({
  regencyCode: z.string().regex(/^\d{4}$/),
  id: z.uuid(),
  version: z.number().int().min(1),
  reason: z.string().max(40),
  note: z.string().trim().max(1000).nullable().default(null),
});

/** Takes a proposal back before the village meeting decided on it. The history stays. */
export const withdrawProposal = defineCommand({
  name: "proposal.withdraw",
  permission: "proposal:withdraw",
  input: withdrawSchema,
  async run({ sql, actor, input, now, newId }) {
    const { regencyCode, id, version, reason, note } = input;
    const problem = reasonProblem({ reason, note }, "withdraw");
    if (problem !== null) return refuse("INVALID_INPUT", { fields: [problem] });
    const rows = await sql<{ state: ProposalState; village_code: string }>`SELECT state, village_code FROM proposal
      WHERE regency_code = ${regencyCode} AND id = ${id} FOR UPDATE`;
    const held = rows[0];
    if (held === undefined) return refuse("NOT_FOUND");
    const step = villageStep(held.state, "withdraw");
    if (step === null) return refuse("NOT_ALLOWED_NOW");
    const move = {
      regencyCode,
      id,
      version,
      from: held.state,
      event: "withdraw" as const,
      to: step.to,
      isDecision: false,
      reason,
      note,
      target: null,
      meetingId: null,
      appliedRevision: null,
    };
    const refused = await moveProposal(sql, actor, move, now, newId);
    if (refused !== null) return refuse(refused);
    await sql`UPDATE draft_conflict SET state = 'settled', decided_by = ${actor.userId}::uuid, decided_at = ${now}
      WHERE regency_code = ${regencyCode} AND proposal_id = ${id} AND state = 'open'`;
    await concludeLotsLeft(sql, [{ regencyCode, id }], now);
    return done(
      { id },
      {
        action: "proposal:withdraw",
        subjectKind: "proposal",
        subjectIds: [id],
        areaCode: held.village_code,
        detail: { reason },
      },
    );
  },
});
