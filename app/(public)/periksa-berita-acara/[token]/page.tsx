import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { FactsCard } from "@/components/meeting/facts-card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/page-heading";
import { parseCheckToken } from "@/lib/domain/meeting/check-token";
import { localeOf } from "@/lib/i18n/locale";
import { findMinutesFacts } from "@/lib/server/meeting/check-query";
import { timeZoneOf, villageLine } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("meeting.check"))("title"), robots: { index: false, follow: false } };
}

/** Where the code on printed minutes leads: public facts to compare with the paper, for anybody, without a name. */
export default async function Page({ params }: { readonly params: Promise<{ token: string }> }) {
  const [t, locale, { token }] = await Promise.all([
    getTranslations("meeting.check"),
    getLocale().then(localeOf),
    params,
  ]);
  const parsed = parseCheckToken(token);
  const facts = parsed === null ? null : await findMinutesFacts(parsed);
  return (
    <div className="mx-auto max-w-3xl space-y-5 px-4 py-8 lg:py-12">
      <PageHeading title={t("title")} lead={t("lead")} />
      {facts === null ? (
        <EmptyState title={t("unknownTitle")} icon="search">
          {t("unknownText")}
        </EmptyState>
      ) : (
        <FactsCard
          facts={facts}
          village={await villageLine(facts.villageCode)}
          zone={await timeZoneOf(facts.villageCode)}
          locale={locale}
        />
      )}
    </div>
  );
}
