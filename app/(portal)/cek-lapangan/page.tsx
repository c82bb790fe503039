import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CheckFilters } from "@/components/ground-check/check-filters";
import { CheckTable } from "@/components/ground-check/check-table";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { Pagination } from "@/components/ui/pagination";
import { Segmented } from "@/components/ui/segmented";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import type { CheckList } from "@/lib/domain/ground-check/check-page";
import { CHECK_STATES } from "@/lib/domain/ground-check/ground-check";
import { type CheckFilter, checkHref, countCheckFilters, readCheckFilter } from "@/lib/domain/ground-check/list-filter";
import { requireActor } from "@/lib/server/auth/require-actor";
import { listCheckCompanions, listChecks } from "@/lib/server/ground-check/list-query";
import { timeZoneOf } from "@/lib/server/region/queries";
import { listVillages } from "@/lib/server/region/villages";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("groundCheck"))("title") };
}

/** For the regency all checks of its area; for a companion their own. */
export default async function ChecksPage({ searchParams }: PageProps<"/cek-lapangan">) {
  const actor = await requireActor();
  const filter = readCheckFilter(await searchParams);
  const list = await listChecks(actor, filter, new Date());
  if (list === null) redirect("/tidak-berwenang");
  const isOwn = !authorize(actor, "ground-check:order");
  const t = await getTranslations("groundCheck");
  return (
    <>
      <PageHeading
        title={t("title")}
        lead={t(isOwn ? "leadOwn" : "lead")}
        actions={
          isOwn ? null : (
            <LinkButton href="/cek-lapangan/kesepakatan" icon="chart-column">
              {t("statistics")}
            </LinkButton>
          )
        }
      />
      <div className="grid grid-cols-1 gap-4">
        <States list={list} filter={filter} isOwn={isOwn} />
        {isOwn ? null : <Filters actor={actor} filter={filter} />}
        <Lines actor={actor} list={list} filter={filter} isOwn={isOwn} />
      </div>
    </>
  );
}

interface PartProps {
  readonly list: CheckList;
  readonly filter: CheckFilter;
  readonly isOwn: boolean;
}

async function States({ list, filter, isOwn }: PartProps) {
  const t = await getTranslations("groundCheck");
  const states = isOwn ? (["assigned", "done"] as const) : CHECK_STATES;
  const total = CHECK_STATES.reduce((sum, state) => sum + list.counts[state], 0);
  return (
    <Segmented
      label={t("list.show")}
      items={[
        {
          href: checkHref(filter, { state: null }),
          label: t("list.all"),
          count: String(total),
          current: filter.state === null,
        },
        ...states.map((state) => ({
          href: checkHref(filter, { state }),
          label: t(`state.${state}`),
          count: String(list.counts[state]),
          current: filter.state === state,
        })),
      ]}
    />
  );
}

async function Filters({ actor, filter }: { readonly actor: Actor; readonly filter: CheckFilter }) {
  const [villages, companions] = await Promise.all([listVillages(actor.grant.regionCode), listCheckCompanions(actor)]);
  return (
    <CheckFilters
      filter={filter}
      villages={villages.map(({ code, name }) => ({ value: code, label: name }))}
      companions={companions.map(({ userId, name }) => ({ value: userId, label: name }))}
    />
  );
}

async function Lines({ actor, list, filter, isOwn }: PartProps & { readonly actor: Actor }) {
  const [t, common] = await Promise.all([getTranslations("groundCheck.list"), getTranslations("common")]);
  if (list.lines.length === 0)
    return (
      <EmptyState title={t("emptyTitle")} icon="map-pin">
        {countCheckFilters(filter) > 0 || filter.state !== null ? t("emptyFiltered") : t(isOwn ? "emptyOwn" : "empty")}
      </EmptyState>
    );
  return (
    <Card flush>
      <CheckTable lines={list.lines} zone={await timeZoneOf(actor.grant.regionCode)} isOwn={isOwn} />
      <div className="px-4 sm:px-5">
        <Pagination
          label={t("family")}
          summary={t("onPage", { count: list.lines.length })}
          previous={filter.after === null ? null : { href: checkHref(filter), label: common("firstPage") }}
          next={list.next === null ? null : { href: checkHref(filter, { after: list.next }), label: common("next") }}
        />
      </div>
    </Card>
  );
}
