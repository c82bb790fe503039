import "server-only";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import { covers } from "@/lib/domain/access/scope";
import { formatCursor, type QueueCursor } from "@/lib/domain/queue/cursor";
import type { QueueFilter, QueueView } from "@/lib/domain/queue/filter";
import type { Tier } from "@/lib/domain/queue/tier";
import type { ProposalState } from "@/lib/domain/workflow/workflow";
import type { Locale } from "@/lib/i18n/locale";
import { logRead } from "@/lib/server/audit/log-read";
import { type ReadTx, readScoped } from "@/lib/server/db/scoped";
import { cleanCondition, type Waiting } from "./conditions";
import { countQueue, type QueueCounts } from "./count";
import { areaChoices, type FilterChoice, officerChoices } from "./filter-options";
import { placesOf } from "./names";
import { readRows, type StoredRow } from "./read-rows";
import { listRegencyCodes } from "./regencies";
import { cursorOf, type QueueRow, toRow } from "./to-row";

export const PAGE_ROWS = 50;
/** How many clean proposals are ticked at once: ten parts of fifty, read by one person in one sitting. */
export const CLEAN_AT_ONCE = 500;

/** What a queue page shows. */
export interface QueuePageModel {
  readonly rows: readonly QueueRow[];
  readonly counts: QueueCounts;
  readonly areas: readonly FilterChoice[];
  readonly officers: readonly FilterChoice[];
  /** Cursors of the neighbouring pages; null where there is none. */
  readonly nextCursor: string | null;
  readonly previousCursor: string | null;
  /** Everything clean under the filter, when it was asked for; at most {@link CLEAN_AT_ONCE}. */
  readonly clean: readonly QueueRow[] | null;
}

/** What waits for a tier under a filter, in the actor's area. */
export async function waitingFor(actor: Actor, state: ProposalState, filter: QueueFilter, now: Date): Promise<Waiting> {
  const area = filter.area !== null && covers(actor.grant.regionCode, filter.area) ? filter.area : null;
  const regencies = await listRegencyCodes(actor.grant.regionCode, area);
  return { regencies, state, filter: { ...filter, area }, now };
}

/**
 * A page of a tier's queue with its counters and filter choices. Rows outside the actor's area never appear: the query
 * names the area's regencies and the policies guard them. One audit row names the families shown.
 */
export async function listQueue(
  actor: Actor,
  tier: Tier,
  view: QueueView,
  { now, locale }: { readonly now: Date; readonly locale: Locale },
): Promise<QueuePageModel> {
  const waiting = await waitingFor(actor, tier.state, view.filter, now);
  const areas = await areaChoices(actor, waiting.filter.area, locale);
  return readScoped(scopeOf(actor), async (tx) => {
    const page = await readPage(tx, waiting, view);
    const counts = await countQueue(tx, waiting, actor.userId);
    const officers = await officerChoices(tx, waiting, locale);
    const clean = view.takesAllClean ? await readClean(tx, waiting, actor.userId) : null;
    const shown = [...page.rows, ...(clean ?? [])];
    await logRead(tx, actor, "decide", "proposal", [...new Set(shown.map((row) => row.id))]);
    const places = await placesOf(tx.db, shown.map((row) => row.village_code));
    const toView = (row: StoredRow) => toRow(row, { actor, now, locale, places });
    return {
      rows: page.rows.map(toView),
      counts,
      areas,
      officers,
      nextCursor: page.next,
      previousCursor: page.previous,
      clean: clean === null ? null : clean.map(toView),
    };
  });
}

async function readPage(tx: ReadTx, waiting: Waiting, { after, before }: QueueView) {
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

function readClean(tx: ReadTx, waiting: Waiting, userId: string): Promise<StoredRow[]> {
  const slice = { cursor: null, direction: "after", limit: CLEAN_AT_ONCE, also: cleanCondition(userId) } as const;
  return readRows(tx, waiting, slice);
}

/** The proposal that comes after a place in a tier's queue, or the queue's first; null when nothing else waits. */
export async function findNext(tx: ReadTx, waiting: Waiting, cursor: QueueCursor): Promise<StoredRow | null> {
  const [following] = await readRows(tx, waiting, { cursor, direction: "after", limit: 1 });
  if (following !== undefined) return following;
  const firsts = await readRows(tx, waiting, { cursor: null, direction: "after", limit: 2 });
  return firsts.find((row) => row.id !== cursor.id) ?? null;
}
