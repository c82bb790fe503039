import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { LotTable } from "@/components/lot/lot-table";
import { QualityTabs } from "@/components/lot/quality-tabs";
import { WaitingTable } from "@/components/lot/waiting-table";
import { Card } from "@/components/ui/card";
import { DownloadNote } from "@/components/ui/download-note";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { FilterSelect } from "@/components/ui/filter-select";
import { PageHeading } from "@/components/ui/page-heading";
import { Pagination } from "@/components/ui/pagination";
import { Segmented } from "@/components/ui/segmented";
import type { Actor } from "@/lib/domain/access/actor";
import { LOT_PATH, type LotFilter, lotHref, readLotFilter, stateWord } from "@/lib/domain/lot/list-filter";
import { LOT_STATES } from "@/lib/domain/lot/lot";
import type { LotsPage } from "@/lib/domain/lot/lot-page";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { listLots } from "@/lib/server/lot/list-query";
import { childrenOf, timeZoneOf } from "@/lib/server/region/queries";
import { listVillages } from "@/lib/server/region/villages";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("lot"))("title") };
}

/** What waits to become a lot, by village, and the lots. */
export default async function LotsPageView({ searchParams }: PageProps<"/mutu/lot">) {
  const actor = await requirePermission("lot:inspect");
  const filter = readLotFilter(await searchParams);
  const now = new Date();
  const page = await listLots(actor, filter, now);
  if (page === null) notFound();
  const t = await getTranslations("lot");
  return (
    <>
      <PageHeading title={t("title")} lead={t("lead")} />
      <QualityTabs current="lots" />
      <div className="grid grid-cols-1 gap-4">
        <Segmented
          label={t("views")}
          items={(["menunggu", "lot"] as const).map((view) => ({
            href: lotHref(filter, { view }),
            label: t(view === "lot" ? "lots.title" : "waiting.title"),
            current: view === filter.view,
          }))}
        />
        <Filters actor={actor} filter={filter} />
        <Lines actor={actor} filter={filter} page={page} now={now} />
      </div>
    </>
  );
}

interface PartProps {
  readonly actor: Actor;
  readonly filter: LotFilter;
}

async function Filters({ actor, filter }: PartProps) {
  const [t, common] = await Promise.all([getTranslations("lot"), getTranslations("common")]);
  const own = actor.grant.regionCode;
  const areas =
    own.length >= 4
      ? (await listVillages(own)).map(({ code, name }) => ({ value: code, label: name }))
      : (await childrenOf(own))
          .filter(({ code }) => code.length === 4)
          .map(({ code, label }) => ({ value: code, label }));
  return (
    <FilterBar
      action={LOT_PATH}
      activeCount={[filter.area !== null, filter.state !== null, filter.isUnsettled].filter(Boolean).length}
      resetHref={lotHref(filter, { area: null, state: null, isUnsettled: false })}
    >
      {filter.view === "lot" ? <input type="hidden" name="tampil" value="lot" /> : null}
      <FilterSelect
        id="saring-wilayah"
        label={t("col.village")}
        name="wilayah"
        value={filter.area ?? ""}
        options={areas}
        placeholder={t("anyArea")}
      />
      {filter.view === "menunggu" ? null : (
        <>
          <FilterSelect
            id="saring-keadaan"
            label={t("col.state")}
            name="keadaan"
            value={filter.state === null ? "" : stateWord(filter.state)}
            options={LOT_STATES.map((state) => ({ value: stateWord(state), label: t(`state.${state}`) }))}
            placeholder={t("anyState")}
          />
          <FilterSelect
            id="saring-sisa"
            label={t("col.left")}
            name="sisa"
            value={filter.isUnsettled ? "1" : ""}
            options={[{ value: "1", label: t("unsettledOnly") }]}
            placeholder={common("all")}
          />
        </>
      )}
    </FilterBar>
  );
}

async function Lines({ actor, filter, page, now }: PartProps & { readonly page: LotsPage; readonly now: Date }) {
  const [t, common] = await Promise.all([getTranslations("lot"), getTranslations("common")]);
  const zone = await timeZoneOf(actor.grant.regionCode);
  const count = page.lots?.length ?? page.waiting?.length ?? 0;
  const list = filter.view === "lot" ? "lots" : "waiting";
  if (count === 0)
    return (
      <EmptyState title={t(`${list}.emptyTitle`)} icon="list-checks">
        {t(`${list}.empty`)}
      </EmptyState>
    );
  return (
    <Card
      flush
      title={t(`${list}.title`)}
      aside={
        <a href={lotHref(filter, {}, `${LOT_PATH}/unduh`)} download className="link inline-flex min-h-11 items-center">
          {t("download")}
        </a>
      }
    >
      {page.waiting === null ? null : (
        <WaitingTable rows={page.waiting} now={now} zone={zone} grantId={actor.grant.id} />
      )}
      {page.lots === null ? null : <LotTable rows={page.lots} zone={zone} />}
      <div className="px-4 sm:px-5">
        <Pagination
          label={common("pages")}
          summary={t("onPage", { count })}
          previous={filter.after === null ? null : { href: lotHref(filter), label: common("firstPage") }}
          next={page.next === null ? null : { href: lotHref(filter, { after: page.next }), label: common("next") }}
        />
        <DownloadNote />
      </div>
    </Card>
  );
}
