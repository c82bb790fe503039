import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { CheckFrame } from "@/components/meeting/check-frame";
import { FactsCard } from "@/components/meeting/facts-card";
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
    <CheckFrame words={t}>
      {facts === null ? null : (
        <FactsCard
          facts={facts}
          village={await villageLine(facts.villageCode)}
          zone={await timeZoneOf(facts.villageCode)}
          locale={locale}
        />
      )}
    </CheckFrame>
  );
}
