import "server-only";
import { type AnswerMap, type Answers, NO_ANSWERS } from "@/lib/domain/instrument/answers";
import { askedAnswers } from "@/lib/domain/instrument/asked-answers";
import type { Instrument } from "@/lib/domain/instrument/instrument";
import type { Payload } from "@/lib/domain/proposal/payload";
import type { Family } from "@/lib/server/household/family";

/**
 * The record as a draft sees it: this instrument's answers of the household, of its members, and of people who had left
 * and whom the draft brings back, so that what is still known of them is no change.
 */
export function draftBase(instrument: Instrument, family: Family | null, payload: Payload): Answers {
  if (family === null) return NO_ANSWERS;
  const returning = payload.memberOps.flatMap((op) =>
    op.kind === "add" && family.former.members[op.uid] !== undefined ? [op.uid] : [],
  );
  if (returning.length === 0) return askedAnswers(instrument, family.answers);
  const { household, members, civil } = family.answers;
  return askedAnswers(instrument, {
    household,
    members: { ...members, ...only(family.former.members, returning) },
    civil: { ...civil, ...only(family.former.civil, returning) },
  });
}

function only(rows: Readonly<Record<string, AnswerMap>>, uids: readonly string[]): Readonly<Record<string, AnswerMap>> {
  return Object.fromEntries(Object.entries(rows).filter(([uid]) => uids.includes(uid)));
}
