import type { Metadata } from "next";
import Form from "next/form";
import { getLocale, getTranslations } from "next-intl/server";
import { FileLink } from "@/components/codebook/file-link";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterSelect } from "@/components/ui/filter-select";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { Pagination } from "@/components/ui/pagination";
import { type TaskItem, TaskList } from "@/components/ui/task-list";
import { inLocale } from "@/lib/domain/instrument/locale";
import { one } from "@/lib/domain/list/address";
import { CATALOGUE_PATH, cataloguePath, datasetPath, placeIn } from "@/lib/domain/open-data/address";
import { findDataset, publishes } from "@/lib/domain/open-data/dataset";
import { PUBLIC_TIME_PATH } from "@/lib/domain/training-session/access-time-page";
import { formatDate } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { listOpen, listOpenRegions } from "@/lib/server/open-data/public-queries";
import { findRegions } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("openData.public"))("title") };
}

/** What anybody may read: datasets of all regions, and the catalogue for machines. */
export default async function OpenCataloguePage({ searchParams }: PageProps<"/data">) {
  const query = await searchParams;
  const chosen = one(query, "wilayah");
  const regionCode = publishes(chosen) ? chosen : "";
  const after = placeIn(one(query, "sesudah"));
  const [{ editions, next }, codes] = await Promise.all([listOpen(regionCode, after), listOpenRegions()]);
  const [t, access, sets, common, locale, regions] = await Promise.all([
    getTranslations("openData.public"),
    getTranslations("accessTime"),
    getTranslations("openData.sets"),
    getTranslations("common"),
    getLocale().then(localeOf),
    findRegions([...codes]),
  ]);
  const nameOf = (code: string) => regions.get(code)?.label ?? code;
  const items = editions.flatMap(({ regionCode: code, dataset, asOf }): TaskItem[] => {
    const found = findDataset(dataset);
    if (found === null) return [];
    return [
      {
        key: `${code} ${dataset}`,
        title: `${inLocale(found.title, locale)}, ${nameOf(code)}`,
        hint: sets("asOf", { date: formatDate(asOf, locale) }),
        href: datasetPath(code, dataset),
      },
    ];
  });
  return (
    <div className="mx-auto max-w-5xl space-y-5 px-4 py-8 lg:py-12">
      <PageHeading title={t("title")} lead={t("lead")} />
      {codes.length > 1 ? (
        <Form action={CATALOGUE_PATH} prefetch={false} className="flex flex-wrap items-end gap-2">
          <div className="min-w-0 flex-1 sm:max-w-md">
            <FilterSelect
              id="wilayah"
              name="wilayah"
              label={t("region")}
              value={regionCode}
              placeholder={t("all")}
              options={codes.map((value) => ({ value, label: nameOf(value) }))}
            />
          </div>
          <Button type="submit">{t("show")}</Button>
        </Form>
      ) : null}
      {items.length === 0 ? (
        <EmptyState
          title={regionCode === "" ? t("none") : t("noneHere")}
          icon="landmark"
          action={regionCode === "" ? null : <LinkButton href={CATALOGUE_PATH}>{t("back")}</LinkButton>}
        >
          {t("noneText")}
        </EmptyState>
      ) : (
        <TaskList label={t("title")} items={items} />
      )}
      <Pagination
        label={common("pages")}
        previous={after === null ? null : { href: cataloguePath(regionCode, null), label: t("first") }}
        next={next === null ? null : { href: cataloguePath(regionCode, next), label: common("next") }}
      />
      <Card title={access("title")}>
        <p>{access("lead")}</p>
        <div className="mt-3">
          <LinkButton size="small" href={PUBLIC_TIME_PATH} icon="clock">
            {access("open")}
          </LinkButton>
        </div>
      </Card>
      <Card title={t("machine")}>
        <p>{t("machineText")}</p>
        <div className="mt-3 flex flex-wrap gap-2">
          <FileLink href="/data/katalog.jsonld" icon="file-text">
            {t("jsonld")}
          </FileLink>
          <FileLink href="/data/katalog.ttl" icon="file-text">
            {t("turtle")}
          </FileLink>
          <LinkButton size="small" href="/data/metadata" icon="book-open">
            {t("metadata")}
          </LinkButton>
        </div>
      </Card>
    </div>
  );
}
