import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { AsideSection } from "@/components/device/aside-section";
import { CarryIn } from "@/components/device/carry-in";
import { carryInWords } from "@/components/device/carry-in-words";
import { DeviceFilters } from "@/components/device/device-filters";
import { OwnDevices } from "@/components/device/own-devices";
import { UnfinishedHandovers } from "@/components/device/unfinished-handovers";
import { WatchedDevices } from "@/components/device/watched-devices";
import { Card } from "@/components/ui/card";
import { DownloadNote } from "@/components/ui/download-note";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { Pagination } from "@/components/ui/pagination";
import type { Actor } from "@/lib/domain/access/actor";
import { readAsidePlace } from "@/lib/domain/field/aside";
import { countDeviceFilters, type DeviceFilter, deviceHref, readDeviceFilter } from "@/lib/domain/field/device";
import { localeOf } from "@/lib/i18n/locale";
import { requireActor } from "@/lib/server/auth/require-actor";
import { listAsides } from "@/lib/server/field/aside/list-query";
import { mayCarryIn } from "@/lib/server/field/handover/may-carry-in";
import { listUnfinished } from "@/lib/server/field/handover/parts";
import { type DeviceList, listDevices } from "@/lib/server/field/watch/list-query";
import { listOwnDevices } from "@/lib/server/field/watch/own-query";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";
import { listVillages } from "@/lib/server/region/villages";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("device"))("title") };
}

/** One's own devices, what was typed on such and set aside, and for who watches over an area the devices of its people. */
export default async function DevicesPage({ searchParams }: PageProps<"/perangkat">) {
  const actor = await requireActor();
  const query = await searchParams;
  const filter = readDeviceFilter(query);
  const now = new Date();
  const locale = localeOf(await getLocale());
  const [t, zone, own, asides, list, unfinished] = await Promise.all([
    getTranslations("device"),
    timeZoneOf(actor.grant.regionCode),
    listOwnDevices(actor, now),
    listAsides(actor, { after: readAsidePlace(query), locale, now }),
    listDevices(actor, filter, now),
    listUnfinished(actor, now),
  ]);
  const sight = { grantId: actor.grant.id, zone, now };
  return (
    <>
      <PageHeading title={t("title")} lead={t("lead")} />
      <div className="space-y-8">
        <section aria-labelledby="milik" className="grid grid-cols-1 gap-3">
          <h2 id="milik" className="text-lg">
            {t("own")}
          </h2>
          <p className="max-w-prose text-muted">{t("ownLead")}</p>
          <OwnDevices lines={own} sight={sight} />
        </section>
        {asides === null ? null : <AsideSection page={asides} filter={filter} sight={sight} />}
        {list === null ? null : <AreaDevices actor={actor} list={list} filter={filter} sight={sight} />}
        {mayCarryIn(actor) ? (
          <section aria-labelledby="berkas" className="grid grid-cols-1 gap-3">
            <h2 id="berkas" className="text-lg">
              {t("carry.title")}
            </h2>
            <p className="max-w-prose text-muted">{t("carry.lead")}</p>
            <div className="max-w-prose space-y-4">
              <UnfinishedHandovers handovers={unfinished} sight={sight} />
              <CarryIn grantId={actor.grant.id} {...(await carryInWords())} />
            </div>
          </section>
        ) : null}
      </div>
    </>
  );
}

interface AreaProps {
  readonly actor: Actor;
  readonly list: DeviceList;
  readonly filter: DeviceFilter;
  readonly sight: Parameters<typeof WatchedDevices>[0]["sight"];
}

async function AreaDevices({ actor, list, filter, sight }: AreaProps) {
  const { regionCode } = actor.grant;
  const isVillage = regionCode.length === 10;
  const [t, common, region, villages] = await Promise.all([
    getTranslations("device"),
    getTranslations("common"),
    regionLabel(regionCode),
    isVillage ? [] : listVillages(regionCode),
  ]);
  const isEmpty = list.lines.length === 0;
  return (
    <section aria-labelledby="wilayah" className="grid grid-cols-1 gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="wilayah" className="text-lg">
          {t("area", { region })}
        </h2>
        {isEmpty ? null : (
          <LinkButton href={deviceHref(filter, {}, "/perangkat/unduh")} icon="download">
            {t("export")}
          </LinkButton>
        )}
      </div>
      <p className="max-w-prose text-muted">{t("areaLead")}</p>
      <DeviceFilters filter={filter} villages={villages.map(({ code, name }) => ({ value: code, label: name }))} />
      {isEmpty ? (
        <EmptyState title={t("areaEmptyTitle")} icon="phone">
          {t(countDeviceFilters(filter) > 0 ? "areaEmptyFiltered" : "areaEmpty")}
        </EmptyState>
      ) : (
        <Card flush>
          <WatchedDevices lines={list.lines} sight={sight} isVillage={isVillage} />
          <div className="px-4 sm:px-5">
            <Pagination
              label={t("caption")}
              summary={t("onPage", { count: list.lines.length })}
              previous={filter.after === null ? null : { href: deviceHref(filter), label: common("firstPage") }}
              next={
                list.next === null ? null : { href: deviceHref(filter, { after: list.next }), label: common("next") }
              }
            />
          </div>
        </Card>
      )}
      {isEmpty ? null : <DownloadNote />}
    </section>
  );
}
