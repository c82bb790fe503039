import { getTranslations } from "next-intl/server";
import { dateLabels } from "@/components/ui/date-labels";
import { type TimeZone, ZONE_SUFFIX } from "@/lib/i18n/formats";
import type { FieldTexts } from "./form-problems";
import type { GrantFieldLabels } from "./grant-fields";

/** No form here has more boxes than this. */
const MOST_PROBLEMS = 10;

export async function grantFieldLabels(zone: TimeZone): Promise<GrantFieldLabels> {
  const t = await getTranslations("admin.form");
  const common = await getTranslations("common");
  return {
    level: t("level"),
    levelFull: t("levelFull"),
    levelFullHint: t("levelFullHint"),
    levelProvisional: t("levelProvisional"),
    levelProvisionalHint: t("levelProvisionalHint"),
    validFrom: t("validFrom"),
    validFromHint: t("validFromHint", { zone: ZONE_SUFFIX[zone] }),
    validTo: t("validTo"),
    validToHint: t("validToHint", { zone: ZONE_SUFFIX[zone] }),
    optional: common("optional"),
    reason: t("reason"),
    reasonHint: t("reasonHint"),
    rt: t("rt"),
    rtHint: t("rtHint"),
    rw: t("rw"),
    date: await dateLabels(),
  };
}

export async function fieldTexts(): Promise<FieldTexts> {
  const t = await getTranslations("admin.problem");
  return {
    displayName: t("displayName"),
    username: t("username"),
    "username.TAKEN": t("usernameTaken"),
    "grant.validFrom": t("validFrom"),
    "grant.validTo": t("validTo"),
    "grant.validTo.BEFORE_START": t("validToBefore"),
    "grant.reason": t("reason"),
    "grant.neighbourhood": t("neighbourhood"),
    "grant.regionCode.REGION_OUTSIDE": t("region"),
    "grant.regionCode.LEVEL_UNFIT": t("region"),
    other: t("other"),
  };
}

/** Titles of the error summary by number of problems: plurals are the message library's business, which stays here. */
export async function summaryTitles(): Promise<readonly string[]> {
  const t = await getTranslations("errors");
  return Array.from({ length: MOST_PROBLEMS + 1 }, (_, count) => t("summaryTitle", { count }));
}
