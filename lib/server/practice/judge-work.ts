import "server-only";
import { NO_ANSWERS } from "@/lib/domain/instrument/answers";
import { REGSOSEK22K } from "@/lib/domain/instrument/regsosek22k/regsosek22k";
import { judgeFamily, type PracticeVerdict } from "@/lib/domain/practice/judge";
import { type FamilyTask, PRACTICE_DAY } from "@/lib/domain/practice/task";
import type { Payload } from "@/lib/domain/proposal/payload";
import { type Evaluable, evaluateDraft } from "@/lib/server/proposal/evaluate";

/** The village of all practice families (DECIDED 8): in no roll-up, search or export. */
export const PRACTICE_VILLAGE = "9999012001";
export const PRACTICE_REGENCY = PRACTICE_VILLAGE.slice(0, 4);

/** The form that practice is done in. */
export const PRACTICE_INSTRUMENT = REGSOSEK22K;

/** A work that nothing was typed in yet. */
export const EMPTY_WORK: Payload = {
  instrument: PRACTICE_INSTRUMENT.code,
  version: PRACTICE_INSTRUMENT.version,
  baseRevision: 1,
  conditionDate: PRACTICE_DAY,
  answers: NO_ANSWERS,
  memberOps: [],
  notes: {},
};

export function evaluable(task: FamilyTask): Evaluable {
  return {
    kind: "condition",
    undoesRevision: null,
    instrument: PRACTICE_INSTRUMENT,
    base: task.base,
    villageCode: PRACTICE_VILLAGE,
    surroundings: {},
  };
}

/** Judges a work as a proposal would be judged, and by its story. Null: it holds what the form does not ask. */
export function judgeWork(task: FamilyTask, payload: Payload): PracticeVerdict | null {
  const outcome = evaluateDraft(evaluable(task), payload);
  return outcome === null ? null : judgeFamily(task, { ...outcome, notes: payload.notes });
}
