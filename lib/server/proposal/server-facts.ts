import "server-only";
import { answerAt } from "@/lib/domain/instrument/answers";
import type { ServerFacts } from "@/lib/domain/rule/functions";
import type { CommandContext } from "@/lib/server/command/command";
import { blindIndex } from "@/lib/server/crypto/seal";
import type { Draft } from "./draft";
import type { Evaluation } from "./evaluate";

export interface FactsFound {
  readonly facts: ServerFacts;
  /** Persons whose NIK is active outside the actor's scope: a transfer is needed (V37). */
  readonly elsewhere: readonly string[];
  /** Too many look-ups in a minute; nothing can be said now. */
  readonly isLimited: boolean;
  /** Persons whose NIK was looked up: on record also when the command is refused. */
  readonly lookedUp: readonly string[];
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
  const active: string[] = [];
  const elsewhere: string[] = [];
  const doubles: string[] = [];
  const lookedUp: string[] = [];
  for (const uid of Object.keys(evaluation.answers.members)) {
    const nik = await checkNik(context, draft, evaluation, uid);
    if (nik === "limited") {
      return { facts: { nikActiveElsewhere: [], possibleDoubles: [] }, elsewhere: [], isLimited: true, lookedUp };
    }
    if (nik !== "unasked") lookedUp.push(uid);
    if (nik === "here" || nik === "elsewhere") active.push(uid);
    if (nik === "elsewhere") elsewhere.push(uid);
    if (await hasLikelyDouble(context, draft, evaluation, uid)) doubles.push(uid);
  }
  return { facts: { nikActiveElsewhere: active, possibleDoubles: doubles }, elsewhere, isLimited: false, lookedUp };
}

function textOf(evaluation: Evaluation, uid: string, key: string): string | null {
  const value = answerAt(evaluation.answers, "member", uid, key);
  return typeof value === "string" ? value : null;
}

function isChanged(draft: Draft, evaluation: Evaluation, uid: string, key: string): boolean {
  return textOf(evaluation, uid, key) !== answerAt(draft.base, "member", uid, key);
}

async function checkNik(
  context: CommandContext<unknown>,
  draft: Draft,
  evaluation: Evaluation,
  uid: string,
): Promise<string> {
  const nik = textOf(evaluation, uid, "nik");
  if (nik === null || !isChanged(draft, evaluation, uid, "nik")) return "unasked";
  const { sql, now, newId } = context;
  const rows = await sql<{
    answer: string;
  }>`SELECT app_check_nik(${blindIndex(nik)}, ${textOf(evaluation, uid, "birthDate")}, ${uid},
    ${now}, ${newId()}, ${draft.regencyCode}, ${draft.villageCode}) AS answer`;
  return rows[0]?.answer ?? "free";
}

/** Another active person of the village with the same birth date and a near name. */
async function hasLikelyDouble(
  context: CommandContext<unknown>,
  draft: Draft,
  evaluation: Evaluation,
  uid: string,
): Promise<boolean> {
  const name = textOf(evaluation, uid, "name");
  const birthDate = textOf(evaluation, uid, "birthDate");
  if (name === null || birthDate === null) return false;
  if (!isChanged(draft, evaluation, uid, "name") && !isChanged(draft, evaluation, uid, "birthDate")) return false;
  const rows = await context.sql`SELECT 1 FROM member
    WHERE regency_code = ${draft.regencyCode} AND village_code = ${draft.villageCode} AND birth_date = ${birthDate}
      AND id <> ${uid} AND active AND similarity(lower(name), lower(${name})) > 0.6 LIMIT 1`;
  return rows.length > 0;
}
