import { type Answers, type AnswerValue, answersOf, isAnswered, sameAnswer } from "../instrument/answers";
import { type Change, parseChangeKey } from "../instrument/diff";
import { type Finding, type Notes, unexplainedWarnings } from "../rule/finding";
import type { Level } from "../variable/variable";
import type { FamilyTask, ToldFact } from "./task";

/** A field of the form; `newcomer` where nobody has joined who could have it. */
export interface JudgedField {
  readonly level: Level;
  readonly uid: string | "newcomer" | null;
  readonly key: string;
}

/** What is still not right. A family is done when all of it is empty. */
export interface PracticeVerdict {
  readonly errors: number;
  readonly unexplained: number;
  /** Told in the story and not so in the form. */
  readonly missed: readonly JudgedField[];
  /** Changed in the form, though the story tells nothing of it. */
  readonly strayed: readonly JudgedField[];
}

export interface PracticeOutcome {
  readonly answers: Answers;
  readonly changes: readonly Change[];
  readonly findings: readonly Finding[];
  readonly notes: Notes;
}

/** Which answers say no more than that somebody was there to ask: a story need not tell them. */
const FREE_KEYS: ReadonlySet<string> = new Set(["respondentName", "respondentPhone", "notes", "enumerationResult"]);

/**
 * Judges a practice family by the rules of every proposal, and by its story: what it tells must stand in the form, and nothing
 * else may have changed.
 */
export function judgeFamily(task: FamilyTask, { answers, changes, findings, notes }: PracticeOutcome): PracticeVerdict {
  const newcomer = Object.keys(answers.members).find((uid) => task.base.members[uid] === undefined) ?? null;
  const missed = task.told.filter((fact) => !stands(answers, fact, newcomer)).map((fact) => fieldOf(fact, newcomer));
  const told = new Set(task.told.map((fact) => wordOf(fieldOf(fact, newcomer))));
  const strayed = changes.flatMap(({ key, after }): JudgedField[] => {
    const target = parseChangeKey(key);
    // An answer that another one hides goes by itself; one that is asked and empty is an error already.
    if (target === null || !isAnswered(after) || FREE_KEYS.has(target.key) || told.has(wordOf(target))) return [];
    if (task.hasNewcomer && target.uid !== null && target.uid === newcomer) return [];
    return [target];
  });
  return {
    errors: findings.filter(({ severity }) => severity === "error").length,
    unexplained: unexplainedWarnings(findings, notes).length,
    missed,
    strayed,
  };
}

export function isRight({ errors, unexplained, missed, strayed }: PracticeVerdict): boolean {
  return errors === 0 && unexplained === 0 && missed.length === 0 && strayed.length === 0;
}

function stands(answers: Answers, fact: ToldFact, newcomer: string | null): boolean {
  const { uid } = fieldOf(fact, newcomer);
  return uid !== "newcomer" && sameTold(answersOf(answers, fact.level, uid)[fact.key] ?? null, fact.value);
}

/** A name is right in capitals and small letters, with whatever spaces between. */
function sameTold(answer: AnswerValue, told: AnswerValue): boolean {
  if (typeof answer !== "string" || typeof told !== "string") return sameAnswer(answer, told);
  const plain = (text: string) => text.trim().replaceAll(/\s+/g, " ").toLowerCase();
  return plain(answer) === plain(told);
}

function fieldOf({ level, who, key }: ToldFact, newcomer: string | null): JudgedField {
  return { level, uid: who === null ? null : who === "newcomer" ? (newcomer ?? "newcomer") : who.uid, key };
}

function wordOf({ level, uid, key }: JudgedField): string {
  return `${level}:${uid ?? ""}.${key}`;
}

/** Which of the pairs were judged wrongly. */
export function wrongPairs(
  pairs: readonly { readonly code: string; readonly isSame: boolean }[],
  given: ReadonlyMap<string, boolean>,
): readonly string[] {
  return pairs.filter(({ code, isSame }) => given.get(code) !== isSame).map(({ code }) => code);
}
