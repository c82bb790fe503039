import "server-only";
import * as z from "zod";
import { patchesOf } from "@/lib/domain/api/draft";
import { draftProposal } from "@/lib/domain/api/operation/draft";
import { type Outcome, type Refusal, refuse, succeed } from "@/lib/domain/error/error-code";
import { HOUSEHOLD_STATUS } from "@/lib/domain/household/status";
import { applyPatches } from "@/lib/domain/proposal/patch";
import { formatPublicId, parsePublicId } from "@/lib/domain/public-id/public-id";
import { OPEN_STATES } from "@/lib/domain/workflow/workflow";
import { type CommandContext, defineCommand, done } from "@/lib/server/command/command";
import { holdVillagePeriod, type VillagePeriod } from "@/lib/server/period/find-period";
import { findDraft } from "@/lib/server/proposal/draft";
import { fieldOf } from "@/lib/server/proposal/draft-conflicts";
import { evaluateDraft } from "@/lib/server/proposal/evaluate";
import { untoldFields } from "@/lib/server/proposal/event-fields";
import { insertDraft } from "@/lib/server/proposal/insert-draft";
import { storeDraft } from "@/lib/server/proposal/save-command";
import { type HouseholdRow, toDraft } from "@/lib/server/proposal/start-commands";
import { notRestricted } from "@/lib/server/rights/restricted";
import type { Answered, Sent } from "../answering";
import { runForClient } from "../run-for-client";

type Body = z.infer<(typeof draftProposal)["body"]>;
type Answer = z.input<(typeof draftProposal)["answer"]>;

const inputSchema = z.strictObject({ ...draftProposal.body.shape, mayIdentify: z.boolean() });
type Context = CommandContext<z.infer<typeof inputSchema>>;

/**
 * A draft about a family of the client's region, as a person's draft is: in an open period, one open proposal a family, over the revision
 * that the system read. Whoever answers for the client is among its contributors, so they decide on nothing that it drafted.
 */
const draftForClient = defineCommand<z.infer<typeof inputSchema>, Answer>({
  name: "api.draft-proposal",
  permission: null,
  input: inputSchema,
  async run(context) {
    const { sql, input, newId } = context;
    const key = parsePublicId(input.household);
    if (key === null) return refuse("NOT_FOUND");
    const [row] = await sql<HouseholdRow>`SELECT village_code, revision, status, head_name, dusun, rw, rt
      FROM household h WHERE regency_code = ${key.regencyCode} AND id = ${key.id} AND ${notRestricted("h")}`;
    if (row === undefined) return refuse("NOT_FOUND");
    const period = await holdVillagePeriod(sql, row.village_code, context.now);
    const error = barredBy(row, period, input);
    if (error !== null || period === null) return { ok: false, error: error ?? { code: "PERIOD_CLOSED" } };
    const open = await sql`SELECT 1 FROM proposal WHERE regency_code = ${key.regencyCode} AND household_id = ${key.id}
      AND period_id = ${period.id} AND kind <> 'event' AND state = ANY (${OPEN_STATES})`;
    if (open.length > 0) return refuse("DUPLICATE_OPEN_PROPOSAL");
    const id = newId();
    const about = { id, regencyCode: key.regencyCode, householdId: key.id, channel: "api" };
    await insertDraft(context, { ...about, ...toDraft(row), kind: "condition" }, period);
    const written = await fill(context, key.regencyCode, id);
    if (!written.ok) return written;
    const answer = { id: formatPublicId(key.regencyCode, id), household: input.household, ...written.value };
    return done(answer, {
      action: "proposal:start",
      subjectKind: "proposal",
      subjectIds: [id],
      areaCode: row.village_code,
      detail: { channel: "api", changes: written.value.changes },
    });
  },
});

function barredBy(row: HouseholdRow, period: VillagePeriod | null, input: Body): Refusal | null {
  if (row.status === HOUSEHOLD_STATUS.closed) return { code: "NOT_ALLOWED_NOW" };
  if (period === null || !period.isOpen) return { code: "PERIOD_CLOSED" };
  if (row.revision !== input.revision) return { code: "STALE", fields: [{ path: "revision", detail: "MOVED_ON" }] };
  if (input.conditionDate <= period.today) return null;
  return { code: "INVALID_INPUT", fields: [{ path: "conditionDate", detail: "FUTURE" }] };
}

/** Writes what was sent into the empty draft; any one answer that does not fit refuses the whole. */
async function fill(
  context: Context,
  regencyCode: string,
  id: string,
): Promise<Outcome<Pick<Answer, "state" | "changes" | "mustFix" | "mustExplain">>> {
  const { sql, actor, input } = context;
  const draft = await findDraft(sql, regencyCode, id);
  if (draft === null) return refuse("NOT_FOUND");
  const { instrument, base } = draft;
  const started = { ...draft.payload, conditionDate: input.conditionDate };
  const { patches, problems } = patchesOf(input, {
    instrument,
    base,
    payload: started,
    mayIdentify: input.mayIdentify,
  });
  const untold = untoldFields(draft, { patches, memberOps: [], eventOps: [] }).map(({ detail }) => ({
    path: "people",
    detail,
  }));
  if (problems.length + untold.length > 0) return refuse("INVALID_INPUT", { fields: [...problems, ...untold] });
  const { payload } = applyPatches(base, started, patches);
  const evaluation = evaluateDraft(draft, payload);
  if (evaluation === null || evaluation.changes.length === 0)
    return refuse("INVALID_INPUT", { fields: [{ path: "values", detail: "NOTHING_CHANGES" }] });
  await storeDraft({ ...context, input: {} }, draft, payload, evaluation, patches.map(fieldOf));
  await sql`UPDATE proposal p SET contributors = p.contributors || g.user_id FROM access_grant g
    WHERE p.regency_code = ${regencyCode} AND p.id = ${id} AND g.id = ${actor.grant.id} AND g.user_id <> ALL (p.contributors)`;
  const { changes, errors, warnings } = evaluation;
  return succeed({ state: "draft", changes: changes.length, mustFix: errors, mustExplain: warnings });
}

/** Takes a draft that a system hands in. */
export async function takeDraft({
  client,
  body,
  key,
  locale,
  now,
}: Sent<Record<never, never>, Body>): Promise<Outcome<Answered<Answer>>> {
  const mayIdentify = client.scopes.includes("households:identify");
  const outcome = await runForClient(draftForClient, client, { key, input: { ...body, mayIdentify }, locale }, now);
  if (!outcome.ok) return outcome;
  const answer = draftProposal.answer.parse(outcome.value);
  return succeed({ body: answer, shown: { kind: "proposal", ids: [answer.id.slice(5)] } });
}
