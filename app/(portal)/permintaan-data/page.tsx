import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ListPages } from "@/components/data-request/list-pages";
import { RequestTable } from "@/components/data-request/request-table";
import { Card } from "@/components/ui/card";
import { DownloadNote } from "@/components/ui/download-note";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { FilterSelect } from "@/components/ui/filter-select";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { Segmented } from "@/components/ui/segmented";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { REQUEST_STANDINGS } from "@/lib/domain/data-request/flow";
import { REQUEST_LEVELS } from "@/lib/domain/data-request/level";
import { type RequestFilter, readRequestFilter, requestListHref } from "@/lib/domain/data-request/list-filter";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { listRequests, type RequestList } from "@/lib/server/data-request/list-query";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("dataRequest"))("title") };
}

/** Requests for data: one's own, and at a desk all that were sent in the regency. */
export default async function RequestsPage({ searchParams }: PageProps<"/permintaan-data">) {
  const actor = await requirePermission("data-request:read");
  const { regionCode } = actor.grant;
  const filter = readRequestFilter(await searchParams);
  const [t, region, zone, list] = await Promise.all([
    getTranslations("dataRequest"),
    regionLabel(regionCode),
    timeZoneOf(regionCode),
    listRequests(actor, filter, new Date()),
  ]);
  const first = requestListHref(filter);
  const isFiltered = filter.standing !== null || filter.level !== null || filter.isWaiting;
  const mayAsk = authorize(actor, "data-request:ask");
  return (
    <>
      <PageHeading
        title={t("title")}
        lead={t("lead", { region })}
        actions={<Actions actor={actor} filter={filter} list={list} />}
      />
      <div className="grid grid-cols-1 gap-4">
        <Standings filter={filter} list={list} decides={authorize(actor, "data-request:decide")} />
        <Levels filter={filter} />
        {list.lines.length === 0 ? (
          <EmptyState title={t("list.emptyTitle")} icon="file-text">
            {t(isFiltered ? "list.emptyFiltered" : mayAsk ? "list.emptyAsk" : "list.emptyDecide")}
          </EmptyState>
        ) : (
          <Card flush>
            <RequestTable lines={list.lines} zone={zone} isWide={regionCode.length < 4} />
            <ListPages
              label={t("title")}
              summary={t("list.onPage", { count: list.lines.length })}
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

interface PartProps {
  readonly actor: Actor;
  readonly filter: RequestFilter;
  readonly list: RequestList;
}

async function Actions({ actor, filter, list }: PartProps) {
  const t = await getTranslations("dataRequest");
  return (
    <>
      {authorize(actor, "data-request:ask") ? (
        <LinkButton href="/permintaan-data/baru" variant="primary" icon="plus">
          {t("new")}
        </LinkButton>
      ) : null}
      {authorize(actor, "data-request:watch") ? (
        <>
          <LinkButton href="/permintaan-data/pemegang" icon="users">
            {t("register")}
          </LinkButton>
          <LinkButton href="/permintaan-data/catatan" icon="scroll-text">
            {t("log")}
          </LinkButton>
        </>
      ) : null}
      <LinkButton href="/permintaan-data/aturan" icon="list-checks">
        {t("rules")}
      </LinkButton>
      {list.lines.length === 0 ? null : (
        <LinkButton href={requestListHref(filter, {}, "/permintaan-data/unduh")} icon="download">
          {t("download")}
        </LinkButton>
      )}
    </>
  );
}

async function Standings({ filter, list, decides }: Omit<PartProps, "actor"> & { readonly decides: boolean }) {
  const t = await getTranslations("dataRequest");
  const total = REQUEST_STANDINGS.reduce((sum, standing) => sum + list.counts[standing], 0);
  const waiting = {
    href: requestListHref(filter, { standing: null, isWaiting: true }),
    label: t("list.waiting"),
    count: String(list.waiting),
    current: filter.isWaiting,
  };
  return (
    <Segmented
      label={t("list.show")}
      items={[
        ...(decides ? [waiting] : []),
        {
          href: requestListHref(filter, { standing: null, isWaiting: false }),
          label: t("list.all"),
          count: String(total),
          current: filter.standing === null && !filter.isWaiting,
        },
        ...REQUEST_STANDINGS.filter((standing) => list.counts[standing] > 0 || filter.standing === standing).map(
          (standing) => ({
            href: requestListHref(filter, { standing, isWaiting: false }),
            label: t(`standing.${standing}`),
            count: String(list.counts[standing]),
            current: filter.standing === standing,
          }),
        ),
      ]}
    />
  );
}

async function Levels({ filter }: { readonly filter: RequestFilter }) {
  const t = await getTranslations("dataRequest");
  return (
    <FilterBar
      action="/permintaan-data"
      activeCount={filter.level === null ? 0 : 1}
      resetHref={requestListHref(filter, { level: null })}
    >
      {filter.standing === null ? null : <input type="hidden" name="keadaan" value={filter.standing} />}
      {filter.isWaiting ? <input type="hidden" name="menunggu" value="1" /> : null}
      <FilterSelect
        id="saring-tingkat"
        label={t("list.level")}
        name="tingkat"
        value={filter.level ?? ""}
        options={REQUEST_LEVELS.map((value) => ({ value, label: t(`level.${value}`) }))}
        placeholder={t("list.anyLevel")}
      />
    </FilterBar>
  );
}
