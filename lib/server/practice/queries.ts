import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import type { FormPage } from "@/lib/domain/form/form-page";
import { NO_ANSWERS } from "@/lib/domain/instrument/answers";
import { drawPairs } from "@/lib/domain/practice/draw";
import {
  type PracticeHome,
  type PracticePairs,
  practiceProblem,
  type TaskLine,
} from "@/lib/domain/practice/practice-page";
import { PAIRS_TASK, PRACTICE_DAY } from "@/lib/domain/practice/task";
import { NO_REGIONAL_SET } from "@/lib/domain/regional/region-set";
import type { Locale } from "@/lib/i18n/locale";
import { referenceSql } from "@/lib/server/db/reference";
import { findSeat } from "@/lib/server/exam/seat";
import { regionPath, timeZoneOf } from "@/lib/server/region/queries";
import { familyTask } from "./bank";
import { EMPTY_WORK, evaluable, PRACTICE_REGENCY, PRACTICE_VILLAGE } from "./judge-work";
import { PAIR_BANK, pairTask } from "./pairs";
import { practiceSet } from "./set";
import { listWorks, type PracticeWork } from "./work-row";

interface Reading {
  readonly locale: Locale;
  readonly now: Date;
}

/** The tasks of an own seat, or of free practice (null). Null for another's seat. */
export async function findPracticeHome(
  actor: Actor,
  enrolmentId: string | null,
  reading: Reading,
): Promise<PracticeHome | null> {
  const sql = referenceSql();
  const { userId } = actor;
  const training = await trainingOf(actor, enrolmentId, reading.now);
  if (training === null && enrolmentId !== null) return null;
  const [{ tasks }, works] = await Promise.all([
    practiceSet(sql, userId, enrolmentId),
    listWorks(sql, userId, enrolmentId),
  ]);
  const byTask = new Map(works.map((work) => [work.task, work]));
  return { enrolmentId, training, tasks: tasks.map((code) => lineOf(code, byTask.get(code), reading.locale)) };
}

async function trainingOf(actor: Actor, enrolmentId: string | null, now: Date): Promise<PracticeHome["training"]> {
  const { userId } = actor;
  const seat = enrolmentId === null ? null : await findSeat(referenceSql(), { userId, testId: enrolmentId }, now);
  if (seat === null) return null;
  const { title, timeZone, facts, practicePassedAt } = seat;
  return {
    title,
    zone: timeZone,
    startsAt: facts.seat.startsAt,
    until: facts.testEnd,
    problem: practiceProblem({ ...facts, practicePassedAt }, now),
    passedAt: practicePassedAt,
  };
}

function lineOf(code: string, work: PracticeWork | undefined, locale: Locale): TaskLine {
  const task = familyTask(code);
  return {
    code,
    kind: task?.kind ?? "pairs",
    title: task?.title[locale] ?? null,
    state: work === undefined ? "new" : work.doneAt === null ? "begun" : "done",
  };
}

/** A practice family of an own seat or of free practice: its story, and the form where it was begun. */
export interface PracticeFamily {
  readonly kind: "family";
  readonly title: string;
  readonly story: readonly string[];
  readonly workId: string | null;
  readonly isDone: boolean;
  /** Null until it is begun. */
  readonly form: FormPage | null;
}

/** One task; null for one that is not of this set, and for another's seat. */
export async function findPracticeTask(
  actor: Actor,
  { enrolmentId, code }: { readonly enrolmentId: string | null; readonly code: string },
  reading: Reading,
): Promise<PracticeFamily | PracticePairs | null> {
  const sql = referenceSql();
  const { userId } = actor;
  if (enrolmentId !== null && (await findSeat(sql, { userId, testId: enrolmentId }, reading.now)) === null) return null;
  const { seed, tasks } = await practiceSet(sql, userId, enrolmentId);
  if (!tasks.includes(code)) return null;
  const work = (await listWorks(sql, userId, enrolmentId)).find(({ task }) => task === code);
  if (code === PAIRS_TASK) return toPairs(seed, work);
  const task = familyTask(code);
  if (task === null) return null;
  const { title, story } = task;
  return {
    kind: "family",
    title: title[reading.locale],
    story: story[reading.locale],
    workId: work?.id ?? null,
    isDone: work?.doneAt != null,
    form: work === undefined ? null : await toForm(actor, code, work),
  };
}

function toPairs(seed: string, work: PracticeWork | undefined): PracticePairs {
  const codes = drawPairs(PAIR_BANK, seed, work?.round ?? 1);
  return {
    kind: "pairs",
    work: work === undefined ? null : { id: work.id, version: work.version, round: work.round },
    isDone: work?.doneAt != null,
    // Whether they are one person stays here.
    pairs: codes.map(pairTask).map(({ code, sides }) => ({ code, sides })),
  };
}

async function toForm(actor: Actor, code: string, work: PracticeWork): Promise<FormPage | null> {
  const task = familyTask(code);
  if (task === null) return null;
  const [path, timeZone] = await Promise.all([regionPath(PRACTICE_VILLAGE), timeZoneOf(PRACTICE_VILLAGE)]);
  const labels = new Map(path.map((region) => [region.code.length, region.label]));
  const head = Object.values(task.base.members).find((member) => member["relationToHead"] === 1);
  const { kind, base, surroundings } = evaluable(task);
  return {
    head: {
      publicId: work.id,
      regencyCode: PRACTICE_REGENCY,
      id: work.id,
      householdPublicId: work.id,
      kind,
      state: "draft",
      version: work.version,
      villageCode: PRACTICE_VILLAGE,
      headName: typeof head?.["name"] === "string" ? head["name"] : "",
      timeZone,
      reason: null,
      note: null,
    },
    base,
    payload: work.payload ?? EMPTY_WORK,
    isCorrection: false,
    undoesRevision: null,
    mayMove: false,
    regional: NO_REGIONAL_SET,
    lockedKeys: [],
    portal: {
      provinceCode: labels.get(2) ?? null,
      regencyCode: labels.get(4) ?? null,
      districtCode: labels.get(6) ?? null,
      villageCode: labels.get(10) ?? null,
      enumeratorName: actor.displayName,
    },
    suggested: NO_ANSWERS,
    points: [],
    today: PRACTICE_DAY,
    coaching: [],
    surroundings,
  };
}
