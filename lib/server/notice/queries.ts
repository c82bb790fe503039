import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import { NOTICE_DAYS, NOTICES_A_PAGE, type NoticeFacts, noticeSchema } from "@/lib/domain/notice/notice";
import { referenceSql } from "@/lib/server/db/reference";
import { type RegionTimeZone, regionLabel, timeZoneOf } from "@/lib/server/region/queries";

const DAY_MS = 86_400_000;
/** More than this is told as this. */
const MOST_COUNTED = 99;

export interface NoticeLine {
  readonly id: string;
  readonly facts: NoticeFacts;
  readonly regionLabel: string;
  /** Of a hand-over: who gave it and who stands in; null without one. */
  readonly people: { readonly giver: string; readonly delegate: string } | null;
  /** Of access in an emergency: who opened it for whom, until when, and why. */
  readonly glass: {
    readonly opener: string;
    readonly holder: string;
    readonly until: Date;
    readonly zone: RegionTimeZone;
    readonly reason: string;
  } | null;
  readonly at: Date;
  readonly isNew: boolean;
}

export interface NoticePage {
  readonly lines: readonly NoticeLine[];
  /** Id to go on after; null on the last page. */
  readonly next: string | null;
  readonly newestAt: Date | null;
  readonly hasNew: boolean;
}

interface Row {
  readonly id: string;
  readonly facts: unknown;
  readonly region_code: string;
  readonly made_at: Date;
  readonly seen_at: Date | null;
  readonly giver: string | null;
  readonly delegate: string | null;
  readonly opener: string | null;
  readonly until: Date | null;
  readonly reason: string | null;
}

/** What the portal told a person in the last ninety days, the latest first; nobody else's. */
export async function listNotices(actor: Actor, after: string | null, now: Date): Promise<NoticePage> {
  const since = new Date(now.getTime() - NOTICE_DAYS * DAY_MS);
  const rows = await referenceSql()<Row>`SELECT n.id, n.facts, n.region_code, n.made_at, n.seen_at,
      giver.display_name AS giver, delegate.display_name AS delegate,
      opener.display_name AS opener, g.valid_to AS until, CASE WHEN g.source = 'break-glass' THEN g.reason END AS reason
    FROM notice n LEFT JOIN access_grant g ON g.id = n.grant_id LEFT JOIN access_grant o ON o.id = g.delegated_from
      LEFT JOIN app_user giver ON giver.id = o.user_id LEFT JOIN app_user delegate ON delegate.id = g.user_id
      LEFT JOIN app_user opener ON g.source = 'break-glass' AND opener.id = g.created_by
    WHERE n.user_id = ${actor.userId} AND n.made_at >= ${since}
      AND (${after}::uuid IS NULL OR (n.made_at, n.id) < (SELECT s.made_at, s.id FROM notice s WHERE s.id = ${after} AND s.user_id = ${actor.userId}))
    ORDER BY n.made_at DESC, n.id DESC LIMIT ${NOTICES_A_PAGE + 1}`;
  const shown = rows.slice(0, NOTICES_A_PAGE);
  const lines = await Promise.all(shown.map(toLine));
  return {
    lines: lines.filter((line) => line !== null),
    next: rows.length > NOTICES_A_PAGE ? (shown.at(-1)?.id ?? null) : null,
    newestAt: shown[0]?.made_at ?? null,
    hasNew: shown.some(({ seen_at }) => seen_at === null),
  };
}

async function toLine(row: Row): Promise<NoticeLine | null> {
  const facts = noticeSchema.safeParse(row.facts);
  if (!facts.success) return null;
  const { giver, delegate, opener, until, reason } = row;
  const isGlass = opener !== null && delegate !== null && until !== null && reason !== null;
  return {
    id: row.id,
    facts: facts.data,
    regionLabel: await regionLabel(row.region_code),
    people: giver === null || delegate === null ? null : { giver, delegate },
    glass: isGlass ? { opener, holder: delegate, until, zone: await timeZoneOf(row.region_code), reason } : null,
    at: row.made_at,
    isNew: row.seen_at === null,
  };
}

/** How many were not read. */
export async function countNotices(userId: string, now: Date): Promise<number> {
  const since = new Date(now.getTime() - NOTICE_DAYS * DAY_MS);
  const [row] = await referenceSql()<{ n: number }>`SELECT count(*)::int AS n FROM (SELECT 1 FROM notice
    WHERE user_id = ${userId} AND seen_at IS NULL AND made_at >= ${since} LIMIT ${MOST_COUNTED}) AS counted`;
  return row?.n ?? 0;
}
