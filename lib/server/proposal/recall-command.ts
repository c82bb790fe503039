import "server-only";
import * as z from "zod";
import { type ErrorCode, type Outcome, refuse, succeed } from "@/lib/domain/error/error-code";
import { recallOf } from "@/lib/domain/workflow/recall";
import { holderOf } from "@/lib/domain/workflow/workflow";
import type { AuditEntry } from "@/lib/server/audit/audit-entry";
import { type CommandContext, defineCommand, done } from "@/lib/server/command/command";
import { hasFindingHeld } from "@/lib/server/lot/finding";
import { concludeLotsLeft } from "@/lib/server/lot/record";
import { enqueueRollups } from "@/lib/server/rollup/enqueue";
import { findArrival } from "@/lib/server/workflow/deadlines";
import { freezeOfRow, tiersOfRow, VILLAGE_RULES, type VillageRulesRow } from "@/lib/server/workflow/tier-sets";
import { mayDecideNow } from "@/lib/server/workflow/workdays";
import { type DecisionItem, itemSchema } from "./decide";
import { isReturnActedOn } from "./return-acted";
import { type StoredSteps, TAKEN_STEPS, toTakenSteps } from "./taken-steps";

/** As many as one request decides. */
const MOST_AT_ONCE = 200;

const recallSchema = z.strictObject({ items: z.array(itemSchema).min(1).max(MOST_AT_ONCE) });

/**
 * Takes own agreements and returns back while nobody has acted on them since. The proposal waits again where it waited, as old as it was.
 * Each item has its own outcome.
 */
export const recallDecisions = defineCommand({
  name: "proposal.recall",
  permission: "proposal:read",
  input: recallSchema,
  async run(context) {
    const byVillage = new Map<string, string[]>();
    const outcomes: { readonly id: string; readonly refused: ErrorCode | null }[] = [];
    for (const item of context.input.items.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
      const result = await recallOne(context, item);
      outcomes.push({ id: item.id, refused: result.ok ? null : result.error.code });
      if (result.ok) byVillage.set(result.value, [...(byVillage.get(result.value) ?? []), item.id]);
    }
    const recalled = context.input.items.filter(({ id }) => outcomes.some((each) => each.id === id && !each.refused));
    await concludeLotsLeft(context.sql, recalled, context.now);
    await enqueueRollups(context.sql, [...byVillage.keys()]);
    const [only] = outcomes;
    if (outcomes.length === 1 && only?.refused) return refuse(only.refused);
    const [first, ...more] = [...byVillage].map(([areaCode, ids]) => audited(areaCode, ids));
    return done({ outcomes }, first ?? audited(context.actor.grant.regionCode, []), more);
  },
});

function audited(areaCode: string, ids: readonly string[]): AuditEntry {
  return {
    action: "proposal:recall",
    subjectKind: "proposal",
    subjectIds: ids,
    areaCode,
    detail: { recalled: ids.length },
  };
}

interface Held extends VillageRulesRow {
  readonly state: string;
  readonly version: number;
  readonly steps: StoredSteps;
}

async function recallOne(
  { sql, actor, now, newId }: CommandContext<unknown>,
  item: DecisionItem,
): Promise<Outcome<string>> {
  const { regencyCode, id, version } = item;
  const [held] = await sql<Held>`SELECT p.state, p.version, p.village_code, ${VILLAGE_RULES}, ${TAKEN_STEPS} AS steps
    FROM proposal p JOIN region r ON r.code = p.village_code
    WHERE p.regency_code = ${regencyCode} AND p.id = ${id} FOR UPDATE OF p`;
  if (held === undefined) return refuse("NOT_FOUND");
  if (held.version !== version) return refuse("STALE");
  const set = tiersOfRow(held, now);
  const recall = recallOf(toTakenSteps(held.steps), actor.userId, set);
  if (recall === null || recall.state !== held.state) return refuse("NOT_ALLOWED_NOW");
  if (await hasFindingHeld(sql, item)) return refuse("NOT_ALLOWED_NOW");
  if (recall.isReturn && (await isReturnActedOn(sql, item, recall))) return refuse("NOT_ALLOWED_NOW");
  const { dueAt, isSampled } = await findArrival(sql, item, recall.back, recall.since);
  const tier = holderOf(set, recall.back);
  const place = { villageCode: held.village_code, dueAt };
  if (tier === null || !(await mayDecideNow(sql, actor, tier, place, now))) return refuse("FORBIDDEN");
  const freeze = freezeOfRow(held, "decide", now);
  if (freeze !== null) return refuse("FROZEN", { info: { until: freeze.toDay } });
  const rows = await sql<{
    outcome: string;
  }>`SELECT app_recall_proposal(${regencyCode}, ${id}, ${version}, ${recall.state},
    ${recall.back}, ${recall.agreed}, ${actor.userId}, ${actor.grant.id}, ${actor.grant.role}, ${recall.since}, ${dueAt},
    ${isSampled}, ${recall.returnedTo}, ${recall.reason}, ${recall.note}, ${now}, ${newId()}, ${newId()}) AS outcome`;
  return rows[0]?.outcome === "OK" ? succeed(held.village_code) : refuse("STALE");
}
