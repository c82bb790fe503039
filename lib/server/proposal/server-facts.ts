import "server-only";
import { answerAt } from "@/lib/domain/instrument/answers";
import type { ServerFacts } from "@/lib/domain/rule/family";
import type { CommandContext } from "@/lib/server/command/command";
import { blindIndex, keyedHash } from "@/lib/server/crypto/seal";
import { doubledPeople, findDoubles } from "@/lib/server/duplicate/find-doubles";
import type { Pair } from "@/lib/server/duplicate/pair";
import { givingUp } from "./application";
import type { Draft } from "./draft";
import type { Evaluation } from "./evaluate";

export interface FactsFound {
  readonly facts: ServerFacts;
  /** Persons whose NIK is active outside the actor's scope: a transfer is needed (V37). */
  readonly elsewhere: readonly string[];
  /** Too many look-ups; nothing can be said now. */
  readonly isLimited: boolean;
  /** Likely doubles within the actor's scope (V06). */
  readonly pairs: readonly Pair[];
}

/**
 * What only the server knows of the people a proposal brings or renames: NIK in use (V05, V37) and likely doubles (V06).
 * NIK look-ups are limited and logged; "elsewhere" is told only when the birth date agrees too (DECIDED 6).
 */
export async function findServerFacts(
  context: CommandContext<unknown>,
  draft: Draft,
  evaluation: Evaluation,
): Promise<FactsFound> {
  const answers = await checkNiks(context, draft, evaluation);
  if (answers === "limited")
    return { facts: { nikActiveElsewhere: [], possibleDoubles: [] }, elsewhere: [], isLimited: true, pairs: [] };
  const pairs = await findDoubles(context.sql, draft, evaluation);
  const answered = (...wanted: string[]) => [...answers].flatMap(([uid, said]) => (wanted.includes(said) ? [uid] : []));
  const facts = {
    nikActiveElsewhere: answered("here", "elsewhere"),
    registeredElsewhere: answered("elsewhere"),
    possibleDoubles: doubledPeople(pairs, evaluation),
  };
  return { facts, elsewhere: answered("elsewhere"), isLimited: false, pairs };
}

function textOf(evaluation: Evaluation, uid: string, key: string): string | null {
  const value = answerAt(evaluation.answers, "member", uid, key);
  return typeof value === "string" ? value : null;
}

function isChanged(draft: Draft, evaluation: Evaluation, uid: string, key: string): boolean {
  return textOf(evaluation, uid, key) !== answerAt(draft.base, "member", uid, key);
}

/** What the registry says of each new NIK of the proposal, by person; all in one look-up, which the limit takes as one. */
async function checkNiks(
  { sql, now, newId }: CommandContext<unknown>,
  draft: Draft,
  evaluation: Evaluation,
): Promise<ReadonlyMap<string, string> | "limited"> {
  const asked = Object.keys(evaluation.answers.members).flatMap((uid) => {
    const nik = textOf(evaluation, uid, "nik");
    return nik === null || !isChanged(draft, evaluation, uid, "nik")
      ? []
      : [{ uid, nik, birthDate: textOf(evaluation, uid, "birthDate") }];
  });
  if (asked.length === 0) return new Map();
  const rows = await sql<{ answers: string[] }>`SELECT app_check_niks(${asked.map(({ uid }) => uid)}::uuid[],
    ${asked.map(({ nik }) => blindIndex(nik))}::bytea[], ${asked.map(({ birthDate }) => birthDate)}::date[],
    ${asked.map(({ nik, birthDate }) => nikMark(nik, birthDate))}::text[], ${asked.map(() => newId())}::uuid[],
    ${givingUp(draft, evaluation.changes)}::uuid[], ${now}, ${draft.regencyCode}, ${draft.villageCode}, ${draft.householdId}) AS answers`;
  const answers = rows[0]?.answers ?? [];
  if (answers.length !== asked.length || answers[0] === "limited") return "limited";
  return new Map(asked.map(({ uid }, index) => [uid, answers[index] ?? "limited"]));
}

/** Tells a pair that was asked before from a new one, and nothing else. */
export function nikMark(nik: string, birthDate: string | null): string {
  return keyedHash("identity", `${nik}|${birthDate ?? ""}`).toString("base64url");
}
