import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { FileLinks } from "@/components/cube/file-links";
import { ItemTable } from "@/components/exam/item-table";
import { QualityTabs } from "@/components/lot/quality-tabs";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { FilterSelect } from "@/components/ui/filter-select";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { Pagination } from "@/components/ui/pagination";
import { authorize } from "@/lib/domain/access/actor";
import { ITEM_PATH, type ItemFilter, type ItemPage, itemHref, readItemFilter } from "@/lib/domain/exam/item-page";
import { LEAST_JUDGED } from "@/lib/domain/exam/item-stat";
import { listModules } from "@/lib/domain/training/curriculum";
import { PASS_MARK_PATH } from "@/lib/domain/training-session/pass-mark";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { listItems } from "@/lib/server/exam/item-query";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("exam.items"))("title") };
}

/** What finished tests say of the questions. */
export default async function ItemsPage({ searchParams }: PageProps<"/mutu/soal">) {
  const actor = await requirePermission("exam:watch");
  const filter = readItemFilter(await searchParams);
  const page = await listItems(actor, filter);
  if (page === null) notFound();
  const t = await getTranslations("exam.items");
  return (
    <>
      <PageHeading
        title={t("title")}
        lead={t("lead")}
        actions={
          <LinkButton href={PASS_MARK_PATH} icon="badge-check">
            {(await getTranslations("exam.passMark"))("open")}
          </LinkButton>
        }
      />
      {authorize(actor, "proposal:accept") ? <QualityTabs current="items" /> : null}
      <div className="grid grid-cols-1 gap-4">
        <Filters filter={filter} />
        <p className="max-w-prose text-sm text-muted">{t("meaning", { count: LEAST_JUDGED })}</p>
        <Lines filter={filter} page={page} />
      </div>
    </>
  );
}

async function Filters({ filter }: { readonly filter: ItemFilter }) {
  const [t, common, locale] = await Promise.all([
    getTranslations("exam.items"),
    getTranslations("common"),
    getLocale().then(localeOf),
  ]);
  return (
    <FilterBar
      action={ITEM_PATH}
      activeCount={[filter.module !== null, filter.isFlagged].filter(Boolean).length}
      resetHref={ITEM_PATH}
    >
      <FilterSelect
        id="saring-modul"
        label={t("module")}
        name="modul"
        value={filter.module ?? ""}
        options={listModules().map(({ code, lesson }) => ({ value: code, label: lesson[locale].title }))}
        placeholder={t("anyModule")}
      />
      <FilterSelect
        id="saring-tanda"
        label={t("flag")}
        name="tanda"
        value={filter.isFlagged ? "1" : ""}
        options={[{ value: "1", label: t("flagged") }]}
        placeholder={common("all")}
      />
    </FilterBar>
  );
}

async function Lines({ filter, page }: { readonly filter: ItemFilter; readonly page: ItemPage }) {
  const [t, common] = await Promise.all([getTranslations("exam.items"), getTranslations("common")]);
  if (page.lines.length === 0)
    return (
      <EmptyState title={t("emptyTitle")} icon="list-checks">
        {t("empty")}
      </EmptyState>
    );
  return (
    <Card flush title={t("caption")} aside={<FileLinks href={itemHref(filter, {}, `${ITEM_PATH}/unduh`)} />}>
      <p className="px-4 pb-2 text-sm text-muted sm:px-5">
        {page.papers === 0 ? t("sourceNone") : t("source", { count: page.papers })}
      </p>
      <ItemTable lines={page.lines} />
      <div className="px-4 sm:px-5">
        <Pagination
          label={common("pages")}
          summary={t("onPage", { count: page.lines.length })}
          previous={filter.after === null ? null : { href: itemHref(filter), label: common("firstPage") }}
          next={page.next === null ? null : { href: itemHref(filter, { after: page.next }), label: common("next") }}
        />
      </div>
    </Card>
  );
}
