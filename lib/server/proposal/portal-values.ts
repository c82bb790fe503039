import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import type { PortalValues } from "@/lib/domain/instrument/snapshot";
import { regionPath } from "@/lib/server/region/queries";

/** What the portal fills on the form: where the family lives and who asks. */
export async function portalValues(actor: Actor, villageCode: string): Promise<PortalValues> {
  const labels = new Map((await regionPath(villageCode)).map((region) => [region.code.length, region.label]));
  return {
    provinceCode: labels.get(2) ?? null,
    regencyCode: labels.get(4) ?? null,
    districtCode: labels.get(6) ?? null,
    villageCode: labels.get(10) ?? null,
    enumeratorName: actor.displayName,
  };
}
