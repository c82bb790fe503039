import "server-only";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import { FRESH_DAYS, hasNews, NEWS_DAYS } from "@/lib/domain/news/news";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { logRead } from "@/lib/server/audit/log-read";
import { type ScopedTx, underScope } from "@/lib/server/db/scoped";
import { seenAt } from "./seen";

/** More than a village gets in three months. */
const MOST = 25;
const DAY_MS = 86_400_000;

/** A second look that saw something else than the reader's proposal says. What differs is the regency's to read. */
export interface CheckNews {
  readonly key: string;
  readonly proposalPublicId: string;
  readonly headName: string;
  readonly differ: number;
  readonly at: Date;
  readonly isNew: boolean;
}

interface Row {
  readonly id: string;
  readonly proposal_id: string;
  readonly head_name: string;
  readonly differ_count: number;
  readonly done_at: Date;
}

/** Checks with differences of proposals that the actor worked on, the latest first; the proposals shown are logged. */
export async function listCheckNews(actor: Actor, now: Date): Promise<readonly CheckNews[]> {
  if (!hasNews(actor) || scopeOf(actor).mode !== "area") return [];
  const village = actor.grant.regionCode;
  const regency = village.slice(0, 4);
  const since = new Date(now.getTime() - NEWS_DAYS * DAY_MS);
  return underScope(scopeOf(actor), async (tx) => {
    const [rows, seen] = await Promise.all([
      tx.sql<Row>`SELECT c.id, c.proposal_id, p.head_name, c.differ_count, c.done_at
        FROM ground_check c JOIN proposal p ON p.regency_code = c.regency_code AND p.id = c.proposal_id
        WHERE c.regency_code = ${regency} AND c.village_code = ${village} AND c.state = 'done' AND c.differ_count > 0
          AND c.done_at >= ${since} AND c.operators @> ARRAY[${actor.userId}::uuid]
        ORDER BY c.done_at DESC, c.id DESC LIMIT ${MOST}`,
      seenAt(tx, actor, now),
    ]);
    await logRead(tx, actor, "update", "proposal", [...new Set(rows.map((row) => row.proposal_id))]);
    return rows.map((row) => ({
      key: row.id,
      proposalPublicId: formatPublicId(regency, row.proposal_id),
      headName: row.head_name,
      differ: row.differ_count,
      at: row.done_at,
      isNew: row.done_at > seen,
    }));
  });
}

/** How many of them are new; inside a transaction that has the actor's scope. */
export async function countCheckNews({ sql }: ScopedTx, actor: Actor, now: Date): Promise<number> {
  if (!hasNews(actor) || scopeOf(actor).mode !== "area") return 0;
  const village = actor.grant.regionCode;
  const fresh = new Date(now.getTime() - FRESH_DAYS * DAY_MS);
  const [row] = await sql<{ n: number }>`SELECT count(*)::int AS n FROM (SELECT 1 FROM ground_check c
    WHERE c.regency_code = ${village.slice(0, 4)} AND c.village_code = ${village} AND c.state = 'done' AND c.differ_count > 0
      AND c.operators @> ARRAY[${actor.userId}::uuid]
      AND c.done_at > (SELECT coalesce(max(news_seen_at), ${fresh}) FROM app_user WHERE id = ${actor.userId})
    LIMIT ${MOST}) AS counted`;
  return row?.n ?? 0;
}
