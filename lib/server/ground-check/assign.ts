import "server-only";
import { type Outcome, refuse, succeed } from "@/lib/domain/error/error-code";
import { type CheckState, isOpenCheck } from "@/lib/domain/ground-check/ground-check";
import type { CommandContext } from "@/lib/server/command/command";
import type { Sql } from "@/lib/server/db/sql";
import { listCheckers } from "./candidates";

export interface CheckItem {
  readonly regencyCode: string;
  readonly id: string;
  readonly version: number;
}

export interface HeldCheck {
  readonly villageCode: string;
  readonly proposalId: string;
  readonly householdId: string;
  readonly state: CheckState;
  readonly version: number;
  readonly operators: readonly string[];
}

/** A check in scope, locked until the transaction ends; null when the scope does not hold it. */
export async function findHeldCheck(sql: Sql, { regencyCode, id }: CheckItem): Promise<HeldCheck | null> {
  const rows =
    await sql<HeldCheck>`SELECT village_code AS "villageCode", proposal_id AS "proposalId", household_id AS "householdId",
      state, version, operators::text[] AS operators
    FROM ground_check WHERE regency_code = ${regencyCode} AND id = ${id} FOR UPDATE`;
  return rows[0] ?? null;
}

/** An open check at the version that the page showed; else why not. */
export async function requireOpenCheck(sql: Sql, item: CheckItem): Promise<Outcome<HeldCheck>> {
  const held = await findHeldCheck(sql, item);
  if (held === null) return refuse("NOT_FOUND");
  if (held.version !== item.version) return refuse("STALE");
  return isOpenCheck(held.state) ? succeed(held) : refuse("NOT_ALLOWED_NOW");
}

/** Gives an open check to a companion with fresh eyes. What another had begun to write is let go: two people are two looks. */
export async function assignCheck(
  { sql, now }: Omit<CommandContext<unknown>, "input">,
  item: CheckItem,
  companionId: string,
): Promise<Outcome<HeldCheck>> {
  const held = await requireOpenCheck(sql, item);
  if (!held.ok) return held;
  const { regencyCode, id } = item;
  const { operators, villageCode, householdId } = held.value;
  if (operators.includes(companionId)) return refuse("FOUR_EYES");
  const checkers = await listCheckers(sql, { regencyCode, villageCode, householdId, contributors: operators }, now);
  if (!checkers.some(({ userId }) => userId === companionId)) return refuse("NOT_FOUND");
  await sql`UPDATE ground_check SET state = 'assigned', companion_id = ${companionId}, assigned_at = ${now}, answers = NULL,
      version = version + 1, updated_at = ${now} WHERE regency_code = ${regencyCode} AND id = ${id}`;
  return held;
}
