import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { NoSlip } from "@/components/service-desk/no-slip";
import { PrintButton } from "@/components/service-desk/print-button";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { PageHeading } from "@/components/ui/page-heading";
import { QrCode } from "@/components/ui/qr-code";
import type { Tone } from "@/components/ui/tone";
import { CITIZEN_PATH } from "@/lib/domain/citizen/topic";
import type { RightsState } from "@/lib/domain/rights/rights";
import { formatInstant } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { config } from "@/lib/server/config/config";
import { timeZoneOf, villageLine } from "@/lib/server/region/queries";
import { findRightsStatus } from "@/lib/server/rights/status";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rights.status"))("title"), robots: { index: false, follow: false } };
}

const TONE = { open: "info", granted: "success", refused: "attention", withdrawn: "neutral" } as const satisfies Record<
  RightsState,
  Tone
>;

/** Where a family's request about its own data stands, for whoever holds the slip; to keep and to print. No name stands on it. */
export default async function RightsStatusPage({ params }: PageProps<"/hak/[kode]">) {
  const kode = decodeURIComponent((await params).kode);
  const [t, rights, status, locale] = await Promise.all([
    getTranslations("rights.status"),
    getTranslations("rights"),
    findRightsStatus(kode),
    getLocale().then(localeOf),
  ]);
  if (status === null)
    return (
      <NoSlip heading={t("title")} title={t("unknownTitle")} icon="search" href={CITIZEN_PATH} label={t("about")}>
        {t("unknown")}
      </NoSlip>
    );
  const [zone, village] = await Promise.all([timeZoneOf(status.villageCode), villageLine(status.villageCode)]);
  const at = (instant: Date) => formatInstant(instant, zone, locale);
  const isLate = status.state === "open" && status.dueAt <= new Date();
  const facts = [
    [t("kind"), rights(`kind.${status.kind}`)],
    [t("village"), village],
    [t("asked"), at(status.askedAt)],
    [t("due"), at(status.dueAt)],
    ...(status.decidedAt === null ? [] : [[t("decided"), at(status.decidedAt)]]),
  ] as const;
  return (
    <div className="mx-auto max-w-2xl space-y-5 px-4 py-8 text-lg lg:py-12">
      <PageHeading title={t("title")} actions={<PrintButton label={t("print")} />} />
      <Alert tone={isLate ? "danger" : TONE[status.state]} title={rights(`state.${status.state}`)}>
        {isLate ? t("late") : t(`next.${status.state}`, { at: at(status.dueAt) })}
      </Alert>
      {status.reason === null ? null : (
        <Card title={t("why")}>
          <p className="font-semibold">{rights(`reason.${status.reason}`)}</p>
          <p>{rights(`against.${status.reason}`)}</p>
          <p className="mt-2 text-muted">{rights("against.always")}</p>
        </Card>
      )}
      {status.state === "granted" ? (
        <Card title={t("then")}>
          <p>{status.isLifted ? t("lifted") : rights(`follows.${status.kind}`)}</p>
        </Card>
      ) : null}
      <Card title={t("facts")}>
        <dl className="space-y-2">
          {facts.map(([term, text]) => (
            <div key={term} className="grid gap-x-4 sm:grid-cols-[12rem_1fr]">
              <dt className="text-muted">{term}</dt>
              <dd className="font-semibold">{text}</dd>
            </div>
          ))}
        </dl>
        <div className="mt-4 flex flex-wrap items-center gap-4">
          <QrCode text={`${config().publicUrl}/hak/${kode}`} label={t("qr")} className="w-40" />
          <p className="min-w-0 flex-1 text-base">{t("keep")}</p>
        </div>
      </Card>
    </div>
  );
}
