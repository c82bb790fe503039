import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import { rowsOf } from "@/lib/domain/household/compare";
import { isEmptyPlan, type KeptReason, planUndo, type UndoPlan } from "@/lib/domain/household/plan-undo";
import { replay, upTo } from "@/lib/domain/household/replay";
import { mergeAnswers } from "@/lib/domain/instrument/answers";
import type { Instrument } from "@/lib/domain/instrument/instrument";
import type { Locale } from "@/lib/domain/instrument/question";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { OPEN_STATES } from "@/lib/domain/workflow/workflow";
import { type ChangeLine, changeLine } from "./change-line";
import type { Family } from "./family";
import { openHistory } from "./open-history";
import type { History } from "./revisions";
import { findUndoBar, reopens, type UndoBar } from "./undo-hindrance";

/** What a counter-proposal to a revision would say, before it is made. */
export interface UndoPage {
  readonly headName: string;
  readonly villageCode: string;
  readonly regencyCode: string;
  readonly householdId: string;
  readonly revision: number;
  readonly appliedAt: Date;
  readonly back: readonly ChangeLine[];
  readonly kept: readonly (ChangeLine & { readonly reason: KeptReason })[];
  readonly returning: readonly string[];
  readonly leaving: readonly string[];
  readonly keptPeople: readonly string[];
  /** Why it cannot be made now; null when it can. */
  readonly hindrance: UndoBar["reason"] | "nothing-left" | "closed" | "open-proposal" | null;
  /** Whom the hindrance is about, where it is about somebody. */
  readonly hindering: readonly string[];
  /** The family is closed, and would be active again. */
  readonly reopens: boolean;
  /** The undo leaves nobody in the family: it would be closed. */
  readonly closes: boolean;
  /** The proposal that is in the way. */
  readonly openProposal: string | null;
}

/** The first load brought the family: undoing it is no change of its answers. */
const FIRST = 1;

/** What undoing a revision would do now. Null when the family is out of scope or has no such revision that can be undone. */
export async function findUndoPage(
  actor: Actor,
  publicId: string,
  revision: number,
  locale: Locale,
  now: Date,
): Promise<UndoPage | null> {
  return openHistory(actor, publicId, locale, now, async (open, sql) => {
    const { family } = open;
    const plan = undoPlan(open, family, revision, open.instrument);
    const undone = open.revisions.find((one) => one.revision === revision);
    if (plan === null || undone === undefined) return null;
    const inTheWay = await sql<{ id: string }>`SELECT id FROM proposal
      WHERE regency_code = ${family.regencyCode} AND household_id = ${family.id} AND state = ANY (${OPEN_STATES}) LIMIT 1`;
    const other = inTheWay[0];
    const bar = await findUndoBar(sql, family, revision, plan);
    const nameOf = (uid: string) => open.names.get(uid) ?? "?";
    const opsOf = (kind: "add" | "leave") =>
      plan.memberOps.filter((op) => op.kind === kind).map((op) => nameOf(op.uid));
    return {
      headName: open.headName,
      villageCode: family.villageCode,
      regencyCode: family.regencyCode,
      householdId: family.id,
      revision,
      appliedAt: undone.appliedAt,
      back: plan.back.flatMap((change) => changeLine(change, open)),
      kept: plan.kept.flatMap(({ change, reason }) => changeLine(change, open).map((line) => ({ ...line, reason }))),
      returning: opsOf("add"),
      leaving: opsOf("leave"),
      keptPeople: plan.keptPeople.map(nameOf),
      hindrance: bar?.reason ?? hindranceOf(plan, open.period?.isOpen === true, other !== undefined),
      hindering: (bar?.people ?? []).map(nameOf),
      reopens: reopens(family, revision),
      closes: leavesNobody(plan, family),
      openProposal: other === undefined ? null : formatPublicId(family.regencyCode, other.id),
    };
  });
}

function leavesNobody({ memberOps }: UndoPlan, { answers }: Family): boolean {
  const leaving = new Set(memberOps.flatMap((op) => (op.kind === "leave" ? [op.uid] : [])));
  return (
    leaving.size > 0 &&
    memberOps.length === leaving.size &&
    Object.keys(answers.members).every((uid) => leaving.has(uid))
  );
}

function hindranceOf(plan: UndoPlan, isOpen: boolean, isInTheWay: boolean): UndoPage["hindrance"] {
  if (isEmptyPlan(plan)) return "nothing-left";
  if (!isOpen) return "closed";
  return isInTheWay ? "open-proposal" : null;
}

/** The plan from stored revisions and the record as it stands; null for a revision that there is not, or the first. */
export function undoPlan(history: History, family: Family, revision: number, instrument: Instrument): UndoPlan | null {
  if (revision <= FIRST || !history.revisions.some((one) => one.revision === revision)) return null;
  const stateAt = (at: number) => rowsOf(replay(history.start, upTo(history.revisions, at)));
  const now = {
    answers: mergeAnswers(family.answers, family.former),
    active: new Set(Object.keys(family.answers.members)),
  };
  return planUndo(stateAt(revision - 1), stateAt(revision), now, instrument);
}
