import { type AnswerMap, type Answers, mergeAnswers } from "@/lib/domain/instrument/answers";
import { askedAnswers } from "@/lib/domain/instrument/asked-answers";
import { canonicalAnswers } from "@/lib/domain/instrument/canonical";
import { completeness } from "@/lib/domain/instrument/completeness";
import { DTSENPBI2026 } from "@/lib/domain/instrument/dtsenpbi2026/dtsenpbi2026";
import type { Question } from "@/lib/domain/instrument/question";
import { digitsOf } from "@/lib/domain/instrument/repeat-problem";
import { withAnswer } from "@/lib/domain/proposal/payload";

/** Stored pictures of the family that a test sends. */
export interface Photos {
  readonly photoFront: string;
  readonly photoLivingRoom: string;
}

/** The record's family as the form of 2026 has it when every required question got its first sensible answer. */
export function completedDtsen(record: Answers, on: string, photos: Photos, typed: AnswerMap = {}): Answers {
  const base = askedAnswers(DTSENPBI2026, record);
  const details = Object.entries(base.members).map(([uid, member]) => [
    uid,
    { relationDetail: member["relationToHead"] === 8 ? 9 : (member["relationToHead"] ?? null) },
  ]);
  let answers = mergeAnswers(base, {
    household: { familyPresence: 1, ...photos, ...typed },
    members: Object.fromEntries(details),
    civil: {},
  });
  for (let round = 0; round < 20; round += 1) {
    const gaps = completeness(DTSENPBI2026, answers, on).filter(({ required }) => required);
    if (gaps.length === 0) return canonical(answers, on);
    for (const { uid, question } of gaps)
      answers = withAnswer(answers, { level: question.level, uid, key: question.key, value: sensible(question) });
  }
  throw new Error("the family does not become complete");
}

function canonical(answers: Answers, on: string): Answers {
  const result = canonicalAnswers(DTSENPBI2026, answers, on);
  if (!result.ok) throw new Error(result.unknownKeys.join());
  return result.answers;
}

function sensible(question: Question) {
  switch (question.type) {
    case "choice":
      return question.options.at(-1)?.code ?? 1;
    case "integer":
      return Math.max(question.min, 1);
    case "repeat": {
      const item: Record<string, number | string> = {};
      for (const field of question.fields)
        item[field.key] =
          field.type === "choice" ? (field.options[0]?.code ?? 1) : "99".padEnd(digitsOf(field, item) ?? 1, "1");
      return [item];
    }
    case "text":
      return "Contoh".slice(0, question.maxLength);
    default:
      throw new Error(`no sensible answer to ${question.key}`);
  }
}
