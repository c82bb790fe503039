import "server-only";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import type { Locale } from "@/lib/domain/instrument/question";
import { formatCursor, type QueueCursor } from "@/lib/domain/queue/cursor";
import { NO_FILTER, type QueueView } from "@/lib/domain/queue/filter";
import type { QueuePageModel } from "@/lib/domain/queue/queue-page";
import { COUNT_LIMIT, cursorOf, type QueueCounts, type StoredRow, toRow } from "@/lib/domain/queue/queue-row";
import { QUEUE_TIERS, type QueueTier } from "@/lib/domain/queue/tier";
import { ownTier, stoodInTiers } from "@/lib/domain/workflow/decider";
import { RETURN_TARGETS, type TierName } from "@/lib/domain/workflow/tier";
import { returnTargetsOf } from "@/lib/domain/workflow/workflow";
import type { ReadPurpose } from "@/lib/server/audit/audit-entry";
import { logRead } from "@/lib/server/audit/log-read";
import { type ScopedTx, underScope } from "@/lib/server/db/scoped";
import { regenciesOf } from "@/lib/server/region/regencies";
import { tierSetsOf } from "@/lib/server/workflow/tier-sets";
import { cleanCondition, freshCondition, PLACE, placeRows, type Waiting } from "./conditions";
import { countLate, countQueue, takeCensus } from "./count";
import { areaChoices, officerChoices } from "./filter-options";
import { villageNames } from "./names";
import { readRows, walkIndexes } from "./read-rows";
import { waitingFor } from "./waiting";

export const PAGE_ROWS = 50;
/** How many proposals are ticked at once: twenty parts of fifty, decided in some seconds. */
export const TAKEN_AT_ONCE = 1000;

const WEEK_MS = 7 * 86_400_000;

export interface QueueRequest {
  readonly tier: TierName;
  readonly view: QueueView;
  readonly now: Date;
  readonly locale: Locale;
  readonly purpose: Extract<ReadPurpose, "decide" | "meeting">;
}

/**
 * A page of what waits for a tier, with its counters and filter choices. Rows outside the actor's area never appear: the
 * query names the area's regencies and the policies guard them. One audit row names the families shown.
 */
export async function listQueue(actor: Actor, request: QueueRequest): Promise<QueuePageModel> {
  const { tier, view, now, locale, purpose } = request;
  const waiting = await waitingFor(actor, tier, view.filter, now);
  const areas = await areaChoices(actor, waiting.filter.area, locale);
  const reachable = new Set([...waiting.sets.values()].flatMap((set) => returnTargetsOf(set, tier)));
  const returnTargets = RETURN_TARGETS.filter((target) => reachable.has(target));
  return underScope(scopeOf(actor), async (tx) => {
    const { takes } = view;
    const read = (known: Waiting) =>
      Promise.all([readPage(tx, known, view), takes === null ? null : readTaken(tx, known, takes, actor.userId)]);
    const walking = walkIndexes(tx);
    const counting = takeCensus(tx, waiting, actor.userId);
    // Where only what is late is asked for, how much of it there is decides by which index it is found.
    const reading = waiting.filter.isOverdue
      ? counting.then(({ counts }) => read({ ...waiting, isMostlyLate: counts.overdue >= COUNT_LIMIT }))
      : read(waiting);
    const [, [page, taken], { counts, officers }] = await Promise.all([walking, reading, counting]);
    const shown = [...page.rows, ...(taken ?? [])];
    const [villages, choices] = await Promise.all([
      villageNames(
        tx.sql,
        shown.map((row) => row.village_code),
      ),
      officerChoices(tx, officers, waiting.filter.officer, locale),
      logRead(tx, actor, purpose, "proposal", [...new Set(shown.map((row) => row.id))]),
    ]);
    const toView = (row: StoredRow) => toRow(row, { actor, now, locale, villages });
    return {
      rows: page.rows.map(toView),
      counts,
      areas,
      officers: choices,
      nextCursor: page.next,
      previousCursor: page.previous,
      taken: taken === null ? null : taken.map(toView),
      returnTargets,
    };
  });
}

async function readPage(tx: ScopedTx, waiting: Waiting, { after, before }: QueueView) {
  const direction = before === null ? ("after" as const) : ("before" as const);
  const cursor: QueueCursor | null = before ?? after;
  const found = await readRows(tx, waiting, { cursor, direction, limit: PAGE_ROWS + 1 });
  const hasMore = found.length > PAGE_ROWS;
  const nearest = found.slice(0, PAGE_ROWS);
  const rows = direction === "after" ? nearest : nearest.toReversed();
  const first = rows[0];
  const last = rows.at(-1);
  const isBefore = direction === "before";
  return {
    rows,
    next: last !== undefined && (isBefore || hasMore) ? formatCursor(cursorOf(last)) : null,
    previous: first !== undefined && (isBefore ? hasMore : after !== null) ? formatCursor(cursorOf(first)) : null,
  };
}

function readTaken(tx: ScopedTx, waiting: Waiting, what: "clean" | "all", userId: string): Promise<StoredRow[]> {
  const also = what === "clean" ? cleanCondition(userId) : freshCondition(userId);
  const slice = { cursor: null, direction: "after", limit: TAKEN_AT_ONCE, also } as const;
  return readRows(tx, waiting, slice);
}

/** The proposal that comes after a place in a tier's queue, or the queue's first; null when nothing else waits. */
export async function findNext(tx: ScopedTx, waiting: Waiting, cursor: QueueCursor): Promise<StoredRow | null> {
  const [following] = await readRows(tx, waiting, { cursor, direction: "after", limit: 1 });
  if (following !== undefined) return following;
  const firsts = await readRows(tx, waiting, { cursor: null, direction: "after", limit: 2 });
  return firsts.find((row) => row.id !== cursor.id) ?? null;
}

/** What a deciding role's home page says first. Show counts with `countText`. */
export interface TierSummary extends QueueCounts {
  /** Since when the oldest one waits; null when nothing waits. */
  readonly oldestAt: Date | null;
  /** Sent back to the operators of the area within seven days and still with them. */
  readonly returnedThisWeek: number;
}

/** What waits for the actor's tier, in the actor's area. Null for someone who decides nothing. No family is named. */
export async function tierSummary(actor: Actor, now: Date): Promise<TierSummary | null> {
  const tier = ownTier(actor);
  if (tier === null) return null;
  const [waiting, regencies] = await Promise.all([
    waitingFor(actor, tier, NO_FILTER, now),
    regenciesOf(actor.grant.regionCode),
  ]);
  const weekAgo = new Date(now.getTime() - WEEK_MS).toISOString();
  return underScope(scopeOf(actor), async (tx) => {
    const [, counts, oldestAt, rows] = await Promise.all([
      walkIndexes(tx),
      countQueue(tx, waiting, actor.userId),
      readOldest(tx, waiting),
      tx.sql<{ returned: number }>`SELECT (SELECT count(*) FROM (SELECT 1 FROM proposal
        WHERE regency_code = ANY (${regencies}::text[]) AND state = 'returned' AND state_since >= ${weekAgo}::timestamptz
        LIMIT ${COUNT_LIMIT}) AS capped)::int AS returned`,
    ]);
    return { ...counts, oldestAt, returnedThisWeek: rows[0]?.returned ?? 0 };
  });
}

/**
 * Since when the oldest one waits. The index is ordered by weight first, so the oldest of each weight is looked up and
 * the oldest of those taken: some twenty steps a regency instead of reading all that wait.
 */
async function readOldest({ sql }: ScopedTx, waiting: Waiting): Promise<Date | null> {
  const rows = await sql<{ oldest: Date | null }>`
    SELECT min(each.since) AS oldest FROM ${placeRows(waiting)} CROSS JOIN LATERAL (
      WITH RECURSIVE heads AS (
        (SELECT warning_weight, state_since FROM proposal WHERE ${PLACE}
          ORDER BY warning_weight DESC, state_since, id LIMIT 1)
        UNION ALL
        SELECT below.* FROM heads CROSS JOIN LATERAL (
          SELECT warning_weight, state_since FROM proposal
          WHERE ${PLACE} AND warning_weight < heads.warning_weight
          ORDER BY warning_weight DESC, state_since, id LIMIT 1) AS below
      ) SELECT min(state_since) AS since FROM heads) AS each`;
  return rows[0]?.oldest ?? null;
}

/** What a person stands in for: tiers of others that are late enough, and how much waits there. Nobody is named. */
export async function standInWork(
  actor: Actor,
  now: Date,
): Promise<readonly { readonly tier: QueueTier; readonly waiting: number }[]> {
  if (ownTier(actor) === null) return [];
  const sets = await tierSetsOf(await regenciesOf(actor.grant.regionCode), now);
  const names = QUEUE_TIERS.filter((name) =>
    [...sets.values()].some((set) => stoodInTiers(actor, set).some((tier) => tier.name === name)),
  );
  if (names.length === 0) return [];
  const waits = await Promise.all(names.map((name) => waitingFor(actor, name, NO_FILTER, now)));
  return underScope(scopeOf(actor), async (tx) => {
    const [, ...found] = await Promise.all([walkIndexes(tx), ...waits.map((waiting) => countLate(tx, waiting))]);
    return names.map((tier, index) => ({ tier, waiting: found[index]?.waiting ?? 0 }));
  });
}

/** How many proposals wait for a tier in the actor's area. Show it with `countText`. */
export async function countWaiting(actor: Actor, tier: TierName, now: Date): Promise<number> {
  const waiting = await waitingFor(actor, tier, NO_FILTER, now);
  return underScope(scopeOf(actor), async (tx) => {
    const [, counts] = await Promise.all([walkIndexes(tx), countQueue(tx, waiting, actor.userId)]);
    return counts.waiting;
  });
}
