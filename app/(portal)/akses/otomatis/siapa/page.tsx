import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CountedNote } from "@/components/access-watch/counted-note";
import { HolderTable } from "@/components/access-watch/holder-table";
import { WatchFrame } from "@/components/access-watch/watch-frame";
import { AreaPlace } from "@/components/dashboard/area-place";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { HOLDERS_PATH, holderHref, readHolderFilter } from "@/lib/domain/access/watch-page";
import { listHolders } from "@/lib/server/access-watch/holders-query";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { childrenOf, timeZoneOf } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accessWatch.part"))("holders") };
}

/** Who can open the data of an area. */
export default async function HoldersPage({ searchParams }: PageProps<"/akses/otomatis/siapa">) {
  const actor = await requirePermission("grant:manage");
  const filter = readHolderFilter(await searchParams);
  const page = await listHolders(actor, filter, new Date());
  if (page === null) notFound();
  const [t, watch, common, below] = await Promise.all([
    getTranslations("accessWatch.holders"),
    getTranslations("accessWatch"),
    getTranslations("common"),
    page.area.level === "village" ? [] : childrenOf(page.area.code),
  ]);
  const first = { ...filter, after: null };
  return (
    <WatchFrame part="holders">
      <AreaPlace area={page.area} below={below} href={(code) => holderHref({ area: code, after: null })} />
      {page.lines.length === 0 ? (
        <EmptyState title={t("emptyTitle")} icon="eye-off">
          {t("empty")}
        </EmptyState>
      ) : (
        <Card flush title={t("count", { count: page.total })}>
          <HolderTable lines={page.lines} />
        </Card>
      )}
      <CountedNote at={page.countedAt} zone={await timeZoneOf(actor.grant.regionCode)} />
      <Pagination
        label={common("pages")}
        summary={watch("onPage", { count: page.lines.length })}
        previous={filter.after === null ? null : { href: holderHref(first), label: common("firstPage") }}
        next={page.next === null ? null : { href: holderHref({ ...filter, after: page.next }), label: common("next") }}
      />
      <p className="no-print flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
        {/* A plain link: a download must not be fetched ahead or kept by the router. */}
        <a
          href={holderHref(first, `${HOLDERS_PATH}/unduh`)}
          download
          className="link inline-flex min-h-11 items-center font-semibold"
        >
          {t("download")}
        </a>
        {t("logged")}
      </p>
    </WatchFrame>
  );
}
