import "server-only";
import * as z from "zod";
import type { Permission } from "@/lib/domain/access/permission-name";
import { refuse } from "@/lib/domain/error/error-code";
import { lacksBulkNote } from "@/lib/domain/queue/bulk";
import { defineCommand, done } from "@/lib/server/command/command";
import { decideOne, decisionProblem, decisionSchema, itemSchema } from "./decide";
import { auditOfVillage, auditsOf, decideEach, MOST_AT_ONCE, toOutcome } from "./decide-each";

const oneSchema = z.strictObject({ item: itemSchema, decision: decisionSchema });
const manySchema = z.strictObject({ items: z.array(itemSchema).min(1).max(MOST_AT_ONCE), decision: decisionSchema });

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

/** Decides many proposals in one transaction, each with its own outcome. */
export const decideMany = defineCommand({
  name: "proposal.decide-many",
  permission: ANY_DECIDER,
  input: manySchema,
  async run(context) {
    const { items, decision } = context.input;
    const problem = decisionProblem(decision);
    if (problem !== null) return refuse(problem);
    if (lacksBulkNote(decision.event, items.length, decision.note)) return refuse("INVALID_INPUT");
    const judged = await decideEach(
      context,
      items.map((item) => ({ item, decision })),
    );
    const [first, ...more] = auditsOf(judged, decision, context.actor.grant.regionCode);
    return done({ outcomes: judged.map(toOutcome) }, first, more);
  },
});
