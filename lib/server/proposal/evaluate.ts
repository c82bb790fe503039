import "server-only";
import type { RegisterProblem } from "@/lib/domain/event/register-problem";
import { ruleContextOf } from "@/lib/domain/form/form-view";
import { type Answers, answerAt } from "@/lib/domain/instrument/answers";
import type { Change } from "@/lib/domain/instrument/diff";
import { effectiveAnswers } from "@/lib/domain/proposal/effective";
import { proposalFindings } from "@/lib/domain/proposal/judge";
import type { Payload } from "@/lib/domain/proposal/payload";
import { WEIGHT_PER_WARNING } from "@/lib/domain/queue/risk";
import type { ServerFacts } from "@/lib/domain/rule/family";
import type { Finding } from "@/lib/domain/rule/finding";
import type { Draft } from "./draft";

export interface Evaluation {
  readonly answers: Answers;
  readonly changes: readonly Change[];
  readonly findings: readonly Finding[];
  readonly errors: number;
  readonly warnings: number;
  /** Heavier warnings come first in a queue. */
  readonly warningWeight: number;
}

/** What judging a draft needs of it. */
export type Evaluable = Pick<Draft, "kind" | "undoesRevision" | "instrument" | "base" | "villageCode" | "surroundings">;

/** What a draft makes of its family, and what the rules that can run here say of it. Null: the payload has unknown keys. */
export function evaluateDraft(
  draft: Evaluable,
  payload: Payload,
  server?: ServerFacts,
  problems: readonly RegisterProblem[] = [],
): Evaluation | null {
  const effective = effectiveAnswers(draft.instrument, draft.base, payload);
  if (!effective.ok) return null;
  const { kind, undoesRevision, instrument, base } = draft;
  const found = proposalFindings(
    { kind, undoesRevision, instrument, base, answers: effective.answers, payload },
    { ...ruleContextOf({ ...draft, payload }), ...(server === undefined ? {} : { server }) },
    problems,
  );
  const warnings = found.filter((finding) => finding.severity === "warning");
  return {
    answers: effective.answers,
    changes: effective.changes,
    findings: found,
    errors: found.filter((finding) => finding.severity === "error").length,
    warnings: warnings.length,
    warningWeight: warnings.length * WEIGHT_PER_WARNING + Math.min(9, Math.floor(effective.changes.length / 10)),
  };
}

/** The copies that lists show without opening the payload. */
export function listFields(evaluation: Evaluation, draft: Draft) {
  const { answers } = evaluation;
  const head = Object.values(answers.members).find(
    (member) => member["relationToHead"] === 1 && isHere(member["presence"]),
  );
  const name = head?.["name"];
  const text = (key: string) => {
    const value = answerAt(answers, "household", null, key);
    return typeof value === "string" ? value : null;
  };
  return {
    headName: typeof name === "string" ? name : String(draft.family?.row["head_name"] ?? ""),
    dusun: text("dusun"),
    rw: text("rw"),
    rt: text("rt"),
    changedKeys: [...new Set(evaluation.changes.map((change) => change.key.replace(/^(member|civil):[^.]+/, "$1")))],
  };
}

function isHere(presence: unknown): boolean {
  return presence === undefined || presence === null || presence === 1 || presence === 5;
}
