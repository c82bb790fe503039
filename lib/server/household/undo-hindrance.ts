import "server-only";
import type { UndoPlan } from "@/lib/domain/household/plan-undo";
import { HOUSEHOLD_STATUS } from "@/lib/domain/household/status";
import type { RecordReason } from "@/lib/domain/queue/bulk";
import type { Sql } from "@/lib/server/db/sql";
import { findFamilyByKk } from "@/lib/server/event/card-problems";
import type { Family } from "./family";

/**
 * Why the record does not let a revision be undone. people-moved: people went to or came from another family by it, and go
 * back by another move. family-closed: a later revision closed the family. active-elsewhere: somebody who would come back
 * is registered in another family by now. card-in-use: the closed family's card number is another's by now.
 */
export interface UndoBar {
  readonly reason: "people-moved" | "family-closed" | "active-elsewhere" | "card-in-use";
  /** Whom it is about, where it is about somebody. */
  readonly people: readonly string[];
}

/** The word of a refusal for each of them. */
export const UNDO_REASON = {
  "people-moved": "PEOPLE_MOVED",
  "family-closed": "FAMILY_CLOSED",
  "active-elsewhere": "PEOPLE_MOVED",
  "card-in-use": "KK_IN_USE",
} as const satisfies Record<UndoBar["reason"], RecordReason>;

/** True when a family is closed and this revision is what closed it: after it, nothing is applied to the family. */
export function reopens(family: Pick<Family, "status" | "revision">, undone: number | null): boolean {
  return family.status === HOUSEHOLD_STATUS.closed && family.revision === undone;
}

/** What bars the undoing of a revision, or null. The same on the page, when it begins and when it is written. */
export async function findUndoBar(
  sql: Sql,
  family: Family,
  revision: number,
  plan: Pick<UndoPlan, "memberOps">,
): Promise<UndoBar | null> {
  if (await movedPeople(sql, family, revision)) return { reason: "people-moved", people: [] };
  if (family.status === HOUSEHOLD_STATUS.closed && !reopens(family, revision))
    return { reason: "family-closed", people: [] };
  const people = await activeElsewhere(
    sql,
    family,
    plan.memberOps.flatMap((op) => (op.kind === "add" ? [op.uid] : [])),
  );
  if (people.length > 0) return { reason: "active-elsewhere", people };
  const isTaken = reopens(family, revision) && (await isCardTaken(sql, family));
  return isTaken ? { reason: "card-in-use", people: [] } : null;
}

/** A split, a merge, a move or an arrival: the people live on in another family, or came from one. */
async function movedPeople(sql: Sql, { regencyCode, id }: Family, revision: number): Promise<boolean> {
  const rows = await sql`SELECT 1 FROM family_event WHERE regency_code = ${regencyCode} AND household_id = ${id}
    AND revision = ${revision} AND other_household_id IS NOT NULL
    UNION ALL
    SELECT 1 FROM household_revision WHERE regency_code = ${regencyCode} AND household_id = ${id}
    AND revision = ${revision} AND proposal_id IS NULL LIMIT 1`;
  return rows.length > 0;
}

async function activeElsewhere(sql: Sql, family: Family, returning: readonly string[]): Promise<readonly string[]> {
  if (returning.length === 0) return [];
  const { regencyCode, villageCode, id } = family;
  const rows = await sql<{ people: string[] }>`SELECT
    app_active_elsewhere(${regencyCode}, ${villageCode}, ${id}, ${returning}::uuid[])::text[] AS people`;
  return rows[0]?.people ?? [];
}

async function isCardTaken(sql: Sql, { regencyCode, villageCode, id, answers }: Family): Promise<boolean> {
  const kk = answers.household["kkNumber"];
  if (typeof kk !== "string") return false;
  return (await findFamilyByKk(sql, { regencyCode, villageCode, householdId: id }, kk)) !== null;
}
