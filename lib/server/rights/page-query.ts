import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { isRole } from "@/lib/domain/access/role";
import { formatPublicId, type PublicId } from "@/lib/domain/public-id/public-id";
import {
  isRestricting,
  type RefusalReason,
  type RightsAsker,
  type RightsEvent,
  type RightsProof,
  rightsAnswerBar,
} from "@/lib/domain/rights/rights";
import type { RightsPage, RightsStepLine } from "@/lib/domain/rights/rights-page";
import { logRead } from "@/lib/server/audit/log-read";
import { underScope } from "@/lib/server/db/scoped";
import { displayNames, villageNames } from "@/lib/server/queue/names";
import { RIGHTS_COLUMNS, RIGHTS_WITH_FAMILY, type RightsRow, standingOf, toRightsLine } from "./list-query";
import { rightsSlip } from "./status";

interface PageRow extends RightsRow {
  readonly version: number;
  readonly asker: RightsAsker;
  readonly proof: RightsProof;
  readonly wish: string | null;
  readonly reason: RefusalReason | null;
  readonly answer: string | null;
  readonly decided_at: Date | null;
}

interface StepRow {
  readonly id: string;
  readonly event: RightsEvent;
  readonly at: Date;
  readonly actor_id: string | null;
  readonly role: string | null;
  readonly note: string | null;
}

/** One request; null when it is not in the actor's area. The family is logged. */
export async function findRightsRequest(actor: Actor, at: PublicId, now: Date): Promise<RightsPage | null> {
  return underScope(scopeOf(actor), async (tx) => {
    const [row] =
      await tx.sql<PageRow>`SELECT ${RIGHTS_COLUMNS}, q.version, q.asker, q.proof, q.wish, q.reason, q.answer, q.decided_at
      FROM ${RIGHTS_WITH_FAMILY} WHERE q.regency_code = ${at.regencyCode} AND q.id = ${at.id}::uuid`;
    if (row === undefined) return null;
    const steps = await tx.sql<StepRow>`SELECT id, event, at, actor_id, role, note FROM rights_event
      WHERE regency_code = ${at.regencyCode} AND request_id = ${at.id}::uuid ORDER BY at DESC, id DESC`;
    const [people, villages] = await Promise.all([
      displayNames(
        tx.sql,
        steps.flatMap(({ actor_id }) => actor_id ?? []),
      ),
      villageNames(tx.sql, [row.village_code]),
      logRead(tx, actor, "rights", "household", [row.household_id]),
    ]);
    return toPage(row, { actor, now, villages, steps: steps.map((step) => toStep(step, people)) });
  });
}

interface Reader {
  readonly actor: Actor;
  readonly now: Date;
  readonly villages: ReadonlyMap<string, string>;
  readonly steps: readonly RightsStepLine[];
}

function toPage(row: PageRow, { actor, now, villages, steps }: Reader): RightsPage {
  const standing = standingOf(row);
  const answers = authorize(actor, "rights:answer");
  return {
    ...toRightsLine(row, villages, now),
    regencyCode: row.regency_code,
    id: row.id,
    version: row.version,
    villageCode: row.village_code,
    slip: rightsSlip({ regencyCode: row.regency_code, id: row.id }),
    householdPublicId: formatPublicId(row.regency_code, row.household_id),
    asker: row.asker,
    proof: row.proof,
    wish: row.wish,
    reason: row.reason,
    answer: row.answer,
    decidedAt: row.decided_at,
    liftedAt: row.lifted_at,
    steps,
    can: {
      answer: answers ? rightsAnswerBar(standing, actor.userId) : "no-duty",
      withdraw: authorize(actor, "rights:record") && row.state === "open",
      lift: answers && isRestricting(standing),
    },
  };
}

function toStep({ id, event, at, actor_id, role, note }: StepRow, people: ReadonlyMap<string, string>): RightsStepLine {
  const actorName = actor_id === null ? null : (people.get(actor_id) ?? null);
  return { key: id, event, at, actorName, role: role !== null && isRole(role) ? role : null, note };
}
