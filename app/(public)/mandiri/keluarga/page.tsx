import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { EarlierSending } from "@/components/self-update/earlier-sending";
import { FaultNote } from "@/components/self-update/fault-note";
import { LeaveForm } from "@/components/self-update/leave-form";
import { OwnFamilyCard } from "@/components/self-update/own-family-card";
import { buttonClass } from "@/components/ui/button-style";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { SendingId } from "@/components/ui/sending-id";
import { FORM_PATH } from "@/lib/domain/self-update/form-path";
import { TOLD_MAX } from "@/lib/domain/self-update/told";
import { localeOf } from "@/lib/i18n/locale";
import { timeZoneOf, villageLine } from "@/lib/server/region/queries";
import { findOwnFamily } from "@/lib/server/self-update/family-query";
import { getCitizen } from "@/lib/server/self-update/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("selfUpdate.family"))("title"), robots: { index: false, follow: false } };
}

/** What a family sees of itself, and its three answers: nothing changed, the form with what did, or its own words. */
export default async function OwnFamilyPage({ searchParams }: PageProps<"/mandiri/keluarga">) {
  const session = await getCitizen();
  const family = session === null ? null : await findOwnFamily(session, new Date());
  if (session === null || family === null) redirect("/mandiri?masalah=waktu");
  const [t, locale, village, zone, { masalah }] = await Promise.all([
    getTranslations("selfUpdate.family"),
    getLocale().then(localeOf),
    villageLine(session.villageCode),
    timeZoneOf(session.villageCode),
    searchParams,
  ]);
  return (
    <div className="mx-auto max-w-xl space-y-5 px-4 py-8 text-lg">
      <PageHeading title={t("title")} lead={t("lead", { village })} />
      <FaultNote fault={masalah} />
      {family.isBusy ? null : <EarlierSending at={family.toldAt} zone={zone} locale={locale} />}
      <OwnFamilyCard family={family} locale={locale} />
      <Card title={t("same")}>
        <form method="post" action="/mandiri/kirim" className="space-y-4">
          <SendingId />
          <p>{t("sameText")}</p>
          <button type="submit" name="jenis" value="unchanged" className={buttonClass("primary", "normal", "w-full")}>
            {t("sameGo")}
          </button>
        </form>
      </Card>
      {family.isBusy ? null : (
        <Card title={t("fill")}>
          <div className="space-y-4">
            <p>{t("fillText")}</p>
            <LinkButton href={FORM_PATH} variant="primary" wide>
              {t(family.hasForm ? "goOn" : "fillGo")}
            </LinkButton>
          </div>
        </Card>
      )}
      <Card title={t("changed")}>
        {family.isBusy ? (
          <p>{t("busy")}</p>
        ) : (
          <form method="post" action="/mandiri/kirim" className="space-y-4">
            <SendingId />
            <Field id="cerita" label={t("told")} hint={t("changedText")}>
              {(control) => (
                <textarea {...control} name="cerita" rows={6} maxLength={TOLD_MAX} required className="control" />
              )}
            </Field>
            <p className="text-base text-muted">{t("after")}</p>
            <button type="submit" name="jenis" value="changed" className={buttonClass("secondary", "normal", "w-full")}>
              {t("changedGo")}
            </button>
          </form>
        )}
      </Card>
      <LeaveForm />
    </div>
  );
}
