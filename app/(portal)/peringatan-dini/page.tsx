import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { WarningFilters } from "@/components/early-warning/warning-filters";
import { WarningTable } from "@/components/early-warning/warning-table";
import { Card } from "@/components/ui/card";
import { DownloadNote } from "@/components/ui/download-note";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { Pagination } from "@/components/ui/pagination";
import { countWarningFilters, readWarningFilter, warningHref } from "@/lib/domain/early-warning/list-filter";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { listWarnings } from "@/lib/server/early-warning/list-query";
import { regionLabel } from "@/lib/server/region/queries";
import { listVillages } from "@/lib/server/region/villages";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("warning"))("title") };
}

/** Families about to lose an aid by a programme's limit, for those who may see names. */
export default async function WarningsPage({ searchParams }: PageProps<"/peringatan-dini">) {
  const actor = await requirePermission("warning:read");
  const { regionCode } = actor.grant;
  const filter = readWarningFilter(await searchParams);
  const [t, common, region, villages, list] = await Promise.all([
    getTranslations("warning"),
    getTranslations("common"),
    regionLabel(regionCode),
    regionCode.length === 10 ? [] : listVillages(regionCode),
    listWarnings(actor, filter),
  ]);
  const isEmpty = list.lines.length === 0;
  return (
    <>
      <PageHeading
        title={t("title")}
        lead={t("lead", { region })}
        actions={
          isEmpty ? null : (
            <LinkButton href={warningHref(filter, {}, "/peringatan-dini/unduh")} icon="download">
              {t("download")}
            </LinkButton>
          )
        }
      />
      <div className="grid grid-cols-1 gap-4">
        <p className="max-w-prose text-muted">{t("what")}</p>
        <WarningFilters filter={filter} villages={villages.map(({ code, name }) => ({ value: code, label: name }))} />
        {isEmpty ? (
          <EmptyState title={t("empty")} icon="triangle-alert">
            {t(countWarningFilters(filter) > 0 ? "emptyFiltered" : "emptyBody")}
          </EmptyState>
        ) : (
          <Card flush>
            <WarningTable lines={list.lines} isVillage={regionCode.length === 10} />
            <div className="px-4 sm:px-5">
              <Pagination
                label={t("title")}
                summary={t("onPage", { count: list.lines.length })}
                previous={filter.after === null ? null : { href: warningHref(filter), label: common("firstPage") }}
                next={
                  list.next === null ? null : { href: warningHref(filter, { after: list.next }), label: common("next") }
                }
              />
            </div>
          </Card>
        )}
        {isEmpty ? null : <DownloadNote />}
      </div>
    </>
  );
}
