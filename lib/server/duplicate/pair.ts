import "server-only";
import { type Match, scorePair } from "@/lib/domain/matching/score";
import { isSuspicious, judgedOn } from "@/lib/domain/matching/suspicion";
import { keyedHash } from "@/lib/server/crypto/seal";
import type { MatchPerson } from "./person";

/** Two people that may be one, in the order in which a case keeps them. */
export interface Pair {
  readonly first: MatchPerson;
  readonly second: MatchPerson;
  readonly match: Match;
  /** Keyed hash of what the judgement rests on. */
  readonly judgedOn: Buffer;
}

export function toPair(a: MatchPerson, b: MatchPerson): Pair {
  const [first, second] = a.uid < b.uid ? [a, b] : [b, a];
  return {
    first,
    second,
    match: scorePair(first.likeness, second.likeness),
    judgedOn: keyedHash("duplicate", judgedOn(first.likeness, second.likeness)),
  };
}

/** The pair when it is worth a person's look, else null. */
export function suspiciousPair(a: MatchPerson, b: MatchPerson): Pair | null {
  if (a.uid === b.uid) return null;
  const pair = toPair(a, b);
  return isSuspicious(pair.match, a.householdId === b.householdId) ? pair : null;
}

export function pairKey(pair: {
  readonly first: { readonly uid: string };
  readonly second: { readonly uid: string };
}): string {
  return `${pair.first.uid} ${pair.second.uid}`;
}
