import "server-only";
import * as z from "zod";
import type { Answers, AnswerValue } from "@/lib/domain/instrument/answers";
import type { FamilyTask, ToldFact } from "@/lib/domain/practice/task";
import { type Of, STORIES, type Story } from "./stories";

const value = z.union([z.number(), z.string(), z.array(z.number()), z.null()]);
const row = z.record(z.string(), value);
const answersSchema = z.strictObject({
  household: row,
  members: z.record(z.uuid(), row),
  civil: z.record(z.uuid(), row),
});

/** All practice families. What their stories tell never goes to a page but as a story. */
export const FAMILY_BANK: readonly FamilyTask[] = STORIES.map(toTask);

export function familyTask(code: string): FamilyTask | null {
  return FAMILY_BANK.find((task) => task.code === code) ?? null;
}

function toTask({ code, kind, title, story, record, stale, told }: Story): FamilyTask {
  const kept = answersSchema.parse(record);
  const uids = Object.keys(kept.members);
  const facts = told.map((fact) => placed(uids, fact));
  return {
    code,
    kind,
    title,
    story,
    base: stale.reduce<Answers>((answers, { of, key, value: old }) => withAnswer(answers, uids, of, key, old), kept),
    told: facts,
    hasNewcomer: facts.some(({ who }) => who === "newcomer"),
  };
}

type Place = Pick<ToldFact, "level" | "who">;

function placeOf(uids: readonly string[], of: Of): Place {
  if (of === "family") return { level: "household", who: null };
  if (of === "newcomer") return { level: "member", who: "newcomer" };
  const uid = uids[of];
  if (uid === undefined) throw new RangeError(`no person ${of}`);
  return { level: "member", who: { uid } };
}

function placed(uids: readonly string[], { of, key, value: told }: Story["told"][number]): ToldFact {
  return { ...placeOf(uids, of), key, value: told };
}

function withAnswer(answers: Answers, uids: readonly string[], of: Of, key: string, old: AnswerValue): Answers {
  const { level, who } = placeOf(uids, of);
  if (level === "household") return { ...answers, household: { ...answers.household, [key]: old } };
  if (who === null || who === "newcomer") throw new RangeError("nobody of the record");
  return { ...answers, members: { ...answers.members, [who.uid]: { ...answers.members[who.uid], [key]: old } } };
}
