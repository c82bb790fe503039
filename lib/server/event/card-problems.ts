import "server-only";
import { type RegisterProblem, typedCard } from "@/lib/domain/event/register-problem";
import { HOUSEHOLD_STATUS } from "@/lib/domain/household/status";
import { answerIn } from "@/lib/domain/instrument/answers";
import type { Change } from "@/lib/domain/instrument/diff";
import { eventsOf } from "@/lib/domain/proposal/payload";
import { blindIndex } from "@/lib/server/crypto/seal";
import type { Sql } from "@/lib/server/db/sql";
import type { Draft } from "@/lib/server/proposal/draft";

/** An active family of the village by its card number, other than the one given; null when there is none in scope. */
export async function findFamilyByKk(
  sql: Sql,
  draft: Pick<Draft, "regencyCode" | "villageCode" | "householdId">,
  kk: string,
): Promise<string | null> {
  const rows = await sql<{ id: string }>`SELECT id FROM household
    WHERE regency_code = ${draft.regencyCode} AND village_code = ${draft.villageCode} AND kk_bidx = ${blindIndex(kk)}
      AND id <> ${draft.householdId} AND status <> ${HOUSEHOLD_STATUS.closed} LIMIT 1`;
  return rows[0]?.id ?? null;
}

/**
 * Two families of a village are not given one card number by two decisions made at the same moment. To be taken before
 * the family's row: a merge locks a second family, whose own split may wait here.
 */
export async function lockCards(
  sql: Sql,
  villageCode: string,
  codes: readonly string[],
  namesCard: boolean,
): Promise<void> {
  if (!namesCard && !codes.includes("PSH") && !codes.includes("GBG")) return;
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`cards:${villageCode}`}, 0))`;
}

/** What the register says of the card numbers that the events name and of the one that is typed in the form. */
export async function findCardProblems(
  sql: Sql,
  draft: Draft,
  changes: readonly Change[],
): Promise<readonly RegisterProblem[]> {
  const problems: RegisterProblem[] = [];
  const typed = typedCard(changes);
  if (typed !== null && (await findFamilyByKk(sql, draft, typed)) !== null)
    problems.push({ eventId: null, key: "kkNumber", code: "KK_IN_USE" });
  for (const event of eventsOf(draft.payload)) {
    const newKk = answerIn(event.answers, "newKk");
    if (event.code === "PSH" && typeof newKk === "string" && (await isTaken(sql, draft, newKk)))
      problems.push({ eventId: event.id, key: "newKk", code: "KK_IN_USE" });
    const intoKk = answerIn(event.answers, "intoKk");
    if (event.code === "GBG" && typeof intoKk === "string" && (await findFamilyByKk(sql, draft, intoKk)) === null)
      problems.push({ eventId: event.id, key: "intoKk", code: "NO_FAMILY" });
  }
  return problems;
}

/** The card of this family itself is taken, too: the new one has a number of its own. */
async function isTaken(sql: Sql, draft: Draft, kk: string): Promise<boolean> {
  const rows =
    await sql`SELECT 1 FROM household WHERE regency_code = ${draft.regencyCode} AND village_code = ${draft.villageCode}
    AND kk_bidx = ${blindIndex(kk)} AND status <> ${HOUSEHOLD_STATUS.closed} LIMIT 1`;
  return rows.length > 0;
}
