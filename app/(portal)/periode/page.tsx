import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { PeriodForm } from "@/components/period/period-form";
import { PeriodTable } from "@/components/period/period-table";
import { Badge } from "@/components/ui/badge";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Card } from "@/components/ui/card";
import { dateLabels } from "@/components/ui/date-labels";
import { DescriptionList } from "@/components/ui/description-list";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { Segmented } from "@/components/ui/segmented";
import { inLocale } from "@/lib/domain/instrument/locale";
import { currentInstruments, instrumentOf } from "@/lib/domain/instrument/registry";
import { localDay } from "@/lib/domain/period/period";
import type { PeriodPage } from "@/lib/domain/period/region-period";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { formatDate } from "@/lib/i18n/formats";
import { type Locale, localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { seesClosings } from "@/lib/server/period/closing-queries";
import { findPeriodPage } from "@/lib/server/period/queries";
import { timeZoneOf } from "@/lib/server/region/queries";
import { startRegion } from "./start-region";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("period"))("title") };
}

interface Props {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function PeriodRoute({ searchParams }: Props) {
  const actor = await requirePermission("period:configure");
  const [query, locale, t] = await Promise.all([searchParams, getLocale().then(localeOf), getTranslations("period")]);
  const asked = typeof query["wilayah"] === "string" ? query["wilayah"] : startRegion(actor.grant.regionCode);
  const year = /^\d{4}$/.test(String(query["tahun"])) ? Number(query["tahun"]) : null;
  const now = new Date();
  const page = await findPeriodPage(actor, asked, year, now);
  if (page === null) notFound();
  const { region, period, inheritedFrom } = page.current;
  const today = localDay(now, await timeZoneOf(region.code));
  return (
    <>
      <PageHeading
        above={<Path page={page} />}
        title={t("titleOf", { region: region.label })}
        lead={t("lead")}
        actions={
          seesClosings(actor, region.code) ? (
            <LinkButton href={`/periode/penutupan?wilayah=${region.code}&tahun=${page.year}`} icon="lock">
              {t("closings")}
            </LinkButton>
          ) : null
        }
      />
      <div className="grid gap-5">
        <Segmented
          label={t("year")}
          items={page.years.map((each) => ({
            href: `/periode?wilayah=${region.code}&tahun=${each}`,
            label: String(each),
            current: each === page.year,
          }))}
        />
        <Card title={t("now")}>
          <Now page={page} locale={locale} />
        </Card>
        <Card title={t(inheritedFrom === null && period !== null ? "change" : "setOwn")}>
          <ClientMessages namespaces={["period", "common"]}>
            <PeriodForm
              key={`${region.code} ${page.year}`}
              regionCode={region.code}
              regionLabel={region.label}
              grantId={actor.grant.id}
              today={today}
              year={page.year}
              initial={
                period === null
                  ? null
                  : { startsOn: period.startsOn, endsOn: period.endsOn, instrument: period.instrument }
              }
              inheritedFrom={inheritedFrom}
              drafts={page.drafts}
              forms={currentInstruments().map(({ code, version, title }) => ({
                code,
                version,
                title: inLocale(title, locale),
              }))}
              dateLabels={await dateLabels()}
            />
          </ClientMessages>
        </Card>
        {page.children.length === 0 ? null : (
          <Card title={t("below")} flush>
            <PeriodTable rows={page.children} year={page.year} locale={locale} />
          </Card>
        )}
      </div>
    </>
  );
}

async function Path({ page }: { readonly page: PeriodPage }) {
  const [t, common] = await Promise.all([getTranslations("period"), getTranslations("common")]);
  const above = page.path.slice(0, -1);
  if (above.length === 0) return null;
  return (
    <Breadcrumbs
      label={common("breadcrumbs")}
      items={[
        ...above.map(({ code, label }) => ({ label, href: `/periode?wilayah=${code}` })),
        { label: page.path.at(-1)?.label ?? t("title") },
      ]}
    />
  );
}

async function Now({ page, locale }: { readonly page: PeriodPage; readonly locale: Locale }) {
  const t = await getTranslations("period");
  const { period, inheritedFrom } = page.current;
  if (period === null) return <p className="text-muted">{t("noneLong")}</p>;
  return (
    <DescriptionList
      items={[
        {
          term: t("window"),
          detail: t("windowText", { from: formatDate(period.startsOn, locale), to: formatDate(period.endsOn, locale) }),
          note: (
            <Badge tone={period.isOpen ? "success" : "neutral"} icon={period.isOpen ? "circle-check" : "clock"}>
              {t(period.isOpen ? "isOpen" : "isClosed")}
            </Badge>
          ),
        },
        {
          term: t("instrument"),
          detail: inLocale(instrumentOf(period).title, locale),
          note: t("version", { code: period.instrument, version: period.instrumentVersion }),
        },
        {
          term: t("settingOf"),
          detail: inheritedFrom === null ? t("own") : t("inherited", { from: inheritedFrom }),
        },
      ]}
    />
  );
}
