import "server-only";
import { createHash } from "node:crypto";
import type { Actor } from "@/lib/domain/access/actor";
import { STIR_LETTERS, stirText, TAKE_ALONG_MOST } from "@/lib/domain/field/exchange";
import type { Sql } from "@/lib/server/db/sql";
import { packVillage } from "./pack/selection";

/** What was committed late may bear an earlier instant than what the device heard last. */
const LATE_MS = 60_000;

/**
 * What somebody else did since a moment with families of this person: a proposal came back or ended, the family moved away, it was taken from
 * them. Each is named by a sum that only a device which holds the family can tell apart, so that nothing is said of any other.
 * @param since server clock, milliseconds; null: the device does not ask, and hears nothing
 * @param mark of the answer: the sums of two answers have nothing in common
 */
export async function findStirred(
  sql: Sql,
  actor: Actor,
  regencyCode: string,
  { since, mark }: { readonly since: number | null; readonly mark: string },
): Promise<readonly string[] | null> {
  if (since === null) return null;
  if (packVillage(actor) === null) return [];
  const rows = await sql<{ id: string }>`SELECT household_id AS id
    FROM app_field_stirred(${regencyCode}, ${new Date(since - LATE_MS)}, ${TAKE_ALONG_MOST})`;
  return rows.map(({ id }) => createHash("sha256").update(stirText(mark, id)).digest("hex").slice(0, STIR_LETTERS));
}
