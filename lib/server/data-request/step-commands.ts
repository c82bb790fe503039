import "server-only";
import * as z from "zod";
import { addDays, endOfDay } from "@/lib/domain/calendar/working-day";
import { type RequestEvent, type RequestState, stepOf } from "@/lib/domain/data-request/flow";
import { handedOver } from "@/lib/domain/data-request/handed-over";
import { requestFaults } from "@/lib/domain/data-request/request";
import { levelRule, type RequestRules } from "@/lib/domain/data-request/rules";
import { refuse } from "@/lib/domain/error/error-code";
import { localDay } from "@/lib/domain/period/period";
import { type CommandContext, type CommandResult, defineCommand, done } from "@/lib/server/command/command";
import { timeZoneOf } from "@/lib/server/region/queries";
import { enqueueRequestBuild } from "./content/job";
import { papersOf } from "./paper/papers";
import { approversOf, fieldsOf, holdRequest, isOver, levelOf, purposeOf, type RequestRow, sentRules } from "./rows";
import { rulesOf } from "./rules-query";
import { tellOfRequest } from "./tell";

const place = { regencyCode: z.string().regex(/^\d{4}$/), requestId: z.uuid(), version: z.int().min(1) };
const reason = z.string().trim().min(5).max(500);

interface StepInput {
  readonly regencyCode: string;
  readonly requestId: string;
  readonly version: number;
  readonly reason?: string | undefined;
}
type StepContext = CommandContext<StepInput>;
type StepResult = CommandResult<{ state: RequestState }>;

/** Sends a request to the first desk, under the rules of the regency as they are now. */
export const submitRequest = defineCommand({
  name: "data-request.submit",
  permission: "data-request:ask",
  input: z.strictObject(place),
  async run(context) {
    const { sql, input, now } = context;
    const row = await holdRequest(sql, input.regencyCode, input.requestId);
    if (row === null) return refuse("NOT_FOUND");
    const inForce = await rulesOf(sql, input.regencyCode, now);
    const held = await judge(context, row, "submit", inForce.rules);
    if (!held.ok) return held;
    const faults = await faultsOf(context, row, inForce.rules);
    if (faults.length > 0) return refuse("INCOMPLETE", { fields: faults });
    const year = row.year ?? Number(localDay(now, await timeZoneOf(input.regencyCode)).slice(0, 4));
    const number = row.number ?? (await nextNumber(context, year));
    await sql`UPDATE data_request SET state = 'submitted', tier = 0, round = ${row.round + 1}, version = ${row.version + 1}, year = ${year},
        number = ${number}, rules = ${JSON.stringify(inForce.rules)}::jsonb, rules_id = ${inForce.id}, changed_at = ${now}
      WHERE regency_code = ${row.regency_code} AND id = ${row.id} AND version = ${row.version}`;
    await writeStep(context, row, "submit", row.round + 1, null);
    return stepped(input, "submit", "submitted");
  },
});

async function faultsOf({ sql, input }: StepContext, row: RequestRow, rules: RequestRules) {
  const level = levelOf(row);
  const rule = level === null ? null : levelRule(rules, level);
  const papers = await papersOf(sql, row.regency_code, row.id);
  return requestFaults(fieldsOf(row), {
    regencyCode: input.regencyCode,
    rule,
    papers: papers.flatMap(({ kind }) => (kind === "signed-bast" ? [] : [kind])),
    handedOver: handedOver(rule, purposeOf(row), row.variables),
  });
}

async function nextNumber({ sql, input }: StepContext, year: number): Promise<number> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`data-request:${input.regencyCode}`}, 0))`;
  const [row] = await sql<{ n: number }>`SELECT coalesce(max(number), 0)::int + 1 AS n FROM data_request
    WHERE regency_code = ${input.regencyCode} AND year = ${year}`;
  return row?.n ?? 1;
}

const decideSchema = z
  .strictObject({ ...place, event: z.enum(["approve", "return", "refuse"]), reason: reason.optional() })
  .refine(({ event, reason: why }) => event === "approve" || why !== undefined, {
    path: ["reason"],
    message: "MISSING",
  });

/** A desk agrees, returns with a reason, or refuses with a reason. The last desk's agreement grants: the time begins and the files are made. */
export const decideRequest = defineCommand({
  name: "data-request.decide",
  permission: "data-request:decide",
  input: decideSchema,
  run: (context) => step(context, context.input.event),
});

/** Whoever asks takes it back before it is decided. */
export const withdrawRequest = defineCommand({
  name: "data-request.withdraw",
  permission: "data-request:ask",
  input: z.strictObject(place),
  run: (context) => step(context, "withdraw"),
});

/** The data steward closes what was granted before its time, with a reason. The data are no longer to be had from that moment. */
export const revokeRequest = defineCommand({
  name: "data-request.revoke",
  permission: "data-request:watch",
  input: z.strictObject({ ...place, reason }),
  run: (context) => step(context, "revoke"),
});

async function step(context: StepContext, event: Exclude<RequestEvent, "submit">): Promise<StepResult> {
  const { sql, input, now } = context;
  const row = await holdRequest(sql, input.regencyCode, input.requestId);
  if (row === null) return refuse("NOT_FOUND");
  const found = await judge(context, row, event, sentRules(row));
  if (!found.ok) return found;
  const { state, tier } = found;
  const zone = await timeZoneOf(row.regency_code);
  const grantedOn = localDay(now, zone);
  const expiresOn = addDays(grantedOn, row.days - 1);
  const isGranted = state === "granted";
  const isStopped = state === "revoked";
  // First: the database grants only what it sees agreed to.
  await writeStep(context, row, event, row.round, input.reason ?? null);
  await sql`UPDATE data_request SET state = ${state}, tier = ${tier}, version = ${row.version + 1}, changed_at = ${now},
      granted_at = coalesce(${isGranted ? now : null}, granted_at), granted_on = coalesce(${isGranted ? grantedOn : null}::date, granted_on),
      expires_on = coalesce(${isGranted ? expiresOn : null}::date, expires_on),
      expires_at = coalesce(${isGranted ? endOfDay(expiresOn, zone) : null}, expires_at),
      content_state = CASE WHEN ${isGranted}::boolean THEN 'building' WHEN ${isStopped}::boolean AND content_state = 'building' THEN 'failed'
        ELSE content_state END,
      content_failure = CASE WHEN ${isStopped}::boolean AND content_state = 'building' THEN 'REVOKED' ELSE content_failure END
    WHERE regency_code = ${row.regency_code} AND id = ${row.id} AND version = ${row.version}`;
  if (isGranted) {
    const { regency_code: regencyCode, id: requestId, asked_by: userId, asked_from: askedFrom } = row;
    await enqueueRequestBuild(sql, { regencyCode, requestId, userId, askedFrom });
  }
  if (event !== "withdraw") await tellOfRequest(context, row, state);
  return stepped(input, event, state);
}

/** Whether the step may be made, by the one judge, and by the version that the page was made with. */
async function judge(
  { sql, actor, input, now }: StepContext,
  row: RequestRow,
  event: RequestEvent,
  rules: RequestRules | null,
) {
  const found = stepOf(
    {
      state: row.state,
      tier: row.tier,
      tiers: rules?.tiers ?? [],
      askedBy: row.asked_by,
      approvedBy: await approversOf(sql, row),
      isOver: isOver(row, now),
    },
    event,
    { userId: actor.userId, role: actor.grant.role, isHere: actor.grant.regionCode === row.regency_code },
  );
  if (!found.ok) return refuse(found.code);
  return row.version === input.version ? found : refuse("STALE");
}

async function writeStep(
  { sql, actor, now, newId }: StepContext,
  row: RequestRow,
  event: RequestEvent,
  round: number,
  why: string | null,
): Promise<void> {
  const isDesk = event === "approve" || event === "return" || event === "refuse";
  const tier = isDesk ? row.tier : null;
  const name = tier === null ? null : (sentRules(row)?.tiers[tier]?.name ?? null);
  await sql`INSERT INTO data_request_step (regency_code, id, request_id, round, event, tier, tier_name, reason, actor_id, grant_id, role, at)
    VALUES (${row.regency_code}, ${newId()}, ${row.id}, ${round}, ${event}, ${tier}, ${name}, ${why}, ${actor.userId}, ${actor.grant.id},
      ${actor.grant.role}, ${now})`;
}

function stepped(input: StepInput, event: RequestEvent, state: RequestState): StepResult {
  return done(
    { state },
    {
      action: `data-request:${event}`,
      subjectKind: "data-request",
      subjectIds: [input.requestId],
      areaCode: input.regencyCode,
      detail: { state },
    },
  );
}
