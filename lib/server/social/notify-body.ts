import "server-only";
import { VERSION } from "@/lib/domain/social/message";
import type { SocialRecord } from "@/lib/domain/social/record";
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
  endedHouseholds,
  grantedHouseholds,
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
  readonly page: number;
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
  if (!planned.ok) return null;
  return { code, event, base: unseal(row.callback), locale: criteria.locale ?? undefined, planned: planned.value };
}

/** Families whose changes in a range are of the subscription's kind, by their id. */
export function changedHouseholds({ event, planned }: Served, range: Omit<NoticeRange, "page">): Prisma.Sql {
  const { regencyCode } = planned.grant;
  const kind =
    event === "REGISTER"
      ? Prisma.sql`AND q.revision = 1`
      : event === "UPDATE"
        ? Prisma.sql`AND q.revision > 1`
        : Prisma.empty;
  return Prisma.sql`SELECT DISTINCT q.household_id FROM household_revision q WHERE q.regency_code = ${regencyCode} ${kind}
    AND (q.feed_era, q.feed_xid) > (${range.fromEra}, ${range.fromXid}) AND (q.feed_era, q.feed_xid) <= (${range.toEra}, ${range.toXid})`;
}

/** What a subscriber is told of a range of changes, as the record and the grant are now. Null: nothing any more. */
export async function notifyBody(
  client: ApiClient,
  partner: Partner,
  about: { readonly subscription: string; readonly range: NoticeRange; readonly id: string },
  now: Date,
): Promise<CallbackBody | "NO_GRANT" | null> {
  const served = await findServed(client, partner, about.subscription, now);
  if (served === null) return "NO_GRANT";
  const told =
    served.event === "DEREGISTER" ? await endedRecords(served, about.range) : await changedRecords(served, about.range);
  if (told.records.length === 0) return null;
  await noteGrantUse(client, served.planned.grant, { correlationId: about.id, households: told.households }, now);
  const shown = { kind: "household" as const, ids: told.households };
  await noteRequest(
    client,
    { operation: "socialNotify", scope: "registry:subscribe", requestId: about.id, outcome: "OK", shown },
    now,
  );
  return { base: served.base, body: await notifyText(client, served, told.records, about.id, now) };
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
async function changedRecords(served: Served, range: NoticeRange): Promise<Told> {
  const ids = await pageOf(served, range);
  if (ids.length === 0) return { records: [], households: [] };
  const found = await runSearch({ ...served.planned, page: { size: 1_000, number: 1 }, only: ids });
  return typeof found === "string" ? { records: [], households: [] } : found;
}

/** Families that are no more and that the filter finds: their number for this grant, and nothing else. */
async function endedRecords(served: Served, range: NoticeRange): Promise<Told> {
  const { grant } = served.planned;
  const ids = await pageOf(served, range);
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

/** A page of the families that changed: in use and found, or no more; in the grant's areas, under the client's scope. */
async function pageOf(served: Served, range: NoticeRange): Promise<readonly string[]> {
  const { grant, resolved } = served.planned;
  const which =
    served.event === "DEREGISTER"
      ? Prisma.sql`${endedHouseholds(grant)} AND ${conditionOf(resolved, "Group", "all")}`
      : grantedHouseholds(grant);
  const rows = await underScope(
    grant.scope,
    ({ sql }) => sql<{
      id: string;
    }>`SELECT h.id FROM household h WHERE ${which} AND h.id IN (${changedHouseholds(served, range)})
      ORDER BY h.id LIMIT ${NOTIFY_FAMILIES} OFFSET ${range.page * NOTIFY_FAMILIES}`,
  );
  return rows.map(({ id }) => id);
}
