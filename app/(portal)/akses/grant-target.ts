import { getTranslations } from "next-intl/server";
import type { GrantTarget } from "@/components/grant/grant-target";
import { dateIn } from "@/components/grant/grant-window";
import type { Actor } from "@/lib/domain/access/actor";
import { isRole, type Role } from "@/lib/domain/access/role";
import { findRegionStep, type GrantableRole, grantableRoles, type RegionStep } from "@/lib/server/grant/queries";
import { timeZoneOf } from "@/lib/server/region/queries";

export type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

/** How far the choice in the address has come: role, then region, then the form. */
export type TargetChoice =
  | { readonly step: "role"; readonly roles: readonly GrantableRole[] }
  | { readonly step: "region"; readonly role: Role; readonly region: RegionStep }
  | { readonly step: "form"; readonly target: GrantTarget; readonly region: RegionStep };

/** A single text of the address; what is given twice counts as not given. */
export function one(params: SearchParams, name: string): string {
  const value = params[name];
  return typeof value === "string" ? value : "";
}

/**
 * Reads role (`peran`), the region one looks into (`di`) and the region chosen (`wilayah`). Whatever does not fit the
 * administrator's own region falls back a step.
 */
export async function readTarget(actor: Actor, params: SearchParams, now: Date): Promise<TargetChoice> {
  const roles = grantableRoles(actor.grant.regionCode);
  const role = one(params, "peran");
  if (!isRole(role) || !roles.some((each) => each.role === role)) return { step: "role", roles };
  const chosen = one(params, "wilayah");
  const region = chosen === "" ? null : await findRegionStep(actor, role, chosen);
  if (region?.here.canPick) {
    const t = await getTranslations("roles");
    const zone = await timeZoneOf(region.here.code);
    const duty = t("actingAs", { role: t(`name.${role}`), region: region.here.label });
    return {
      step: "form",
      region,
      target: { role, regionCode: region.here.code, zone, duty, today: dateIn(now, zone) },
    };
  }
  const own = actor.grant.regionCode;
  const step = (await findRegionStep(actor, role, one(params, "di"))) ?? (await findRegionStep(actor, role, own));
  return step === null ? { step: "role", roles } : { step: "region", role, region: step };
}
