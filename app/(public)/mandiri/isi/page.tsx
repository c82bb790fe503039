import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { EarlierSending } from "@/components/self-update/earlier-sending";
import { FaultNote } from "@/components/self-update/fault-note";
import { LeaveForm } from "@/components/self-update/leave-form";
import { OwnSections } from "@/components/self-update/own-sections";
import { Link } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { REVIEW_PATH } from "@/lib/domain/self-update/form-path";
import { formatDate, formatInstant } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { timeZoneOf } from "@/lib/server/region/queries";
import { requireOwnForm } from "@/lib/server/self-update/require-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("selfUpdate.form"))("title"), robots: { index: false, follow: false } };
}

/** A family's form, section by section, as far as it got. */
export default async function OwnFormPage({ searchParams }: PageProps<"/mandiri/isi">) {
  const { state } = await requireOwnForm();
  const [t, locale, zone, { masalah }] = await Promise.all([
    getTranslations("selfUpdate.form"),
    getLocale().then(localeOf),
    timeZoneOf(state.villageCode),
    searchParams,
  ]);
  const { view, photos, period, savedAt } = state;
  return (
    <div className="mx-auto max-w-xl space-y-6 px-4 py-8 text-lg">
      <PageHeading title={t("title")} lead={t("lead", { date: formatDate(period.endsOn, locale) })} />
      <FaultNote fault={masalah} />
      <EarlierSending at={state.toldAt} zone={zone} locale={locale} />
      <p className="text-base">
        {savedAt === null ? t("notSaved") : t("saved", { at: formatInstant(savedAt, zone, locale) })}
      </p>
      <OwnSections view={view} photos={photos.length} />
      <p className="text-base text-muted">{t("guardedNote")}</p>
      <div className="space-y-2">
        <p className="text-base text-muted">{t("reviewHint")}</p>
        <LinkButton href={REVIEW_PATH} variant="primary" wide>
          {t("review")}
        </LinkButton>
      </div>
      <p>
        <Link href="/mandiri/keluarga" className="link inline-flex min-h-11 items-center">
          {t("toFamily")}
        </Link>
      </p>
      <LeaveForm />
    </div>
  );
}
