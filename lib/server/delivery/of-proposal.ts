import "server-only";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import type { DeliveryState, Recipient, RefusalReason } from "@/lib/domain/delivery/delivery";
import type { DeliveryStep } from "@/lib/domain/delivery/delivery-page";
import { FRESH_DAYS, hasNews, NEWS_DAYS } from "@/lib/domain/news/news";
import { formatPublicId, type PublicId } from "@/lib/domain/public-id/public-id";
import { logRead } from "@/lib/server/audit/log-read";
import { type ScopedTx, underScope } from "@/lib/server/db/scoped";
import { seenAt } from "@/lib/server/news/seen";

interface StepRow {
  readonly id: string;
  readonly at: Date;
  readonly state: DeliveryState;
  readonly reason: RefusalReason | null;
  readonly note: string | null;
  readonly snapshot: string | null;
  readonly snapshotOn: string | null;
  readonly repliedOn: string | null;
  readonly holds: boolean;
  readonly year: number;
  readonly number: number;
  readonly recipient: Recipient;
}

/** What became of a proposal at the centre, the latest first; empty while it is in no package or out of the actor's area. */
export async function findDelivery(actor: Actor, at: PublicId): Promise<readonly DeliveryStep[]> {
  const rows = await underScope(
    scopeOf(actor),
    ({
      sql,
    }) => sql<StepRow>`SELECT e.id, e.at, e.to_state AS state, e.reason, e.note, e.snapshot, e.snapshot_on::text AS "snapshotOn",
        e.replied_on::text AS "repliedOn", e.holds, i.package_year AS year,
        i.package_number AS number, i.recipient
      FROM delivery_event e JOIN delivery_item i ON i.regency_code = e.regency_code AND i.package_id = e.package_id
        AND i.proposal_id = e.proposal_id
      WHERE e.regency_code = ${at.regencyCode} AND e.proposal_id = ${at.id}::uuid AND i.left_out IS NULL ORDER BY e.at DESC, e.id DESC`,
  );
  return rows.map(({ id, year, number, ...row }) => ({ ...row, key: id, packageYear: year, packageNumber: number }));
}

/** The state at the centre of each of these proposals; those in no package are absent. */
export async function deliveryStates(
  { sql }: ScopedTx,
  keys: readonly { readonly regencyCode: string; readonly id: string }[],
): Promise<ReadonlyMap<string, DeliveryState>> {
  if (keys.length === 0) return new Map();
  const rows = await sql<{ id: string; state: DeliveryState }>`SELECT proposal_id AS id, state FROM delivery_item
    WHERE regency_code = ANY (${[...new Set(keys.map((key) => key.regencyCode))]}::text[])
      AND proposal_id = ANY (${keys.map((key) => key.id)}::uuid[]) AND is_current`;
  return new Map(rows.map((row) => [row.id, row.state]));
}

/** More than a village gets in three months. */
const MOST = 25;
const DAY_MS = 86_400_000;

/** A proposal of the reader that the centre has refused. */
export interface DeliveryNews {
  readonly key: string;
  readonly proposalPublicId: string;
  readonly headName: string;
  readonly reason: RefusalReason;
  readonly note: string | null;
  readonly at: Date;
  readonly isNew: boolean;
}

interface NewsRow {
  readonly id: string;
  readonly head_name: string;
  readonly reason: RefusalReason;
  readonly note: string | null;
  readonly at: Date;
}

/** What the centre refuses of the actor's own work, the latest first; the proposals shown are logged. */
export async function listDeliveryNews(actor: Actor, now: Date): Promise<readonly DeliveryNews[]> {
  if (!hasNews(actor) || scopeOf(actor).mode !== "area") return [];
  const village = actor.grant.regionCode;
  const regency = village.slice(0, 4);
  const since = new Date(now.getTime() - NEWS_DAYS * DAY_MS);
  return underScope(scopeOf(actor), async (tx) => {
    const [rows, seen] = await Promise.all([
      tx.sql<NewsRow>`SELECT p.id, p.head_name, i.reason, i.note, i.state_since AS at
        FROM delivery_item i JOIN proposal p ON p.regency_code = i.regency_code AND p.id = i.proposal_id
        WHERE i.regency_code = ${regency} AND i.village_code = ${village} AND i.is_current AND i.state = 'refused'
          AND i.state_since >= ${since} AND p.contributors @> ARRAY[${actor.userId}::uuid]
        ORDER BY i.state_since DESC, p.id LIMIT ${MOST}`,
      seenAt(tx, actor, now),
    ]);
    await logRead(
      tx,
      actor,
      "update",
      "proposal",
      rows.map((row) => row.id),
    );
    return rows.map((row) => ({
      key: row.id,
      proposalPublicId: formatPublicId(regency, row.id),
      headName: row.head_name,
      reason: row.reason,
      note: row.note,
      at: row.at,
      isNew: row.at > seen,
    }));
  });
}

/** How many of them are new; inside a transaction that has the actor's scope. */
export async function countDeliveryNews({ sql }: ScopedTx, actor: Actor, now: Date): Promise<number> {
  if (!hasNews(actor) || scopeOf(actor).mode !== "area") return 0;
  const village = actor.grant.regionCode;
  const fresh = new Date(now.getTime() - FRESH_DAYS * DAY_MS);
  const [row] = await sql<{ n: number }>`SELECT count(*)::int AS n FROM (
    SELECT 1 FROM delivery_item i JOIN proposal p ON p.regency_code = i.regency_code AND p.id = i.proposal_id
    WHERE i.regency_code = ${village.slice(0, 4)} AND i.village_code = ${village} AND i.is_current AND i.state = 'refused'
      AND p.contributors @> ARRAY[${actor.userId}::uuid]
      AND i.state_since > (SELECT coalesce(max(news_seen_at), ${fresh}) FROM app_user WHERE id = ${actor.userId})
    LIMIT ${MOST}) AS counted`;
  return row?.n ?? 0;
}
