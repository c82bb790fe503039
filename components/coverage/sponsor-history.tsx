import { getLocale, getTranslations } from "next-intl/server";
import { Panel } from "@/components/ui/panel";
import type { SponsorStep } from "@/lib/domain/coverage/line";
import { officeName } from "@/lib/domain/coverage/office";
import { formatDay, type TimeZone } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";

/** What offices said of a variable, newest first, and who wrote it down. */
export async function SponsorHistory({
  steps,
  zone,
}: {
  readonly steps: readonly SponsorStep[];
  readonly zone: TimeZone;
}) {
  const [t, roles, locale] = await Promise.all([
    getTranslations("coverage.sponsor"),
    getTranslations("roles.name"),
    getLocale().then(localeOf),
  ]);
  if (steps.length === 0) return null;
  return (
    <Panel summary={t("history")}>
      <ul className="max-w-prose space-y-2">
        {steps.map((step) => (
          <li key={step.id} className="wrap-anywhere">
            {t("historyLine", {
              event: t(`historyEvent.${step.event}`),
              date: formatDay(step.at, zone, locale, "long"),
              role: step.by === null ? roles(step.role) : t("byNamed", { name: step.by, role: roles(step.role) }),
              office: officeName(step.office),
              programme: step.programme,
            })}
            {step.reason === null ? null : <> {t("reason", { reason: step.reason })}</>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
