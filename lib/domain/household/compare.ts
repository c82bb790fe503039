import { type AnswerMap, type Answers, answerIn, sameAnswer } from "../instrument/answers";
import { answerKey } from "../instrument/canonical";
import type { Change } from "../instrument/diff";
import type { Level } from "../variable/variable";
import type { HouseholdRecord } from "./record";

/** A record's answers with those of people who left, and who is a member now. */
export interface RecordRows {
  readonly answers: Answers;
  readonly active: ReadonlySet<string>;
}

export interface RecordDifference {
  /** Every field that is not the same, also those that only one side has. */
  readonly changes: readonly Change[];
  /** Members of the later record alone, and of the earlier one alone. */
  readonly joined: readonly string[];
  readonly left: readonly string[];
}

/** The rows of a record in memory. */
export function rowsOf({ answers, members }: HouseholdRecord): RecordRows {
  return {
    answers: {
      household: answers,
      members: Object.fromEntries(members.map((member) => [member.uid, member.answers])),
      civil: Object.fromEntries(members.map((member) => [member.uid, member.civil])),
    },
    active: new Set(members.filter((member) => member.active).map((member) => member.uid)),
  };
}

/** What differs between two states of a family. Comparing the other way round swaps before and after. */
export function compareRows(before: RecordRows, after: RecordRows): RecordDifference {
  return {
    changes: [
      ...rowChanges("household", null, before.answers.household, after.answers.household),
      ...peopleChanges("member", before.answers.members, after.answers.members),
      ...peopleChanges("civil", before.answers.civil, after.answers.civil),
    ],
    joined: [...after.active].filter((uid) => !before.active.has(uid)),
    left: [...before.active].filter((uid) => !after.active.has(uid)),
  };
}

type People = Readonly<Record<string, AnswerMap>>;

function peopleChanges(level: Level, before: People, after: People): readonly Change[] {
  return union(before, after).flatMap((uid) => rowChanges(level, uid, before[uid] ?? {}, after[uid] ?? {}));
}

function rowChanges(level: Level, uid: string | null, before: AnswerMap, after: AnswerMap): readonly Change[] {
  return union(before, after).flatMap((key) => {
    const [was, is] = [answerIn(before, key), answerIn(after, key)];
    return sameAnswer(was, is) ? [] : [{ key: answerKey(level, uid, key), before: was, after: is }];
  });
}

function union(a: object, b: object): readonly string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])];
}
