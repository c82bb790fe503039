import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HolderTable } from "@/components/data-request/holder-table";
import { ListPages } from "@/components/data-request/list-pages";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Card } from "@/components/ui/card";
import { DownloadNote } from "@/components/ui/download-note";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { FilterSelect } from "@/components/ui/filter-select";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { type HolderFilter, holderHref, readHolderFilter } from "@/lib/domain/data-request/list-filter";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { listHolders } from "@/lib/server/data-request/holder-query";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("dataRequest.holders"))("title") };
}

/** The steward's register: who holds what of the region until when, and what they owe. */
export default async function HoldersPage({ searchParams }: PageProps<"/permintaan-data/pemegang">) {
  const actor = await requirePermission("data-request:watch");
  const { regionCode } = actor.grant;
  const filter = readHolderFilter(await searchParams);
  const [t, common, region, zone, list] = await Promise.all([
    getTranslations("dataRequest"),
    getTranslations("common"),
    regionLabel(regionCode),
    timeZoneOf(regionCode),
    listHolders(actor, filter, new Date()),
  ]);
  const first = holderHref(filter);
  return (
    <>
      <PageHeading
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: t("title"), href: "/permintaan-data" }, { label: t("holders.title") }]}
          />
        }
        title={t("holders.title")}
        lead={t("holders.lead", { region })}
        actions={
          list.lines.length === 0 ? null : (
            <LinkButton href={holderHref(filter, {}, "/permintaan-data/pemegang/unduh")} icon="download">
              {t("holders.download")}
            </LinkButton>
          )
        }
      />
      <div className="grid grid-cols-1 gap-4">
        <Filters filter={filter} />
        {list.lines.length === 0 ? (
          <EmptyState title={t("holders.emptyTitle")} icon="users">
            {t("holders.empty")}
          </EmptyState>
        ) : (
          <Card flush>
            <HolderTable lines={list.lines} zone={zone} />
            <ListPages
              label={t("holders.title")}
              summary={t("holders.onPage", { count: list.lines.length })}
              first={first}
              isFirst={filter.after === null}
              next={list.next}
            />
          </Card>
        )}
        {list.lines.length === 0 ? null : <DownloadNote />}
      </div>
    </>
  );
}

async function Filters({ filter }: { readonly filter: HolderFilter }) {
  const t = await getTranslations("dataRequest.holders");
  const { isOverdue, isReshared, withEnded } = filter;
  return (
    <FilterBar
      action="/permintaan-data/pemegang"
      activeCount={[isOverdue, isReshared, withEnded].filter(Boolean).length}
      resetHref="/permintaan-data/pemegang"
    >
      <FilterSelect
        id="saring-lewat"
        label={t("filterLate")}
        name="lewat"
        value={isOverdue ? "1" : ""}
        options={[{ value: "1", label: t("onlyLate") }]}
        placeholder={t("anyLate")}
      />
      <FilterSelect
        id="saring-diteruskan"
        label={t("filterReshare")}
        name="diteruskan"
        value={isReshared ? "1" : ""}
        options={[{ value: "1", label: t("onlyReshare") }]}
        placeholder={t("anyReshare")}
      />
      <FilterSelect
        id="saring-berakhir"
        label={t("filterEnded")}
        name="berakhir"
        value={withEnded ? "1" : ""}
        options={[{ value: "1", label: t("withEnded") }]}
        placeholder={t("onlyRunning")}
      />
    </FilterBar>
  );
}
