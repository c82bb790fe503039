import "server-only";
import { VERSION } from "@/lib/domain/social/message";
import type { SocialRecord } from "@/lib/domain/social/record";
import { asksOfFamilyAlone } from "@/lib/domain/social/resolve";
import { RECORD_TYPES, REGISTRY_TYPE } from "@/lib/domain/social/search-message";
import { EVENT_TYPES, type EventType, type Notify } from "@/lib/domain/social/subscription-message";
import { unseal, unsealBytes } from "@/lib/server/crypto/seal";
import { familyNumber } from "@/lib/server/data-request/content/requested";
import { Prisma } from "@/lib/server/db/generated/client";
import { referenceSql } from "@/lib/server/db/reference";
import { underScope } from "@/lib/server/db/scoped";
import type { ApiClient } from "../api/client";
import { noteRequest } from "../api/note-request";
import type { CallbackBody } from "./callback-body";
import { conditionOf } from "./conditions";
import { replyText } from "./envelope";
import { heldGrant } from "./grant";
import { noteGrantUse } from "./note";
import type { Partner } from "./partner";
import {
  contextAddress,
  familyOrder,
  grantedHouseholds,
  isFew,
  leftHouseholds,
  type PlannedSearch,
  planSearch,
  runSearch,
} from "./search";
import { keptCriteriaSchema, searchOf } from "./take-subscription";

/** Families in one notice. */
export const NOTIFY_FAMILIES = 50;

/** Which changes a notice is of. */
export interface NoticeRange {
  readonly fromEra: number;
  readonly fromXid: number;
  readonly toEra: number;
  readonly toXid: number;
  /** The last family of the page before; null: the first page. */
  readonly after: string | null;
}

/** What a page of a notice says, null where the filter finds none of its families; and after which family the next page begins. */
export interface NoticePage {
  readonly sent: CallbackBody | null;
  readonly next: string | null;
}

interface SubscriptionRow {
  readonly code: string;
  readonly regencyCode: string;
  readonly requestId: string;
  readonly event: string;
  readonly recordType: string;
  readonly criteria: Buffer;
  readonly callback: string;
}

/** A subscription as it is served now: null where it has ended, or its grant has. */
export interface Served {
  readonly code: string;
  readonly event: EventType;
  readonly base: string;
  readonly locale: string | undefined;
  readonly planned: PlannedSearch;
}

export async function findServed(client: ApiClient, partner: Partner, code: string, now: Date): Promise<Served | null> {
  const [row] =
    await referenceSql()<SubscriptionRow>`SELECT code, regency_code AS "regencyCode", request_id AS "requestId", event,
      record_type AS "recordType", criteria_sealed AS criteria, callback_sealed AS callback FROM api_subscription
    WHERE code = ${code} AND client_id = ${client.id} AND state = 'subscribe' AND (ends_at IS NULL OR ends_at > ${now})`;
  const event = EVENT_TYPES.find((each) => each === row?.event);
  const recordType = RECORD_TYPES.find((each) => each === row?.recordType);
  if (row === undefined || event === undefined || recordType === undefined) return null;
  const criteria = keptCriteriaSchema.parse(JSON.parse(unsealBytes(row.criteria).toString("utf8")));
  const grant = client.scopes.includes("registry:subscribe") ? await heldGrant(client, row, partner, now) : null;
  const planned = planSearch(grant, searchOf(criteria, recordType));
  if (!planned.ok || (event === "DEREGISTER" && !asksOfFamilyAlone(planned.value.resolved))) return null;
  return { code, event, base: unseal(row.callback), locale: criteria.locale ?? undefined, planned: planned.value };
}

/** Changes of a range that are of the subscription's kind, of revisions `q`. */
function changedIn({ event, planned }: Served, range: Omit<NoticeRange, "after">): Prisma.Sql {
  const kind =
    event === "REGISTER"
      ? Prisma.sql`AND q.revision = 1`
      : event === "UPDATE"
        ? Prisma.sql`AND q.revision > 1`
        : Prisma.empty;
  return Prisma.sql`q.regency_code = ${planned.grant.regencyCode} ${kind}
    AND (q.feed_era, q.feed_xid) > (${range.fromEra}, ${range.fromXid}) AND (q.feed_era, q.feed_xid) <= (${range.toEra}, ${range.toXid})`;
}

/** Families whose changes in a range are of the subscription's kind, by their id. */
export function changedHouseholds(served: Served, range: Omit<NoticeRange, "after">): Prisma.Sql {
  return Prisma.sql`SELECT DISTINCT q.household_id FROM household_revision q WHERE ${changedIn(served, range)}`;
}

/** What a subscriber is told of a range of changes, as the record and the grant are now. */
export async function notifyBody(
  client: ApiClient,
  partner: Partner,
  about: { readonly subscription: string; readonly range: NoticeRange; readonly id: string },
  now: Date,
): Promise<NoticePage | "NO_GRANT"> {
  const served = await findServed(client, partner, about.subscription, now);
  if (served === null) return "NO_GRANT";
  const ids = await pageOf(served, about.range);
  const next = ids.length < NOTIFY_FAMILIES ? null : (ids.at(-1) ?? null);
  const told = served.event === "DEREGISTER" ? endedRecords(served, ids) : await changedRecords(served, ids);
  if (told.records.length === 0) return { sent: null, next };
  await noteGrantUse(client, served.planned.grant, { correlationId: about.id, households: told.households }, now);
  const shown = { kind: "household" as const, ids: told.households };
  await noteRequest(
    client,
    { operation: "socialNotify", scope: "registry:subscribe", requestId: about.id, outcome: "OK", shown },
    now,
  );
  const body = await notifyText(client, served, told.records, about.id, now);
  return { sent: { base: served.base, body }, next };
}

function notifyText(
  client: ApiClient,
  { event, planned, code, locale }: Served,
  records: readonly SocialRecord[],
  id: string,
  now: Date,
): Promise<string> {
  const message: Notify = {
    transaction_id: id,
    notify_event: [
      {
        reference_id: code,
        timestamp: now.toISOString(),
        data: {
          version: VERSION,
          reg_type: REGISTRY_TYPE,
          reg_event_type: event,
          reg_record_type: planned.recordType,
          reg_records: [...records],
        },
        ...(locale === undefined ? {} : { locale }),
      },
    ],
  };
  const reply = { action: "notify" as const, receiverId: client.id, status: "succ" as const, total: 1, completed: 1 };
  return replyText({ ...reply, message }, now);
}

interface Told {
  readonly records: readonly SocialRecord[];
  readonly households: readonly string[];
}

/** Of the families that changed those that the filter finds now. */
async function changedRecords(served: Served, ids: readonly string[]): Promise<Told> {
  if (ids.length === 0) return { records: [], households: [] };
  const found = await runSearch({ ...served.planned, page: { size: 1_000, number: 1 }, only: ids });
  return typeof found === "string" ? { records: [], households: [] } : found;
}

/** Of families that have left the grant their number for it, and nothing else. */
function endedRecords({ planned: { grant } }: Served, ids: readonly string[]): Told {
  const records = ids.map((id) => ({
    "@context": contextAddress(),
    "@type": "Group" as const,
    group_identifier: [
      {
        "@type": "Identifier" as const,
        identifier_type: "NOMOR_KELUARGA" as const,
        identifier_value: familyNumber(grant, id),
      },
    ],
    group_type: "3" as const,
  }));
  return { records, households: ids };
}

/** A page of the families that changed: in use, or gone and found; in the grant's areas, under the client's scope. */
async function pageOf(served: Served, range: NoticeRange): Promise<readonly string[]> {
  const { grant, resolved } = served.planned;
  const isEnd = served.event === "DEREGISTER";
  const which = isEnd
    ? Prisma.sql`${leftHouseholds(grant, changedIn(served, range))} AND ${conditionOf(resolved, "Group")}`
    : grantedHouseholds(grant);
  const rest =
    range.after === null
      ? Prisma.empty
      : Prisma.sql`AND ${familyOrder(grant)} > ${familyOrder(grant, Prisma.sql`${range.after}::uuid`)}`;
  const rows = await underScope(grant.scope, async ({ sql }) => {
    if (isEnd && !grant.namesPeople && (await isFew(sql, grant))) return [];
    return sql<{
      id: string;
    }>`SELECT h.id FROM household h WHERE ${which} AND h.id IN (${changedHouseholds(served, range)}) ${rest}
      ORDER BY ${familyOrder(grant)} LIMIT ${NOTIFY_FAMILIES}`;
  });
  return rows.map(({ id }) => id);
}
