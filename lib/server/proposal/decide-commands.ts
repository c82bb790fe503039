import "server-only";
import * as z from "zod";
import type { Permission } from "@/lib/domain/access/permission";
import { type ErrorCode, refuse } from "@/lib/domain/error/error-code";
import { type CommandContext, defineCommand, done } from "@/lib/server/command/command";
import { type Decision, type DecisionItem, decideOne, decisionProblem, decisionSchema, itemSchema } from "./decide";

/** Decisions in one request; a longer list is sent in parts. */
const MOST_AT_ONCE = 200;

const oneSchema = z.strictObject({ item: itemSchema, decision: decisionSchema });
const manySchema = z.strictObject({ items: z.array(itemSchema).min(1).max(MOST_AT_ONCE), decision: decisionSchema });

export interface ItemOutcome {
  readonly id: string;
  /** Null: decided. */
  readonly refused: ErrorCode | null;
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
    const problem = decisionProblem(decision) ?? (await decideOne(context, item, decision));
    if (problem !== null) return refuse(problem);
    return done({ id: item.id }, auditOf(item, decision, 1, 0));
  },
});

/**
 * Decides many proposals in one transaction, each with its own outcome: a refused one leaves the others decided. The
 * items are taken in the order of their ids, so two requests over the same list cannot deadlock.
 */
export const decideMany = defineCommand({
  name: "proposal.decide-many",
  permission: ANY_DECIDER,
  input: manySchema,
  async run(context) {
    const { items, decision } = context.input;
    const problem = decisionProblem(decision);
    const first = items[0];
    if (problem !== null || first === undefined) return refuse(problem ?? "INVALID_INPUT");
    const outcomes = await decideEach(context, items, decision);
    const refused = outcomes.filter((outcome) => outcome.refused !== null).length;
    return done({ outcomes }, auditOf(first, decision, items.length - refused, refused, items));
  },
});

async function decideEach(
  context: CommandContext<unknown>,
  items: readonly DecisionItem[],
  decision: Decision,
): Promise<ItemOutcome[]> {
  const outcomes: ItemOutcome[] = [];
  const ordered = items.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  for (const item of ordered) {
    await context.sql`SAVEPOINT item`;
    const refused = await decideOne(context, item, decision);
    if (refused === null) await context.sql`RELEASE SAVEPOINT item`;
    else await context.sql`ROLLBACK TO SAVEPOINT item`;
    outcomes.push({ id: item.id, refused });
  }
  return outcomes;
}

function auditOf(first: DecisionItem, decision: Decision, decided: number, refused: number, items = [first]) {
  return {
    action: `proposal:${decision.event}`,
    subjectKind: "proposal" as const,
    subjectIds: items.map((item) => item.id),
    areaCode: first.regencyCode,
    detail: { decided, refused, reason: decision.reason },
  };
}
