import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PaperFactsCard } from "@/components/delivery/paper-facts-card";
import { CheckFrame } from "@/components/meeting/check-frame";
import { parseCheckToken } from "@/lib/domain/meeting/check-token";
import { localeOf } from "@/lib/i18n/locale";
import { findPaperFacts } from "@/lib/server/delivery/paper/queries";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("handover.check"))("title"), robots: { index: false, follow: false } };
}

/** Where the code on a printed paper of a hand-over leads: public facts to compare with it, for anybody, without a name. */
export default async function Page({ params }: { readonly params: Promise<{ token: string }> }) {
  const [t, locale, { token }] = await Promise.all([
    getTranslations("handover.check"),
    getLocale().then(localeOf),
    params,
  ]);
  const parsed = parseCheckToken(token);
  const facts = parsed === null ? null : await findPaperFacts(parsed);
  return (
    <CheckFrame words={t}>
      {facts === null ? null : (
        <PaperFactsCard
          facts={facts}
          region={await regionLabel(facts.regencyCode)}
          zone={await timeZoneOf(facts.regencyCode)}
          locale={locale}
        />
      )}
    </CheckFrame>
  );
}
