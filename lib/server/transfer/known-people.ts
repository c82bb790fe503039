import "server-only";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import type { Payload } from "@/lib/domain/proposal/payload";
import { type PublicId, parsePublicId } from "@/lib/domain/public-id/public-id";
import { underScope } from "@/lib/server/db/scoped";
import { unsealPayload } from "@/lib/server/proposal/sealed-payload";

/** NIK and birth date that a proposal of the own village holds for these people: what its operator typed. */
export async function findTypedPeople(
  actor: Actor,
  proposal: PublicId,
  uids: readonly string[],
): Promise<readonly { readonly nik: string; readonly birthDate: string }[]> {
  const rows = await underScope(
    scopeOf(actor),
    ({ sql }) => sql<{ payload: Payload }>`SELECT payload FROM proposal
      WHERE regency_code = ${proposal.regencyCode} AND id = ${proposal.id} AND village_code = ${actor.grant.regionCode}`,
  );
  const payload = rows[0]?.payload;
  if (payload === undefined) return [];
  const { members } = unsealPayload(payload).answers;
  return uids.flatMap((uid) => {
    const nik = members[uid]?.["nik"];
    const birthDate = members[uid]?.["birthDate"];
    return typeof nik === "string" ? [{ nik, birthDate: typeof birthDate === "string" ? birthDate : "" }] : [];
  });
}

/** A family of the own village that people are to join, as its page named it; null when there is none such. */
export async function findHostFamily(
  actor: Actor,
  publicId: string,
): Promise<{ readonly id: string; readonly headName: string } | null> {
  const at = parsePublicId(publicId);
  if (at === null) return null;
  const rows = await underScope(
    scopeOf(actor),
    ({ sql }) => sql<{ id: string; headName: string }>`SELECT id, head_name AS "headName" FROM household
      WHERE regency_code = ${at.regencyCode} AND id = ${at.id} AND village_code = ${actor.grant.regionCode} AND status <> 3`,
  );
  return rows[0] ?? null;
}
