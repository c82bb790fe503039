import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { CitizenFrame } from "@/components/citizen/citizen-frame";
import { TopicList } from "@/components/citizen/topic-list";
import { VillageProgressCard } from "@/components/citizen/village-progress";
import { FileLink } from "@/components/codebook/file-link";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { TextArea } from "@/components/ui/text-area";
import { VILLAGES_PATH } from "@/lib/domain/citizen/topic";
import { BOOKING_PATH } from "@/lib/domain/desk/booking-page";
import { clockText } from "@/lib/domain/desk/opening";
import { addressOf } from "@/lib/domain/list/address";
import { localDay } from "@/lib/domain/period/period";
import { formatDate } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { findPublicVillage, findVillageProgress } from "@/lib/server/citizen/village-query";
import { config } from "@/lib/server/config/config";
import { listOpenDays } from "@/lib/server/desk/public-days";

export async function generateMetadata({ params }: PageProps<"/warga/desa/[kode]">): Promise<Metadata> {
  const village = await findPublicVillage((await params).kode, new Date());
  return { title: village?.label ?? (await getTranslations("citizen"))("findVillage") };
}

/** Days of the desk that a family plans with. */
const DAYS_SHOWN = 6;

/** A village for its families: how far it is, when and where to come, and what to pass on. */
export default async function VillagePage({ params }: PageProps<"/warga/desa/[kode]">) {
  const now = new Date();
  const village = await findPublicVillage((await params).kode, now);
  if (village === null) notFound();
  const [t, locale, progress, days] = await Promise.all([
    getTranslations("citizen"),
    getLocale().then(localeOf),
    findVillageProgress(village.code, now),
    listOpenDays(village.code, localDay(now, village.timeZone), DAYS_SHOWN),
  ]);
  const { label, place, period } = village;
  const path = `${VILLAGES_PATH}/${village.code}`;
  const season =
    period === null
      ? t("village.noPeriod")
      : t("village.period", { from: formatDate(period.startsOn, locale), to: formatDate(period.endsOn, locale) });
  return (
    <CitizenFrame
      title={label}
      lead={t("village.lead", { place })}
      above={[{ label: t("findVillage"), href: VILLAGES_PATH }]}
    >
      <VillageProgressCard
        progress={progress}
        year={period?.year ?? now.getUTCFullYear()}
        zone={village.timeZone}
        locale={locale}
      />
      <Card title={t("village.when")}>
        <p>
          {season}
          {period === null ? null : ` (${t(period.isOpen ? "village.open" : "village.shut")})`}
        </p>
      </Card>
      <Card title={t("village.where")}>
        <p>{t(days.length === 0 ? "village.whereText" : "village.whereDesk", { village: label })}</p>
        {days.length === 0 ? null : (
          <>
            <ul className="my-3 list-disc space-y-1 ps-5">
              {days.map(({ on, opensAt, closesAt, place: where }) => (
                <li key={on}>
                  {t("village.deskDayAt", {
                    day: formatDate(on, locale, "full"),
                    from: clockText(opensAt),
                    to: clockText(closesAt),
                    place: where,
                  })}
                </li>
              ))}
            </ul>
            <LinkButton href={addressOf(BOOKING_PATH, { wilayah: village.code })} icon="calendar-days">
              {t("village.book")}
            </LinkButton>
          </>
        )}
        <p className="mt-2">
          <strong>{t("village.bring")}:</strong> {t("village.bringText")}
        </p>
      </Card>
      <Card title={t("village.poster")}>
        <div className="space-y-4">
          <p>{t("village.posterText")}</p>
          <FileLink href={`${path}/poster`} icon="printer">
            {t("village.posterOpen")}
          </FileLink>
          <Field id="pesan" label={t("village.message")} hint={t("village.messageHint")}>
            {(control) => (
              <TextArea
                {...control}
                readOnly
                rows={12}
                defaultValue={t("village.messageText", {
                  village: label,
                  period: season,
                  url: `${config().publicUrl}${path}`,
                })}
              />
            )}
          </Field>
        </div>
      </Card>
      <h2 className="text-xl">{t("topics")}</h2>
      <TopicList label={t("topics")} />
    </CitizenFrame>
  );
}
