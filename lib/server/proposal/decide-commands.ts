import "server-only";
import * as z from "zod";
import type { Permission } from "@/lib/domain/access/permission";
import { type ErrorCode, type Outcome, type Refusal, refuse } from "@/lib/domain/error/error-code";
import { type BulkReason, bulkReason } from "@/lib/domain/queue/bulk";
import type { AuditEntry } from "@/lib/server/audit/audit-entry";
import { type CommandContext, defineCommand, done } from "@/lib/server/command/command";
import { databaseRefusal, isRetriable } from "@/lib/server/command/database-error";
import { databaseFault } from "@/lib/server/db/database-error";
import { log } from "@/lib/server/log/log";
import {
  type Decided,
  type Decision,
  type DecisionItem,
  decideOne,
  decisionProblem,
  decisionSchema,
  itemSchema,
} from "./decide";

/** Decisions in one request; a longer list is sent in parts. */
const MOST_AT_ONCE = 200;

const oneSchema = z.strictObject({ item: itemSchema, decision: decisionSchema });
const manySchema = z.strictObject({ items: z.array(itemSchema).min(1).max(MOST_AT_ONCE), decision: decisionSchema });

export interface ItemOutcome {
  readonly id: string;
  /** Null: decided. */
  readonly refused: ErrorCode | null;
  /** Why, where the code does not say enough. */
  readonly reason: BulkReason | null;
}

/** A decision belongs to whoever holds the state; the right is checked per item, against that state. */
const ANY_DECIDER: Permission = "proposal:read";

/** Decides one proposal. */
export const decideProposal = defineCommand({
  name: "proposal.decide",
  permission: ANY_DECIDER,
  input: oneSchema,
  async run(context) {
    const { item, decision } = context.input;
    const problem = decisionProblem(decision);
    if (problem !== null) return refuse(problem);
    const decided = await decideOne(context, item, decision, "alone");
    if (!decided.ok) return decided;
    return done({ id: item.id }, auditOfVillage(decision, decided.value.villageCode, [item.id]));
  },
});

/**
 * Decides many proposals in one transaction, each with its own outcome: a refused or a broken one leaves the others
 * decided. The items are taken in the order of their ids, so two requests over the same list cannot deadlock.
 */
export const decideMany = defineCommand({
  name: "proposal.decide-many",
  permission: ANY_DECIDER,
  input: manySchema,
  async run(context) {
    const { items, decision } = context.input;
    const problem = decisionProblem(decision);
    if (problem !== null) return refuse(problem);
    const judged = await decideEach(context, items, decision);
    const outcomes = judged.map(({ id, result }) => toOutcome(id, result));
    const [first, ...more] = auditsOf(judged, decision, context.actor.grant.regionCode);
    return done({ outcomes }, first, more);
  },
});

interface JudgedItem {
  readonly id: string;
  readonly result: Outcome<Decided>;
}

async function decideEach(
  context: CommandContext<unknown>,
  items: readonly DecisionItem[],
  decision: Decision,
): Promise<JudgedItem[]> {
  const judged: JudgedItem[] = [];
  const ordered = items.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  let ended: Promise<unknown> = Promise.resolve();
  for (const item of ordered) {
    // The bounds of an item travel with its first statement: nothing waits for their answers alone.
    const [, , result] = await Promise.all([
      ended,
      context.sql`SAVEPOINT item`,
      decideOne(context, item, decision, "together").catch(brokenItem),
    ]);
    ended = result.ok ? context.sql`RELEASE SAVEPOINT item` : context.sql`ROLLBACK TO SAVEPOINT item`;
    judged.push({ id: item.id, result });
  }
  await ended;
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

function toOutcome(id: string, result: Outcome<Decided>): ItemOutcome {
  if (result.ok) return { id, refused: null, reason: null };
  return { id, refused: result.error.code, reason: bulkReason(result.error.info?.["reason"]) };
}

/**
 * One row for each village with the ids decided there, so that its audit shows them. Refused ids may be anybody's, seen or
 * not: they are only counted, under the actor's own region.
 */
function auditsOf(
  judged: readonly JudgedItem[],
  decision: Decision,
  ownRegion: string,
): readonly [AuditEntry, ...AuditEntry[]] {
  const byVillage = new Map<string, string[]>();
  for (const { id, result } of judged) {
    if (!result.ok) continue;
    byVillage.set(result.value.villageCode, [...(byVillage.get(result.value.villageCode) ?? []), id]);
  }
  const refused = judged.filter(({ result }) => !result.ok).length;
  const own = { ...auditOfVillage(decision, ownRegion, []), detail: { decided: 0, refused, reason: decision.reason } };
  const [first, ...more] = [...byVillage].map(([villageCode, ids]) => auditOfVillage(decision, villageCode, ids));
  if (first === undefined) return [own];
  return refused === 0 ? [first, ...more] : [first, ...more, own];
}

function auditOfVillage(decision: Decision, areaCode: string, ids: readonly string[]): AuditEntry {
  return {
    action: `proposal:${decision.event}`,
    subjectKind: "proposal",
    subjectIds: ids,
    areaCode,
    detail: { decided: ids.length, refused: 0, reason: decision.reason },
  };
}
