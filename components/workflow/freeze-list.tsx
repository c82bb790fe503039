import { getLocale, getTranslations } from "next-intl/server";
import { problemLabels } from "@/components/user/labels";
import type { TierPage } from "@/lib/domain/workflow/tier-page";
import { formatDate } from "@/lib/i18n/formats";
import { LiftFreeze } from "./lift-freeze";

/** The pauses that last or are to come: what stops, from when to when, and why. */
export async function FreezeList({ page, grantId }: { readonly page: TierPage; readonly grantId: string }) {
  const [t, locale, problem] = await Promise.all([getTranslations("tiers.freeze"), getLocale(), problemLabels()]);
  if (page.freezes.length === 0) return <p className="text-muted">{t("none")}</p>;
  return (
    <ul className="grid gap-3">
      {page.freezes.map((freeze) => {
        const days = t("days", { from: formatDate(freeze.fromDay, locale), to: formatDate(freeze.toDay, locale) });
        return (
          <li key={freeze.id} className="border-t border-line pt-3 first:border-0 first:pt-0">
            <p className="font-semibold">{days}</p>
            <p>{t(`stops.${freeze.stops}`)}</p>
            <p className="text-sm text-muted">
              {freeze.regionLabel}. {freeze.reason}
            </p>
            {freeze.canLift ? (
              <div className="mt-2">
                <LiftFreeze
                  grantId={grantId}
                  id={freeze.id}
                  words={{
                    save: t("lift"),
                    daysText: days,
                    title: t("liftTitle"),
                    lead: t("liftLead"),
                    saved: t("lifted"),
                    cancel: t("cancel"),
                    saving: t("saving"),
                    problem,
                  }}
                />
              </div>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
