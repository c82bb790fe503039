import "server-only";
import type { Family } from "@/lib/server/household/family";
import type { Moving } from "./move";

/**
 * Moves people in the registry: each is released where they are and claimed where they come to, in the order of their
 * ids, so that two moves cannot wait for each other. False when somebody is claimed elsewhere meanwhile.
 */
export async function moveInRegistry(
  { sql }: Moving,
  origin: Family,
  uids: readonly string[],
  to: { readonly regencyCode: string; readonly villageCode: string; readonly householdId: string },
): Promise<boolean> {
  for (const uid of [...uids].sort()) {
    const nik = origin.memberRows.get(uid)?.["nik_bidx"] ?? null;
    await sql`SELECT app_release_person(${uid})`;
    const rows = await sql<{ answer: string }>`SELECT app_claim_person(${uid}, ${to.regencyCode}, ${to.villageCode},
      ${to.householdId}, ${nik}) AS answer`;
    if (rows[0]?.answer !== "ok") return false;
  }
  return true;
}
