import "server-only";
import * as z from "zod";
import { refuse } from "@/lib/domain/error/error-code";
import { isEmptyPlan } from "@/lib/domain/household/plan-undo";
import { instrumentFor } from "@/lib/domain/instrument/registry";
import type { Payload } from "@/lib/domain/proposal/payload";
import { OPEN_STATES } from "@/lib/domain/workflow/workflow";
import { type CommandContext, defineCommand, done } from "@/lib/server/command/command";
import { type Family, findFamily } from "@/lib/server/household/family";
import { readRevisions } from "@/lib/server/household/revisions";
import { findUndoBar, UNDO_REASON } from "@/lib/server/household/undo-hindrance";
import { undoPlan } from "@/lib/server/household/undo-query";
import { holdVillagePeriod, type VillagePeriod } from "@/lib/server/period/find-period";
import { formNow } from "@/lib/server/regional/region-set";
import { findDraft } from "./draft";
import { evaluateDraft } from "./evaluate";
import { insertDraft } from "./insert-draft";
import { storeDraft } from "./save-command";

const undoSchema = z.strictObject({
  id: z.uuid(),
  regencyCode: z.string().regex(/^\d{4}$/),
  householdId: z.uuid(),
  revision: z.number().int().min(2),
  note: z.string().trim().min(1).max(1000),
});
type UndoInput = z.infer<typeof undoSchema>;

/**
 * Begins a counter-proposal to an applied revision: a draft, marked as correction, that sets back what the record still
 * holds of it. It passes every tier like any proposal. Fields that were changed again since are left and counted in the
 * answer. Of a closed family, the revision that closed it can be undone, and nothing else. Another open proposal of the
 * family must end first: this one would not be in it.
 */
export const startUndo = defineCommand({
  name: "proposal.start-undo",
  permission: "proposal:draft",
  input: undoSchema,
  async run(context) {
    const { sql, input, now } = context;
    const family = await findFamily(sql, input.regencyCode, input.householdId, false);
    if (family === null) return refuse("NOT_FOUND");
    const period = await holdVillagePeriod(sql, family.villageCode, now);
    if (period === null || !period.isOpen) return refuse("PERIOD_CLOSED");
    const asked = instrumentFor(period.instrument, period.instrumentVersion);
    if (asked === null) return refuse("NOT_ALLOWED_NOW");
    const { instrument } = await formNow(sql, asked, family.villageCode, period, now);
    const open =
      await sql`SELECT 1 FROM proposal WHERE regency_code = ${input.regencyCode} AND household_id = ${input.householdId}
      AND state = ANY (${OPEN_STATES}) LIMIT 1`;
    if (open.length > 0) return refuse("DUPLICATE_OPEN_PROPOSAL");
    const history = await readRevisions(sql, input.regencyCode, input.householdId);
    const plan = undoPlan(history, family, input.revision, instrument);
    if (plan === null) return refuse("NOT_FOUND");
    const bar = await findUndoBar(sql, family, input.revision, plan);
    if (bar !== null) return refuse("NOT_ALLOWED_NOW", { info: { reason: UNDO_REASON[bar.reason] } });
    if (isEmptyPlan(plan)) return refuse("NOT_ALLOWED_NOW", { info: { reason: "NOTHING_LEFT" } });
    await write(context, family, period, plan);
    return done(
      { id: input.id, fields: plan.back.length, kept: plan.kept.length + plan.keptPeople.length },
      {
        action: "proposal:start-undo",
        subjectKind: "proposal" as const,
        subjectIds: [input.id],
        areaCode: family.villageCode,
        detail: { revision: input.revision, fields: plan.back.length, kept: plan.kept.length },
      },
    );
  },
});

async function write(
  context: CommandContext<UndoInput>,
  family: Family,
  period: VillagePeriod,
  plan: Pick<Payload, "answers" | "memberOps">,
): Promise<void> {
  const { sql, input } = context;
  const text = (column: string) => (typeof family.row[column] === "string" ? String(family.row[column]) : null);
  const draft = {
    id: input.id,
    regencyCode: input.regencyCode,
    villageCode: family.villageCode,
    householdId: input.householdId,
    kind: "condition" as const,
    channel: "desk",
    baseRevision: family.revision,
    headName: String(family.row["head_name"]),
    dusun: text("dusun"),
    rw: text("rw"),
    rt: text("rt"),
    memberOps: plan.memberOps,
  };
  await insertDraft(context, draft, period);
  await sql`UPDATE proposal SET undoes_revision = ${input.revision}, undo_note = ${input.note}
    WHERE regency_code = ${input.regencyCode} AND id = ${input.id}`;
  const begun = await findDraft(sql, input.regencyCode, input.id);
  if (begun === null) throw new Error("the draft left the scope while it was written");
  const payload: Payload = { ...begun.payload, answers: plan.answers };
  const evaluation = evaluateDraft(begun, payload);
  if (evaluation === null) throw new Error("the plan names a field that the instrument does not ask");
  await storeDraft({ ...context, input: { isCorrection: true } }, begun, payload, evaluation, []);
}
