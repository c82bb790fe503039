import "server-only";
import { endOfDay } from "@/lib/domain/calendar/working-day";
import {
  CHECK_DAYS,
  type CheckReason,
  mayOrderFor,
  type OrderOutcome,
  type Visit,
} from "@/lib/domain/ground-check/ground-check";
import { chooseQuestions } from "@/lib/domain/ground-check/questions";
import { answerAt } from "@/lib/domain/instrument/answers";
import { riskOf } from "@/lib/domain/queue/risk";
import { dueDay } from "@/lib/domain/workflow/deadline";
import type { CommandContext } from "@/lib/server/command/command";
import type { Sql } from "@/lib/server/db/sql";
import { evaluateDraft, listFields } from "@/lib/server/proposal/evaluate";
import { type OpenRow, openProposal } from "@/lib/server/queue/open-proposal";
import { workdaysOf } from "@/lib/server/workflow/workdays";

export interface Order {
  readonly regencyCode: string;
  readonly proposalId: string;
  readonly checkId: string;
  /** Null: what the proposal itself says, drawn by chance or worth a look. */
  readonly reason: CheckReason | null;
  readonly note: string;
}

export interface Ordered {
  readonly outcome: OrderOutcome;
  /** Where its audit row stands; null where nothing was ordered. */
  readonly villageCode: string | null;
}

/**
 * Orders a look at the family of one proposal. What is asked and what the proposal says now are written down here: what the
 * companion needs later stands in the row, and what they must not see is not read with it.
 */
export async function orderCheck(context: Omit<CommandContext<unknown>, "input">, order: Order): Promise<Ordered> {
  const { sql, actor, now } = context;
  const { regencyCode, proposalId, checkId } = order;
  // Locked, so that it is not decided on between being read and the check standing in the way.
  const [held] =
    await sql`SELECT 1 FROM proposal WHERE regency_code = ${regencyCode} AND id = ${proposalId} FOR UPDATE`;
  const open = held === undefined ? null : await openProposal({ sql }, regencyCode, proposalId);
  const evaluation = open === null ? null : evaluateDraft(open.draft, open.draft.payload);
  if (open === null || evaluation === null) return { outcome: "unknown", villageCode: null };
  const { row, draft } = open;
  if (!mayOrderFor(row.state)) return { outcome: "not-waiting", villageCode: null };
  const { instrument, payload } = draft;
  const said = chooseQuestions({
    instrument,
    answers: evaluation.answers,
    changes: evaluation.changes,
    conditionDate: payload.conditionDate,
    seed: checkId,
  });
  const asked = said.map(({ level, uid, key, why }) => ({ level, uid, key, why }));
  const uids = [...new Set(said.flatMap(({ uid }) => uid ?? []))];
  const place = listFields(evaluation, draft);
  const visit: Visit = {
    headName: place.headName === "" ? row.head_name : place.headName,
    dusun: place.dusun ?? row.dusun,
    rw: place.rw ?? row.rw,
    rt: place.rt ?? row.rt,
    people: uids.map((uid) => ({ uid, name: String(answerAt(evaluation.answers, "member", uid, "name") ?? "?") })),
  };
  const due = await checkDueAt(sql, row.village_code, now);
  const added =
    await sql`INSERT INTO ground_check (regency_code, id, village_code, proposal_id, household_id, reason, note, state, version,
      ordered_by, ordered_at, due_at, instrument, instrument_version, visit, asked, said, operators, updated_at)
    VALUES (${regencyCode}, ${checkId}, ${row.village_code}, ${proposalId}, ${row.household_id}, ${order.reason ?? reasonOf(row)}, ${order.note}, 'ordered', 1,
      ${actor.userId}, ${now}, ${due}, ${payload.instrument}, ${payload.version},
      ${JSON.stringify(visit)}, ${JSON.stringify(asked)}, ${JSON.stringify(said)}, ${[...row.contributors]}::uuid[], ${now})
    ON CONFLICT (regency_code, proposal_id) WHERE state IN ('ordered', 'assigned') DO NOTHING RETURNING 1`;
  if (added.length === 0) return { outcome: "already", villageCode: null };
  // Nobody is late because of the look that they have asked for.
  await sql`UPDATE proposal SET due_at = ${due} WHERE regency_code = ${regencyCode} AND id = ${proposalId} AND due_at < ${due}`;
  return { outcome: "ordered", villageCode: row.village_code };
}

async function checkDueAt(sql: Sql, villageCode: string, now: Date): Promise<Date> {
  const { timeZone, today, freeDays } = await workdaysOf(sql, villageCode, now);
  return endOfDay(dueDay(today, { count: CHECK_DAYS, unit: "day" }, freeDays), timeZone);
}

function reasonOf({ is_sampled, warning_weight }: OpenRow): CheckReason {
  if (is_sampled) return "sampled";
  return riskOf(warning_weight) === "none" ? "asked" : "flagged";
}
