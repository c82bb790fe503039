import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { Stat } from "@/components/ui/stat";
import { needOf, type ServicePlan } from "@/lib/domain/staffing/service-plan";
import { formatNumber } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";

/** How many people the plan takes, and what the figures are made of. */
export async function PlanResult({ plan }: { readonly plan: ServicePlan }) {
  const [t, locale] = await Promise.all([getTranslations("servicePlan"), getLocale().then(localeOf)]);
  const need = needOf(plan);
  const number = (value: number, digits = 0) => formatNumber(value, locale, digits);
  const people = [
    ["desk", t("deskHow", { families: need.deskFamilies, exact: number(need.deskExact, 1) })],
    ["visit", t("visitHow", { families: need.visitFamilies, exact: number(need.visitExact, 1) })],
    ["officers", t("officersHow", { least: need.leastAMonth })],
    ["supervisors", t("supervisorsHow")],
  ] as const;
  const details = ["familiesATrip", "minutesAVisit", "trips", "selfFamilies", "outOfReach", "recheck"] as const;
  return (
    <section aria-labelledby="kebutuhan" className="grid grid-cols-1 gap-3">
      <h2 id="kebutuhan" className="text-lg">
        {t("resultTitle")}
      </h2>
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-2 xl:grid-cols-4">
        {people.map(([key, how]) => (
          <Stat key={key} label={t(key)} figure={number(need[key])} denominator={how} />
        ))}
      </div>
      <Card title={t("detailTitle")} headingLevel={3}>
        <DescriptionList
          items={[
            ...details.map((key) => ({ term: t(key), detail: number(need[key]) })),
            { term: t("visitWeight"), detail: number(need.visitWeight, 1) },
          ]}
        />
        <p className="mt-3 text-sm text-muted">{t("formula")}</p>
      </Card>
    </section>
  );
}
