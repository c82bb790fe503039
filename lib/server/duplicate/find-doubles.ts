import "server-only";
import { answerAt, sameAnswer } from "@/lib/domain/instrument/answers";
import type { Sql } from "@/lib/server/db/sql";
import type { Draft } from "@/lib/server/proposal/draft";
import type { Evaluation } from "@/lib/server/proposal/evaluate";
import { findPairs } from "./candidates";
import { type Pair, pairKey } from "./pair";
import { describedPerson } from "./person";
import { isRemembered, listKnownCases } from "./settled";

/** What tells a person from others: a proposal that touches none of it brings no new double. */
const IDENTIFYING = [
  ["member", "name"],
  ["member", "birthDate"],
  ["member", "sex"],
  ["member", "nik"],
  ["civil", "motherName"],
] as const;

/** People whom a draft brings or describes otherwise than the record does. */
export function newlyDescribed(draft: Draft, evaluation: Evaluation): readonly string[] {
  return Object.keys(evaluation.answers.members).filter((uid) =>
    IDENTIFYING.some(
      ([level, key]) =>
        !sameAnswer(answerAt(evaluation.answers, level, uid, key), answerAt(draft.base, level, uid, key)),
    ),
  );
}

/**
 * Pairs of the people whom a draft brings or describes anew with others in scope (V06): three statements for all of them.
 * Pairs that were judged not the same are left out while that judgement stands.
 */
export async function findDoubles(sql: Sql, draft: Draft, evaluation: Evaluation): Promise<readonly Pair[]> {
  const place = { householdId: draft.householdId, villageCode: draft.villageCode };
  const people = newlyDescribed(draft, evaluation).map((uid) => describedPerson(evaluation.answers, uid, place));
  const pairs = await findPairs(sql, draft.regencyCode, people);
  const known = await listKnownCases(sql, draft.regencyCode, pairs);
  return pairs.filter((pair) => !isRemembered(pair, known.get(pairKey(pair))));
}

/** The people of the draft in these pairs. */
export function doubledPeople(pairs: readonly Pair[], evaluation: Evaluation): readonly string[] {
  const named = new Set(pairs.flatMap(({ first, second }) => [first.uid, second.uid]));
  return Object.keys(evaluation.answers.members).filter((uid) => named.has(uid));
}
