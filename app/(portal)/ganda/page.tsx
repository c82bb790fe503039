import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { CaseFilterBar } from "@/components/duplicate/case-filter-bar";
import { CaseTable } from "@/components/duplicate/case-table";
import { buttonClass } from "@/components/ui/button-style";
import { Card } from "@/components/ui/card";
import { DownloadNote } from "@/components/ui/download-note";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { PageHeading } from "@/components/ui/page-heading";
import { Pagination } from "@/components/ui/pagination";
import { Segmented } from "@/components/ui/segmented";
import { CASE_TABS, caseHref, readCaseFilter } from "@/lib/domain/matching/case-view";
import { countText } from "@/lib/domain/queue/queue-row";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { listCases } from "@/lib/server/duplicate/list-query";
import { areaChoices } from "@/lib/server/queue/filter-options";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("duplicate"))("title") };
}

const VILLAGE_DIGITS = 10;

export default async function DuplicatesPage({ searchParams }: PageProps<"/ganda">) {
  const actor = await requirePermission("duplicate:read");
  const { regionCode } = actor.grant;
  const [query, locale, t] = await Promise.all([
    searchParams,
    getLocale().then(localeOf),
    getTranslations("duplicate"),
  ]);
  const filter = readCaseFilter(query);
  const [page, region, zone, areas] = await Promise.all([
    listCases(actor, filter),
    regionLabel(regionCode),
    timeZoneOf(regionCode),
    regionCode.length === VILLAGE_DIGITS ? [] : areaChoices(actor, filter.area, locale),
  ]);
  return (
    <>
      <PageHeading
        title={t("title")}
        lead={t("lead", { region })}
        actions={
          <a href={caseHref(filter, {}, "/ganda/unduh")} download className={buttonClass("secondary")}>
            <Icon name="download" />
            {t("export")}
          </a>
        }
      />
      <div className="grid grid-cols-1 gap-4">
        <CaseFilterBar filter={filter} areas={areas} />
        <Segmented
          label={t("tab.label")}
          items={CASE_TABS.map((tab) => ({
            href: caseHref(filter, { tab }),
            label: t(`tab.${tab}`),
            count: countText(page.counts[tab]),
            current: tab === filter.tab,
          }))}
        />
        {page.lines.length === 0 ? (
          <EmptyState title={t("empty")} icon="users">
            <p>{t("emptyBody")}</p>
          </EmptyState>
        ) : (
          <Card flush>
            <CaseTable lines={page.lines} locale={locale} zone={zone} now={new Date()} />
            <div className="px-4 sm:px-5">
              <Pagination
                label={t("title")}
                summary={t("shown", { count: page.lines.length })}
                previous={filter.after === null ? null : { href: caseHref(filter), label: t("first") }}
                next={page.next === null ? null : { href: caseHref(filter, { after: page.next }), label: t("next") }}
              />
            </div>
          </Card>
        )}
        <DownloadNote />
      </div>
    </>
  );
}
