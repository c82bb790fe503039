import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { rangeOf } from "@/lib/domain/access/scope";
import { addDays, endOfDay } from "@/lib/domain/calendar/working-day";
import { type DecisionFilter, OWN_EVENTS } from "@/lib/domain/decision/list-filter";
import type { OwnDecision, OwnDecisionPage } from "@/lib/domain/decision/own-decision";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { type StoredStep, toStep } from "@/lib/domain/queue/history";
import { placeText } from "@/lib/domain/queue/queue-row";
import { ownTier, standsInFor } from "@/lib/domain/workflow/decider";
import { recallOf } from "@/lib/domain/workflow/recall";
import { STANDARD_TIERS, TIERS, type TierSet } from "@/lib/domain/workflow/tier";
import { holderOf, type ProposalState } from "@/lib/domain/workflow/workflow";
import { logRead } from "@/lib/server/audit/log-read";
import { Prisma } from "@/lib/server/db/generated/client";
import { type ScopedTx, underScope } from "@/lib/server/db/scoped";
import { HAS_FINDING } from "@/lib/server/lot/finding";
import { IS_RETURN_ACTED_ON } from "@/lib/server/proposal/return-acted";
import { type StoredSteps, TAKEN_STEPS, toTakenSteps } from "@/lib/server/proposal/taken-steps";
import { villageNames } from "@/lib/server/queue/names";
import { regenciesOf } from "@/lib/server/region/regencies";
import { IS_STANDING, isStanding } from "@/lib/server/workflow/struck";
import { tierSetsOf } from "@/lib/server/workflow/tier-sets";

export const DECISIONS_A_PAGE = 25;

interface Row extends StoredStep {
  readonly regency_code: string;
  readonly proposal_id: string;
  readonly village_code: string;
  readonly head_name: string;
  readonly dusun: string | null;
  readonly rw: string | null;
  readonly rt: string | null;
  readonly state: ProposalState;
  readonly version: number;
  readonly stands: boolean;
  readonly later_event: "return" | "reject" | null;
  readonly later_reason: string | null;
  /** The whole history, where the step may still be taken back. */
  readonly steps: StoredSteps;
}

export interface DecisionRequest {
  readonly filter: DecisionFilter;
  readonly now: Date;
  /** Of the reader's region: what a day of the filter is. */
  readonly zone: string;
  readonly size?: number;
}

/**
 * Steps that the actor took on proposals of the acting grant's area, the latest first, with what became of each. The policies
 * hide what has left the area. The proposals shown are logged.
 */
export async function listOwnDecisions(actor: Actor, request: DecisionRequest): Promise<OwnDecisionPage> {
  const { now, size = DECISIONS_A_PAGE } = request;
  const regencies = await regenciesOf(actor.grant.regionCode);
  const where = conditions(actor, regencies, request);
  const { rows, villages } = await underScope(scopeOf(actor), async (tx) => {
    const found = await selectRows(tx, actor, where, size + 1);
    const shown = found.slice(0, size);
    const purpose = ownTier(actor) === null ? "update" : "decide";
    const [names] = await Promise.all([
      villageNames(
        tx.sql,
        shown.map((row) => row.village_code),
      ),
      logRead(tx, actor, purpose, "proposal", [...new Set(shown.map((row) => row.proposal_id))]),
    ]);
    return { rows: found, villages: names };
  });
  const shown = rows.slice(0, size);
  const sets = await tierSetsOf([...new Set(shown.map((row) => row.regency_code))], now);
  const last = rows.length > size ? shown.at(-1) : undefined;
  return {
    lines: shown.flatMap((row) => toLine(actor, row, sets.get(row.regency_code) ?? STANDARD_TIERS, villages) ?? []),
    next: last === undefined ? null : { at: last.at.getTime(), id: last.id },
  };
}

function conditions(
  actor: Actor,
  regencies: readonly string[],
  { filter, zone }: DecisionRequest,
): readonly Prisma.Sql[] {
  const { event, reason, village, from, to, after } = filter;
  const area = rangeOf(village === "" ? actor.grant.regionCode : village);
  return [
    Prisma.sql`e.actor_id = ${actor.userId} AND e.regency_code = ANY (${[...regencies]}::text[])`,
    Prisma.sql`p.village_code >= ${area.lo} AND p.village_code < ${area.hi}`,
    Prisma.sql`e.event = ANY (${event === null ? [...OWN_EVENTS] : [event]}::text[])`,
    ...(reason === null ? [] : [Prisma.sql`e.reason_code = ${reason}`]),
    ...(from === "" ? [] : [Prisma.sql`e.at >= ${endOfDay(addDays(from, -1), zone)}`]),
    ...(to === "" ? [] : [Prisma.sql`e.at < ${endOfDay(to, zone)}`]),
    ...(after === null ? [] : [Prisma.sql`(e.at, e.id) < (${new Date(after.at)}, ${after.id}::uuid)`]),
  ];
}

function selectRows({ sql }: ScopedTx, { userId }: Actor, where: readonly Prisma.Sql[], limit: number): Promise<Row[]> {
  return sql<Row>`SELECT e.id, e.at, e.actor_id AS "actorId", e.role, e.event, e.from_state AS "fromState",
      e.to_state AS "toState", e.reason_code AS "reasonCode", e.note, e.regency_code, e.proposal_id, p.village_code, p.head_name,
      p.dusun, p.rw, p.rt, p.state, p.version, ${IS_STANDING} AS stands, later.event AS later_event, later.reason_code AS later_reason,
      CASE WHEN p.state = e.to_state AND ${userId}::uuid = ANY (p.deciders) AND NOT ${HAS_FINDING}
        AND NOT (e.event = 'return' AND ${IS_RETURN_ACTED_ON}) THEN ${TAKEN_STEPS} END AS steps
    FROM proposal_event e JOIN proposal p ON p.regency_code = e.regency_code AND p.id = e.proposal_id
    LEFT JOIN LATERAL (SELECT l.event, l.reason_code FROM proposal_event l
      WHERE l.regency_code = e.regency_code AND l.proposal_id = e.proposal_id AND l.at > e.at AND l.actor_id <> e.actor_id
        AND l.event IN ('return', 'reject') AND ${isStanding("l")}
      ORDER BY l.at DESC, l.id DESC LIMIT 1) AS later ON true
    WHERE ${Prisma.join([...where], " AND ")} ORDER BY e.at DESC, e.id DESC LIMIT ${limit}`;
}

function toLine(actor: Actor, row: Row, set: TierSet, villages: ReadonlyMap<string, string>): OwnDecision | null {
  const step = toStep(row, null);
  if (step === null) return null;
  return {
    step,
    publicId: formatPublicId(row.regency_code, row.proposal_id),
    regencyCode: row.regency_code,
    proposalId: row.proposal_id,
    version: row.version,
    headName: row.head_name,
    villageName: villages.get(row.village_code) ?? row.village_code,
    place: placeText(row),
    state: row.state,
    holder: holderOf(set, row.state)?.name ?? null,
    isTakenBack: !row.stands,
    sentBack: row.later_event === null ? null : { event: row.later_event, reason: row.later_reason },
    mayRecall: isRecallable(actor, row, set),
  };
}

/** Whether the step is its proposal's last, and the acting grant holds the duty to which it would go back. */
function isRecallable(actor: Actor, row: Row, set: TierSet): boolean {
  if (row.steps === null || !row.stands) return false;
  const recall = recallOf(toTakenSteps(row.steps), actor.userId, set);
  if (recall === null || recall.state !== row.state || recall.decidedAt.getTime() !== row.at.getTime()) return false;
  const holder = holderOf(set, recall.back);
  return holder !== null && (authorize(actor, TIERS[holder.name].permission) || standsInFor(actor, holder));
}
