import "server-only";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import {
  FRESH_DAYS,
  formatNewsCursor,
  hasNews,
  NEWS_DAYS,
  NEWS_EVENTS,
  type NewsCursor,
  type NewsLine,
  type NewsPage,
} from "@/lib/domain/news/news";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { type StoredStep, toStep } from "@/lib/domain/queue/history";
import { placeText } from "@/lib/domain/queue/queue-row";
import type { ProposalState } from "@/lib/domain/workflow/workflow";
import { logRead } from "@/lib/server/audit/log-read";
import { Prisma } from "@/lib/server/db/generated/client";
import { type ScopedTx, underScope } from "@/lib/server/db/scoped";
import { IS_STANDING } from "@/lib/server/workflow/struck";
import { seenAt } from "./seen";

const PAGE = 25;
/** More than this is told as this. */
export const MOST_NEWS = 99;
const DAY_MS = 86_400_000;

interface Row extends StoredStep {
  readonly actorName: string | null;
  readonly proposalId: string;
  readonly head_name: string;
  readonly dusun: string | null;
  readonly rw: string | null;
  readonly rt: string | null;
  readonly state: ProposalState;
}

/**
 * Decisions of others on proposals of the village that the actor worked on, the latest first; one audit row with the
 * proposals shown. Null for who drafts nothing.
 */
export async function listNews(actor: Actor, after: NewsCursor | null, now: Date): Promise<NewsPage | null> {
  if (!hasNews(actor)) return null;
  return underScope(scopeOf(actor), async (tx) => {
    const [seen, rows] = await Promise.all([seenAt(tx, actor, now), readRows(tx, actor, after, now)]);
    const shown = rows.slice(0, PAGE);
    await logRead(tx, actor, "update", "proposal", [...new Set(shown.map((row) => row.proposalId))]);
    const regencyCode = actor.grant.regionCode.slice(0, 4);
    const lines = shown.flatMap((row): readonly NewsLine[] => {
      const step = toStep(row, row.actorName);
      if (step === null) return [];
      return [
        {
          step,
          proposalPublicId: formatPublicId(regencyCode, row.proposalId),
          headName: row.head_name,
          place: placeText(row),
          state: row.state,
          isNew: row.at > seen,
        },
      ];
    });
    const last = shown.at(-1);
    return {
      lines,
      next: rows.length > PAGE && last !== undefined ? formatNewsCursor({ at: last.at.getTime(), id: last.id }) : null,
      newestAt: shown[0]?.at ?? null,
      hasNew: lines.some(({ isNew }) => isNew),
    };
  });
}

function readRows({ sql }: ScopedTx, actor: Actor, after: NewsCursor | null, now: Date): Promise<Row[]> {
  const village = actor.grant.regionCode;
  const since = new Date(now.getTime() - NEWS_DAYS * DAY_MS);
  const before = after === null ? now : new Date(after.at);
  return sql<Row>`SELECT e.id, e.at, e.actor_id AS "actorId", e.role, e.event, e.from_state AS "fromState", e.to_state AS "toState",
      e.reason_code AS "reasonCode", e.note, u.display_name AS "actorName", p.id AS "proposalId", p.head_name, p.dusun, p.rw, p.rt, p.state
    FROM proposal p JOIN proposal_event e ON e.regency_code = p.regency_code AND e.proposal_id = p.id
    LEFT JOIN app_user u ON u.id = e.actor_id
    WHERE p.regency_code = ${village.slice(0, 4)} AND p.village_code = ${village} AND p.state_since >= ${since}
      AND p.contributors @> ARRAY[${actor.userId}::uuid] AND e.actor_id <> ${actor.userId} AND e.event = ANY (${[...NEWS_EVENTS]})
      AND ${IS_STANDING} AND e.at >= ${since} AND (${after === null} OR (e.at, e.id) < (${before}, ${after?.id ?? actor.userId}::uuid))
    ORDER BY e.at DESC, e.id DESC LIMIT ${PAGE + 1}`;
}

/** How many proposals of the actor have news that were not read; inside a transaction that has its scope. */
export async function countNews({ sql }: ScopedTx, actor: Actor, now: Date): Promise<number> {
  if (!hasNews(actor)) return 0;
  const village = actor.grant.regionCode;
  const fresh = new Date(now.getTime() - FRESH_DAYS * DAY_MS);
  const oldest = new Date(now.getTime() - NEWS_DAYS * DAY_MS);
  // Scalar, so that it is known before the proposals are looked for and they are found by it.
  const seen = Prisma.sql`(SELECT greatest(coalesce(max(news_seen_at), ${fresh}), ${oldest}) FROM app_user WHERE id = ${actor.userId})`;
  const [row] = await sql<{ n: number }>`SELECT count(*)::int AS n FROM (
    SELECT 1 FROM proposal p
    WHERE p.regency_code = ${village.slice(0, 4)} AND p.village_code = ${village} AND p.state_since > ${seen}
      AND p.contributors @> ARRAY[${actor.userId}::uuid] AND EXISTS (
        SELECT 1 FROM proposal_event e WHERE e.regency_code = p.regency_code AND e.proposal_id = p.id AND e.at > ${seen}
          AND e.actor_id <> ${actor.userId} AND e.event = ANY (${[...NEWS_EVENTS]}))
    LIMIT ${MOST_NEWS}) AS counted`;
  return row?.n ?? 0;
}
