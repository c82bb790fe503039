import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ListPages } from "@/components/data-request/list-pages";
import { LogTable } from "@/components/data-request/log-table";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Card } from "@/components/ui/card";
import { DownloadNote } from "@/components/ui/download-note";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { FilterBar } from "@/components/ui/filter-bar";
import { FilterSelect } from "@/components/ui/filter-select";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { TextInput } from "@/components/ui/text-input";
import { LOGGED_ACTS, type LogFilter, logHref, readLogFilter } from "@/lib/domain/data-request/list-filter";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { listRequestLog } from "@/lib/server/data-request/log-query";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("dataRequest.logPage"))("title") };
}

/** Every look at and every download of granted data in the steward's region. */
export default async function RequestLogPage({ searchParams }: PageProps<"/permintaan-data/catatan">) {
  const actor = await requirePermission("data-request:watch");
  const { regionCode } = actor.grant;
  const filter = readLogFilter(await searchParams);
  const [t, common, region, zone, list] = await Promise.all([
    getTranslations("dataRequest"),
    getTranslations("common"),
    regionLabel(regionCode),
    timeZoneOf(regionCode),
    listRequestLog(actor, filter),
  ]);
  const first = logHref(filter);
  return (
    <>
      <PageHeading
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: t("title"), href: "/permintaan-data" }, { label: t("logPage.title") }]}
          />
        }
        title={t("logPage.title")}
        lead={t("logPage.lead", { region })}
        actions={
          list.lines.length === 0 ? null : (
            <LinkButton href={logHref(filter, {}, "/permintaan-data/catatan/unduh")} icon="download">
              {t("logPage.download")}
            </LinkButton>
          )
        }
      />
      <div className="grid grid-cols-1 gap-4">
        <Filters filter={filter} />
        {list.lines.length === 0 ? (
          <EmptyState title={t("logPage.emptyTitle")} icon="scroll-text">
            {t("logPage.empty")}
          </EmptyState>
        ) : (
          <Card flush>
            <LogTable lines={list.lines} zone={zone} />
            <ListPages
              label={t("logPage.title")}
              summary={t("logPage.onPage", { count: list.lines.length })}
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

async function Filters({ filter }: { readonly filter: LogFilter }) {
  const t = await getTranslations("dataRequest");
  const { act, from, to } = filter;
  return (
    <FilterBar
      action="/permintaan-data/catatan"
      activeCount={[act !== null, from !== "", to !== ""].filter(Boolean).length}
      resetHref="/permintaan-data/catatan"
    >
      <FilterSelect
        id="saring-perbuatan"
        label={t("logPage.act")}
        name="perbuatan"
        value={act ?? ""}
        options={LOGGED_ACTS.map((value) => ({ value, label: t(`act.${value}`) }))}
        placeholder={t("logPage.anyAct")}
      />
      <Field id="saring-dari" label={t("logPage.from")}>
        {(control) => <TextInput {...control} type="date" name="dari" defaultValue={from} />}
      </Field>
      <Field id="saring-sampai" label={t("logPage.to")}>
        {(control) => <TextInput {...control} type="date" name="sampai" defaultValue={to} />}
      </Field>
    </FilterBar>
  );
}
