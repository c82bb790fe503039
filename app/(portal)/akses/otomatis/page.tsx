import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CountedNote } from "@/components/access-watch/counted-note";
import { DoorTable } from "@/components/access-watch/door-table";
import { WatchFrame } from "@/components/access-watch/watch-frame";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { Segmented } from "@/components/ui/segmented";
import { DOOR_STATES, doorHref, readDoorFilter } from "@/lib/domain/access/watch-page";
import { listDoors } from "@/lib/server/access-watch/doors-query";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { timeZoneOf } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accessWatch"))("title") };
}

/** Doors as the clock opened and closed them. */
export default async function DoorsPage({ searchParams }: PageProps<"/akses/otomatis">) {
  const actor = await requirePermission("grant:manage");
  const filter = readDoorFilter(await searchParams);
  const page = await listDoors(actor, filter, new Date());
  if (page === null) notFound();
  const [t, watch, common] = await Promise.all([
    getTranslations("accessWatch.doors"),
    getTranslations("accessWatch"),
    getTranslations("common"),
  ]);
  const { open, coming, closed } = page.counts;
  const first = { ...filter, after: null };
  return (
    <WatchFrame part="doors">
      <Segmented
        label={t("states")}
        items={[
          {
            href: doorHref({ state: null, after: null }),
            label: t("all"),
            count: String(open + coming + closed),
            current: filter.state === null,
          },
          ...DOOR_STATES.map((state) => ({
            href: doorHref({ state, after: null }),
            label: t(`state.${state}`),
            count: String(page.counts[state]),
            current: filter.state === state,
          })),
        ]}
      />
      {page.lines.length === 0 ? (
        <EmptyState title={t("emptyTitle")} icon="clock">
          {t("empty")}
        </EmptyState>
      ) : (
        <Card flush>
          <DoorTable lines={page.lines} />
        </Card>
      )}
      <CountedNote at={page.countedAt} zone={await timeZoneOf(actor.grant.regionCode)} />
      <Pagination
        label={common("pages")}
        summary={watch("onPage", { count: page.lines.length })}
        previous={filter.after === null ? null : { href: doorHref(first), label: common("firstPage") }}
        next={page.next === null ? null : { href: doorHref({ ...filter, after: page.next }), label: common("next") }}
      />
    </WatchFrame>
  );
}
