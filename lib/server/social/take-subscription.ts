import "server-only";
import { uuidv7 } from "uuidv7";
import * as z from "zod";
import { canonicalJson } from "@/lib/domain/social/canonical";
import { parseFrequency } from "@/lib/domain/social/frequency";
import { isTimely } from "@/lib/domain/social/header";
import { mayKeepId, VERSION } from "@/lib/domain/social/message";
import type { SubscribeCode, UnsubscribeCode } from "@/lib/domain/social/reason";
import { asksOfFamilyAlone } from "@/lib/domain/social/resolve";
import { type criteriaSchema, REGISTRY_TYPE, type RecordType } from "@/lib/domain/social/search-message";
import {
  type EventType,
  eventType,
  type OneSubscribe,
  type SubscribeRequest,
  type SubscribeResponse,
  type UnsubscribeRequest,
  type UnsubscribeResponse,
} from "@/lib/domain/social/subscription-message";
import { keyedHash, seal, sealBytes } from "@/lib/server/crypto/seal";
import type { RequestRow } from "@/lib/server/data-request/rows";
import type { Sql } from "@/lib/server/db/sql";
import { type Answered, type Asking, referenceFault } from "./answer-search";
import { reasonText } from "./envelope";
import { findGrant, type HeldGrant, readLinked } from "./grant";
import type { MessageOutcome } from "./kept-message";
import { noteGrantUse } from "./note";
import { countFound, type PlannedSearch, planSearch, recordTypeOf } from "./search";

/** Subscriptions of a client that are not ended. */
export const MOST_SUBSCRIPTIONS = 50;

export interface Subscribing extends Asking {
  readonly callback: string;
}

type Line = SubscribeResponse["subscribe_response"][number];

/** A subscription that may be, or why it may not. */
type Judged = Line | Wanted;

/** Judges each subscription of a message; what it answers writes them. What is told from then on is nothing from before. */
export async function planSubscriptions(
  asking: Subscribing,
  request: SubscribeRequest,
): Promise<(sql: Sql) => Promise<Answered<SubscribeResponse>>> {
  const seen = new Set<string>();
  const judged: Judged[] = [];
  const linked = await readLinked(asking.client, asking.partner);
  for (const one of request.subscribe_request) {
    const fault = referenceFault(one, seen, asking.now);
    judged.push(fault === null ? await judgeOne(asking, linked, one) : refusedLine(one, fault, asking.now));
  }
  return (sql) => writeAll(sql, asking, request, judged);
}

async function writeAll(
  sql: Sql,
  asking: Subscribing,
  request: SubscribeRequest,
  judged: readonly Judged[],
): Promise<Answered<SubscribeResponse>> {
  // One message of a client at a time: how many it has is counted before one more is written.
  await sql`SELECT 1 FROM api_client WHERE id = ${asking.client.id} FOR UPDATE`;
  const lines: Line[] = [];
  for (const each of judged) lines.push("grant" in each ? await writeOne(sql, asking, each) : each);
  return {
    message: {
      transaction_id: request.transaction_id,
      correlation_id: asking.correlationId,
      subscribe_response: lines,
    },
    outcomes: lines.map(toOutcome),
    status: lines.some(({ status }) => status === "succ") ? "succ" : "rjct",
    households: [],
  };
}

function toOutcome({ reference_id, status, status_reason_code: code }: Line): MessageOutcome {
  return { ref: mayKeepId(reference_id) ? reference_id : "", status, ...(code === undefined ? {} : { code }) };
}

async function judgeOne(asking: Subscribing, linked: readonly RequestRow[], one: OneSubscribe): Promise<Judged> {
  const { subscribe_criteria: criteria } = one;
  const event = eventType(criteria.reg_event_type);
  const recordType = recordTypeOf(criteria.notify_record_type);
  if (event === null || recordType === null) return refusedLine(one, "rjct.notify_types.invalid", asking.now);
  const times = timesOf(criteria.frequency, asking.now);
  const grant = findGrant(asking.client, linked, criteria, asking.now);
  const planned = planSearch(grant, searchOf(criteria, recordType));
  if (times === null || !planned.ok) return refusedLine(one, "rjct.notify_details.invalid", asking.now);
  if (event === "DEREGISTER" && !asksOfFamilyAlone(planned.value.resolved))
    return refusedLine(one, "rjct.notify_details.invalid", asking.now);
  if (criteria.filter_type === "idtype-value" && (await findsNobody(asking, planned.value)))
    return refusedLine(one, "rjct.person_id.invalid", asking.now);
  return { one, event, recordType, times, grant: planned.value.grant };
}

/** A filter is a query: what a search may not ask by, a subscription may not listen to. */
export function searchOf(
  { filter_type, filter }: { readonly filter_type: string; readonly filter?: unknown },
  recordType: RecordType,
): z.infer<typeof criteriaSchema> {
  return {
    query_type: filter_type,
    query: filter,
    reg_record_type: recordType,
    pagination: { page_size: 1, page_number: 1 },
  };
}

/** That a number is there is an answer: it is counted without reading who it is, and noted as a search is. */
async function findsNobody({ client, correlationId, now }: Asking, planned: PlannedSearch): Promise<boolean> {
  const total = await countFound(planned);
  await noteGrantUse(client, planned.grant, { correlationId, households: [] }, now);
  return total === 0;
}

interface Times {
  readonly from: Date;
  readonly to: Date | null;
  readonly cron: string | null;
}

function timesOf(frequency: OneSubscribe["subscribe_criteria"]["frequency"], now: Date): Times | null {
  if (frequency === undefined) return { from: now, to: null, cron: null };
  const [from, to] = [new Date(frequency.start_time), new Date(frequency.end_time)];
  return from < to && to > now && parseFrequency(frequency.frequency) !== null
    ? { from, to, cron: frequency.frequency }
    : null;
}

/** What of a subscription is kept sealed: its filter may name a person. */
export const keptCriteriaSchema = z.strictObject({
  filter_type: z.string(),
  filter: z.unknown(),
  locale: z.string().nullable(),
});

interface Wanted {
  readonly one: OneSubscribe;
  readonly event: EventType;
  readonly recordType: RecordType;
  readonly times: Times;
  readonly grant: HeldGrant;
}

interface PresentRow {
  readonly code: string;
  readonly madeAt: Date;
}

async function writeOne(sql: Sql, { client, callback, now }: Subscribing, wanted: Wanted): Promise<Line> {
  const { one, event, recordType, times, grant } = wanted;
  const { filter_type, filter } = one.subscribe_criteria;
  const kept = { filter_type, filter, locale: one.locale ?? null };
  // Keyed: a filter may be a NIK, and sixteen digits are guessed.
  const hash = keyedHash("social-subscription", canonicalJson(JSON.parse(JSON.stringify({ filter_type, filter }))));
  const [present] = await sql<PresentRow>`SELECT code, made_at AS "madeAt" FROM api_subscription
    WHERE client_id = ${client.id} AND request_id = ${grant.requestId}::uuid AND event = ${event} AND record_type = ${recordType}
      AND filter_hash = ${hash} AND state = 'subscribe'`;
  if (present !== undefined)
    return {
      ...refusedLine(one, "rjct.event.already_subscribed", now),
      subscriptions: [subscriptionOf(wanted, present)],
    };
  const code = uuidv7();
  const made = await sql`WITH counted AS (
      SELECT count(*)::int AS n FROM api_subscription WHERE client_id = ${client.id} AND state = 'subscribe')
    INSERT INTO api_subscription (code, client_id, regency_code, request_id, event, record_type, criteria_sealed, filter_hash, callback_sealed,
      frequency, starts_at, ends_at, state, told_era, told_xid, looked_at, made_at)
    SELECT ${code}::uuid, ${client.id}::uuid, ${grant.regencyCode}, ${grant.requestId}::uuid, ${event}, ${recordType},
      ${sealBytes(Buffer.from(JSON.stringify(kept)))}, ${hash}, ${seal(callback)}, ${times.cron}, ${times.from}::timestamptz,
      ${times.to}::timestamptz, 'subscribe', app_feed_era(), pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 1,
      ${now}::timestamptz, ${now}::timestamptz FROM counted WHERE n < ${MOST_SUBSCRIPTIONS} RETURNING 1`;
  if (made.length === 0) return refusedLine(one, "rjct.notify_details.invalid", now);
  return {
    reference_id: one.reference_id,
    timestamp: now.toISOString(),
    status: "succ",
    subscriptions: [subscriptionOf(wanted, { code, madeAt: now })],
    ...(one.locale === undefined ? {} : { locale: one.locale }),
  };
}

function subscriptionOf({ event, recordType }: Wanted, { code, madeAt }: PresentRow) {
  return {
    version: VERSION,
    code,
    status: "subscribe" as const,
    timestamp: madeAt.toISOString(),
    reg_type: REGISTRY_TYPE,
    reg_event_type: event,
    notify_record_type: recordType,
  };
}

function refusedLine(one: OneSubscribe, code: SubscribeCode, now: Date): Line {
  return {
    reference_id: one.reference_id,
    timestamp: now.toISOString(),
    status: "rjct",
    status_reason_code: code,
    status_reason_message: reasonText(code, one.locale),
    ...(one.locale === undefined ? {} : { locale: one.locale }),
  };
}

/** Ends the subscriptions of a message. All or what there is of them: one that is none is told by the code of the whole. */
export async function endSubscriptions(
  sql: Sql,
  { client, correlationId, now }: Asking,
  request: UnsubscribeRequest,
): Promise<Answered<UnsubscribeResponse>> {
  const states: UnsubscribeResponse["subscription_status"] = [];
  let code: UnsubscribeCode | null = isTimely(request.timestamp, now) ? null : "rjct.timestamp.invalid";
  for (const asked of code === null ? request.subscription_codes : []) {
    const fault = await endOne(sql, client.id, asked, now);
    if (fault === null || fault === "rjct.event.already_unsubscribed")
      states.push({ code: asked, status: "unsubscribe" });
    code ??= fault;
  }
  const status = code === null ? ("succ" as const) : ("rjct" as const);
  return {
    message: {
      transaction_id: request.transaction_id,
      correlation_id: correlationId,
      timestamp: now.toISOString(),
      status,
      ...(code === null ? {} : { status_reason_code: code, status_reason_message: reasonText(code, undefined) }),
      subscription_status: states,
    },
    outcomes: [{ ref: request.transaction_id, status, ...(code === null ? {} : { code }) }],
    status,
    households: [],
  };
}

async function endOne(sql: Sql, clientId: string, asked: string, now: Date): Promise<UnsubscribeCode | null> {
  if (!z.uuid().safeParse(asked).success) return "rjct.subscription_code.invalid";
  const [row] = await sql<{ state: string }>`SELECT state FROM api_subscription
    WHERE code = ${asked} AND client_id = ${clientId}`;
  if (row === undefined) return "rjct.subscription_code.invalid";
  const ended = await sql`UPDATE api_subscription SET state = 'unsubscribe', ended_at = ${now}
    WHERE code = ${asked} AND client_id = ${clientId} AND state = 'subscribe' RETURNING 1`;
  return ended.length === 0 ? "rjct.event.already_unsubscribed" : null;
}
