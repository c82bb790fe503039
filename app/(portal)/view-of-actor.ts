import { getLocale, getTranslations } from "next-intl/server";
import type { ActorView } from "@/components/shell/actor-view";
import type { Actor, Grant } from "@/lib/domain/access/actor";
import { formatDay, formatInstant } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { regionLabel, regionPath, timeZoneOf } from "@/lib/server/region/queries";

/** Digits of a province's code; naming it beside a village's regency would only push the village out of sight. */
const PROVINCE_DIGITS = 2;

/** What lies around a region, nearest first: "Kecamatan Taliwang, Kabupaten Sumbawa Barat". */
async function surroundings(code: string): Promise<string> {
  const above = (await regionPath(code)).filter((region) => region.code !== code);
  const near = above.filter((region) => region.code.length > PROVINCE_DIGITS);
  return (near.length > 0 ? near : above)
    .map((region) => region.label)
    .reverse()
    .join(", ");
}

/** Whose duty it is, and the last day of it; null for an own one. */
async function standsIn({ delegation, regionCode }: Grant): Promise<string | null> {
  if (delegation === undefined) return null;
  const [t, locale, zone] = await Promise.all([getTranslations("delegation"), getLocale(), timeZoneOf(regionCode)]);
  const until = formatDay(new Date(delegation.until.getTime() - 1), zone, localeOf(locale), "long");
  return t("standsIn", { name: delegation.giverName, until });
}

/** Until when access in an emergency is open, in words. */
async function glassUntil({ glassUntil: until, regionCode }: Grant): Promise<string | null> {
  if (until === undefined) return null;
  return formatInstant(until, await timeZoneOf(regionCode), localeOf(await getLocale()));
}

/** What a duty is beside its role and region: handed over during leave, or opened in an emergency. */
export async function dutyNote(grant: Grant): Promise<string | null> {
  const until = await glassUntil(grant);
  return until === null ? standsIn(grant) : (await getTranslations("glass"))("duty", { until });
}

async function openGlass(actor: Actor): Promise<ActorView["openGlass"]> {
  const open = actor.grants.map(async (grant) => ({
    id: grant.id,
    until: await glassUntil(grant),
    regionName: await regionLabel(grant.regionCode),
  }));
  return (await Promise.all(open)).flatMap(({ until, ...rest }) => (until === null ? [] : [{ ...rest, until }]));
}

/** The acting person in the reader's words. */
export async function viewOfActor(actor: Actor): Promise<ActorView> {
  const roles = await getTranslations("roles.name");
  const inWords = async (grant: Grant) => ({
    id: grant.id,
    roleLabel: roles(grant.role),
    regionName: await regionLabel(grant.regionCode),
    standsIn: await dutyNote(grant),
  });
  const acting = await inWords(actor.grant);
  return {
    displayName: actor.displayName,
    role: actor.grant.role,
    roleLabel: acting.roleLabel,
    regionName: acting.regionName,
    regionPath: await surroundings(actor.grant.regionCode),
    grantId: actor.grant.id,
    grants: await Promise.all(actor.grants.map(inWords)),
    level: actor.grant.level,
    isOfPost: actor.grant.appointmentId !== undefined,
    standsIn: await standsIn(actor.grant),
    openGlass: await openGlass(actor),
    isGlass: actor.grant.glassUntil !== undefined,
  };
}
