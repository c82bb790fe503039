import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AbsentTable } from "@/components/extract/absent-table";
import { Alert } from "@/components/ui/alert";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { FilterSelect } from "@/components/ui/filter-select";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { Pagination } from "@/components/ui/pagination";
import { absentHref, readAbsentFilter } from "@/lib/domain/extract/absent";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { listAbsent } from "@/lib/server/extract/absent-query";
import { listVillages } from "@/lib/server/region/villages";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("extract.absent"))("title") };
}

/** Families of the register that an extract does not name. Nobody is deleted for that. */
export default async function AbsentPage({ params, searchParams }: PageProps<"/muatan/[id]/tidak-ada">) {
  const actor = await requirePermission("extract:read");
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const filter = readAbsentFilter(query);
  const page = await listAbsent(actor, id, filter);
  if (page === null) notFound();
  const [t, extract, common, villages] = await Promise.all([
    getTranslations("extract.absent"),
    getTranslations("extract"),
    getTranslations("common"),
    listVillages(id.slice(0, 4)),
  ]);
  const { lines, next } = page;
  const path = `/muatan/${id}/tidak-ada`;
  const first = { ...filter, after: null };
  return (
    <>
      <PageHeading
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[
              { label: extract("title"), href: "/muatan" },
              { label: extract("page.title"), href: `/muatan/${id}` },
              { label: t("title") },
            ]}
          />
        }
        title={t("title")}
        lead={t("lead")}
        actions={
          lines.length === 0 ? null : (
            <LinkButton href={absentHref(`${path}/unduh`, first)} icon="download">
              {t("download")}
            </LinkButton>
          )
        }
      />
      <div className="grid grid-cols-1 gap-5">
        <Alert>{t("todo")}</Alert>
        <FilterBar action={path} activeCount={filter.village === "" ? 0 : 1} resetHref={path}>
          <FilterSelect
            id="saring-desa"
            label={t("village")}
            name="desa"
            value={filter.village}
            options={villages.map(({ code, name }) => ({ value: code, label: name }))}
            placeholder={t("anyVillage")}
          />
        </FilterBar>
        {lines.length === 0 ? (
          <EmptyState title={t("emptyTitle")} icon="circle-check">
            {t("empty")}
          </EmptyState>
        ) : (
          <Card flush>
            <AbsentTable lines={lines} />
            <div className="px-4 sm:px-5">
              <Pagination
                label={t("title")}
                summary={t("onPage", { count: lines.length })}
                previous={filter.after === null ? null : { href: absentHref(path, first), label: common("firstPage") }}
                next={
                  next === null ? null : { href: absentHref(path, { ...filter, after: next }), label: common("next") }
                }
              />
            </div>
          </Card>
        )}
      </div>
    </>
  );
}
