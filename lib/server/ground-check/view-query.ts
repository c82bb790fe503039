import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import type { CheckView, ComparedRow, ProposalChecks } from "@/lib/domain/ground-check/check-page";
import {
  type CheckReason,
  type CheckState,
  isOpenCheck,
  mayOrderFor,
  type VisitOutcome,
} from "@/lib/domain/ground-check/ground-check";
import { answerText } from "@/lib/domain/instrument/answer-text";
import { findQuestion } from "@/lib/domain/instrument/instrument";
import { inLocale } from "@/lib/domain/instrument/locale";
import type { Locale } from "@/lib/domain/instrument/question";
import { instrumentFor } from "@/lib/domain/instrument/registry";
import { formatPublicId, type PublicId } from "@/lib/domain/public-id/public-id";
import type { ProposalState } from "@/lib/domain/workflow/workflow";
import { logRead } from "@/lib/server/audit/log-read";
import { type ScopedTx, underScope } from "@/lib/server/db/scoped";
import { displayNames } from "@/lib/server/queue/names";
import { companionIsHere, listCheckers } from "./candidates";
import { stored } from "./check-row";
import { mayHandleChecks } from "./handle";

interface Row {
  readonly id: string;
  readonly state: CheckState;
  readonly version: number;
  readonly reason: CheckReason;
  readonly note: string;
  readonly ordered_by: string;
  readonly ordered_at: Date;
  readonly companion_id: string | null;
  readonly due_at: Date;
  readonly instrument: string;
  readonly instrument_version: number;
  readonly visit: unknown;
  readonly asked: unknown;
  readonly outcome: VisitOutcome | null;
  readonly remark: string | null;
  readonly done_at: Date | null;
  readonly compared: unknown;
  readonly agree_count: number | null;
  readonly differ_count: number | null;
  readonly agreement: number | null;
  readonly cancelled_reason: string | null;
}

interface Held {
  readonly village_code: string;
  readonly household_id: string;
  readonly state: ProposalState;
  readonly head_name: string;
  readonly contributors: readonly string[];
}

/** A proposal is looked at again once or twice; more is a mistake. */
const MOST_CHECKS = 20;

export interface ViewRequest {
  readonly locale: Locale;
  readonly now: Date;
}

/** The checks of a proposal in the actor's area, for those who order them and who decide in their place; null for anybody else. */
export async function findProposalChecks(
  actor: Actor,
  at: PublicId,
  request: ViewRequest,
): Promise<ProposalChecks | null> {
  if (!authorize(actor, "proposal:read")) return null;
  return underScope(scopeOf(actor), async (tx) =>
    (await mayHandleChecks(tx.sql, actor, at, request.now)) ? readChecks(tx, at, request) : null,
  );
}

/** The same, found by one of the checks: the page of a check shows its proposal's. The reading is logged. */
export async function findChecksOf(actor: Actor, at: PublicId, request: ViewRequest): Promise<ProposalChecks | null> {
  if (!authorize(actor, "proposal:read")) return null;
  return underScope(scopeOf(actor), async (tx) => {
    const [row] = await tx.sql<{ id: string }>`SELECT proposal_id AS id FROM ground_check
      WHERE regency_code = ${at.regencyCode} AND id = ${at.id}`;
    if (row === undefined) return null;
    const of = { regencyCode: at.regencyCode, id: row.id };
    if (!(await mayHandleChecks(tx.sql, actor, of, request.now))) return null;
    await logRead(tx, actor, "check", "proposal", [row.id]);
    return readChecks(tx, { regencyCode: at.regencyCode, id: row.id }, request);
  });
}

async function readChecks(tx: ScopedTx, { regencyCode, id }: PublicId, request: ViewRequest) {
  const [[held], rows] = await Promise.all([
    tx.sql<Held>`SELECT village_code, household_id, state, head_name, contributors::text[] AS contributors
      FROM proposal WHERE regency_code = ${regencyCode} AND id = ${id}`,
    tx.sql<Row>`SELECT id, state, version, reason, note, ordered_by, ordered_at, 
        CASE WHEN state <> 'assigned' OR ${companionIsHere(request.now)} THEN companion_id END AS companion_id, due_at, instrument, instrument_version,
        visit, asked, outcome, remark, done_at, compared, agree_count, differ_count, agreement, cancelled_reason
      FROM ground_check c WHERE regency_code = ${regencyCode} AND proposal_id = ${id}
      ORDER BY ordered_at DESC, id DESC LIMIT ${MOST_CHECKS}`,
  ]);
  if (held === undefined) return null;
  const family = {
    regencyCode,
    villageCode: held.village_code,
    householdId: held.household_id,
    contributors: held.contributors,
  };
  const mayOrder = mayOrderFor(held.state) && !rows.some(({ state }) => isOpenCheck(state));
  const isOpen = rows.some(({ state }) => isOpenCheck(state));
  const [names, checkers] = await Promise.all([
    displayNames(
      tx.sql,
      rows.flatMap((row) => [row.ordered_by, row.companion_id ?? row.ordered_by]),
    ),
    mayOrder || isOpen ? listCheckers(tx.sql, family, request.now) : [],
  ]);
  return {
    proposalPublicId: formatPublicId(regencyCode, id),
    regencyCode,
    proposalId: id,
    state: held.state,
    headName: held.head_name,
    villageCode: held.village_code,
    checks: rows.map((row) => toView(row, regencyCode, names, request)),
    mayOrder,
    checkers,
  };
}

function toView(row: Row, regencyCode: string, names: ReadonlyMap<string, string>, request: ViewRequest): CheckView {
  return {
    publicId: formatPublicId(regencyCode, row.id),
    regencyCode,
    id: row.id,
    version: row.version,
    state: row.state,
    reason: row.reason,
    note: row.note,
    orderedBy: names.get(row.ordered_by) ?? null,
    orderedAt: row.ordered_at,
    companion: row.companion_id === null ? null : (names.get(row.companion_id) ?? "?"),
    dueAt: row.due_at,
    isLate: isOpenCheck(row.state) && row.due_at < request.now,
    doneAt: row.done_at,
    outcome: row.outcome,
    remark: row.remark ?? "",
    agreement: row.agreement,
    agreeCount: row.agree_count ?? 0,
    differCount: row.differ_count ?? 0,
    askedCount: stored.asked(row.asked).length,
    rows: row.compared === null ? [] : comparedRows(row, request.locale),
    cancelledReason: row.cancelled_reason,
  };
}

function comparedRows(row: Row, locale: Locale): readonly ComparedRow[] {
  const instrument = instrumentFor(row.instrument, row.instrument_version);
  if (instrument === null) return [];
  const names = new Map(stored.visit(row.visit).people.map(({ uid, name }) => [uid, name]));
  return stored.compared(row.compared).flatMap((field): readonly ComparedRow[] => {
    const question = findQuestion(instrument, field.level, field.key);
    if (question === null) return [];
    return [
      {
        key: `${field.uid ?? ""}.${field.key}`,
        no: question.no,
        label: inLocale(question.label, locale),
        person: field.uid === null ? null : (names.get(field.uid) ?? "?"),
        isChanged: field.why === "changed",
        said: answerText(question, field.said, locale),
        seen: answerText(question, field.seen, locale),
        result: field.result,
      },
    ];
  });
}
