import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import type { RightsPage } from "@/lib/domain/rights/rights-page";
import { formatDay, formatInstant, type TimeZone } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";

/** Who asked, what was seen of them, and the clock. */
export async function RightsFacts({ page, zone }: { readonly page: RightsPage; readonly zone: TimeZone }) {
  const [t, locale] = await Promise.all([getTranslations("rights"), getLocale().then(localeOf)]);
  const restriction = page.isRestricting
    ? t("page.restrictionOn")
    : page.liftedAt === null
      ? null
      : t("page.restrictionOff", { day: formatDay(page.liftedAt, zone, locale) });
  return (
    <Card title={t("page.facts")}>
      <DescriptionList
        items={[
          { term: t("page.asker"), detail: t(`asker.${page.asker}`) },
          { term: t("page.proof"), detail: t(`proof.${page.proof}`) },
          { term: t("page.village"), detail: page.villageName },
          { term: t("page.asked"), detail: formatInstant(page.askedAt, zone, locale) },
          { term: t("page.due"), detail: formatInstant(page.dueAt, zone, locale) },
          ...(restriction === null ? [] : [{ term: t("page.restriction"), detail: restriction }]),
        ]}
      />
    </Card>
  );
}
