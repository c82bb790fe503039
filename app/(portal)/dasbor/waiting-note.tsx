import { getLocale, getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import type { Actor } from "@/lib/domain/access/actor";
import { authorize } from "@/lib/domain/access/actor";
import { levelOf, reaches } from "@/lib/domain/dashboard/area";
import { formatInstant } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { findWaitingVillages } from "@/lib/server/dashboard/waiting";
import { timeZoneOf } from "@/lib/server/region/queries";

/** Above every page of figures: villages of the area whose change is late in them. Nothing in the usual case. */
export async function WaitingNote({ actor, code }: { readonly actor: Actor; readonly code: string }) {
  if (!authorize(actor, "dashboard:read") || levelOf(code) === null || !reaches(actor.grant.regionCode, code))
    return null;
  const late = await findWaitingVillages(actor, code, new Date());
  if (late === null) return null;
  const [t, locale, zone] = await Promise.all([
    getTranslations("dashboard"),
    getLocale().then(localeOf),
    timeZoneOf(code),
  ]);
  return (
    <div className="mb-5">
      <Alert tone="attention">
        {t("waiting", { count: late.villages, at: formatInstant(late.since, zone, locale) })}
      </Alert>
    </div>
  );
}
