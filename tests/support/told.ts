import { answersOf } from "@/lib/domain/instrument/answers";
import type { FamilyTask } from "@/lib/domain/practice/task";
import type { AnswerPatch } from "@/lib/domain/proposal/payload";

export const NEWCOMER = "019b0000-0000-7000-8000-000000000001";

/** What somebody without a fault would type of a story. */
export function toldPatches({ told, base }: FamilyTask): readonly AnswerPatch[] {
  return told.map(({ level, who, key, value }) => {
    const uid = who === null ? null : who === "newcomer" ? NEWCOMER : who.uid;
    return { level, uid, key, before: answersOf(base, level, uid)[key] ?? null, value };
  });
}
