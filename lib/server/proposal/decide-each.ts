import "server-only";
import type { ErrorCode, Outcome, Refusal } from "@/lib/domain/error/error-code";
import { type BulkReason, bulkReason } from "@/lib/domain/queue/bulk";
import type { AuditEntry } from "@/lib/server/audit/audit-entry";
import type { CommandContext } from "@/lib/server/command/command";
import { databaseRefusal, isRetriable } from "@/lib/server/command/database-error";
import { databaseFault } from "@/lib/server/db/database-error";
import { log } from "@/lib/server/log/log";
import { concludeLotsLeft } from "@/lib/server/lot/record";
import { enqueueRollups } from "@/lib/server/rollup/enqueue";
import { type Decided, type Decision, type DecisionItem, decideOne } from "./decide";

/** Decisions in one request; a longer list is sent in parts. */
export const MOST_AT_ONCE = 200;

export interface ItemOutcome {
  readonly id: string;
  /** Null: decided. */
  readonly refused: ErrorCode | null;
  /** Why, where the code does not say enough. */
  readonly reason: BulkReason | null;
}

/** What is to be decided of one proposal. */
export interface OrderedDecision {
  readonly item: DecisionItem;
  readonly decision: Decision;
}

export interface JudgedItem extends OrderedDecision {
  readonly result: Outcome<Decided>;
}

/**
 * Decides many proposals in one transaction, each with its own outcome: a refused or a broken one leaves the others
 * decided. The items are taken in the order of their ids and the roll-ups asked for at the end, so two requests cannot deadlock.
 */
export async function decideEach(
  context: Omit<CommandContext<unknown>, "input">,
  orders: readonly OrderedDecision[],
): Promise<JudgedItem[]> {
  const judged: JudgedItem[] = [];
  const ordered = orders.toSorted((a, b) => (a.item.id < b.item.id ? -1 : 1));
  let ended: Promise<unknown> = Promise.resolve();
  for (const { item, decision } of ordered) {
    // The bounds of an item travel with its first statement: nothing waits for their answers alone.
    const [, , result] = await Promise.all([
      ended,
      context.sql`SAVEPOINT item`,
      decideOne(context, item, decision, "together").catch(brokenItem),
    ]);
    ended = result.ok ? context.sql`RELEASE SAVEPOINT item` : context.sql`ROLLBACK TO SAVEPOINT item`;
    judged.push({ item, decision, result });
  }
  await ended;
  const decided = judged.flatMap(({ item, result }) => (result.ok ? [item] : []));
  await concludeLotsLeft(context.sql, decided, context.now);
  await enqueueRollups(
    context.sql,
    judged.flatMap(({ result }) => (result.ok ? [result.value.villageCode] : [])),
  );
  return judged;
}

/** One item's fault is that item's outcome. What a new attempt or a working database would mend concerns all of them. */
function brokenItem(error: unknown): { readonly ok: false; readonly error: Refusal } {
  if (isRetriable(error) || databaseRefusal(error)?.code === "UNAVAILABLE") throw error;
  log().error(
    { kind: error instanceof Error ? error.name : "unknown", code: databaseFault(error)?.code },
    "item failed",
  );
  return { ok: false, error: { code: "INTERNAL" } };
}

export function toOutcome({ item: { id }, result }: JudgedItem): ItemOutcome {
  if (result.ok) return { id, refused: null, reason: null };
  return { id, refused: result.error.code, reason: bulkReason(result.error.info?.["reason"]) };
}

/**
 * One row for each village and event with the ids decided there, so that its audit shows them. Refused ids may be anybody's,
 * seen or not: they are only counted, under the actor's own region.
 */
export function auditsOf(
  judged: readonly JudgedItem[],
  decision: Decision,
  ownRegion: string,
): readonly [AuditEntry, ...AuditEntry[]] {
  const groups = new Map<
    string,
    { readonly decision: Decision; readonly villageCode: string; readonly ids: string[] }
  >();
  for (const { item, decision: made, result } of judged) {
    if (!result.ok) continue;
    const { villageCode } = result.value;
    const key = `${made.event} ${made.reason} ${villageCode}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { decision: made, villageCode, ids: [item.id] });
    else group.ids.push(item.id);
  }
  const refused = judged.filter(({ result }) => !result.ok).length;
  const own = { ...auditOfVillage(decision, ownRegion, []), detail: { decided: 0, refused, reason: decision.reason } };
  const [first, ...more] = [...groups.values()].map((group) =>
    auditOfVillage(group.decision, group.villageCode, group.ids),
  );
  if (first === undefined) return [own];
  return refused === 0 ? [first, ...more] : [first, ...more, own];
}

export function auditOfVillage(decision: Decision, areaCode: string, ids: readonly string[]): AuditEntry {
  return {
    action: `proposal:${decision.event}`,
    subjectKind: "proposal",
    subjectIds: ids,
    areaCode,
    detail: { decided: ids.length, refused: 0, reason: decision.reason },
  };
}
