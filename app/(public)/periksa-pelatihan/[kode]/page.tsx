import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { PageHeading } from "@/components/ui/page-heading";
import { parseCheckToken } from "@/lib/domain/meeting/check-token";
import { formatDate } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { minutesHoldSince } from "@/lib/server/training-session/minutes/check-query";

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: (await getTranslations("trainingSession.minutesCheck"))("title"),
    robots: { index: false, follow: false },
  };
}

/** Where the code on a training's minutes leads: whether they hold and since which day, and nothing else. */
export default async function CheckTrainingMinutesPage({ params }: { readonly params: Promise<{ kode: string }> }) {
  const [t, locale, { kode }] = await Promise.all([
    getTranslations("trainingSession.minutesCheck"),
    getLocale().then(localeOf),
    params,
  ]);
  const code = parseCheckToken(kode);
  const day = code === null ? null : await minutesHoldSince(code);
  return (
    <div className="mx-auto max-w-3xl space-y-5 px-4 py-8 lg:py-12">
      <PageHeading title={t("title")} lead={t("lead")} />
      <Alert tone={day === null ? "attention" : "success"} title={t(day === null ? "notValid" : "valid")}>
        {day === null ? t("notValidText") : t("validText", { day: formatDate(day, locale, "full") })}
      </Alert>
    </div>
  );
}
