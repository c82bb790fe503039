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
import { type TaskItem, TaskList } from "@/components/ui/task-list";
import { inLocale } from "@/lib/domain/instrument/locale";
import { datasetPath } from "@/lib/domain/open-data/address";
import { findDataset } from "@/lib/domain/open-data/dataset";
import { formatDate } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { listPublished } from "@/lib/server/open-data/public-queries";
import { findRegions } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("openData.public"))("title") };
}

/** What anybody may read: datasets of all regions, and the catalogue for machines. */
export default async function OpenCataloguePage({ searchParams }: PageProps<"/data">) {
  const { wilayah } = await searchParams;
  const editions = await listPublished();
  const [t, sets, locale, regions] = await Promise.all([
    getTranslations("openData.public"),
    getTranslations("openData.sets"),
    getLocale().then(localeOf),
    findRegions([...new Set(editions.map(({ regionCode }) => regionCode))]),
  ]);
  const shown = typeof wilayah === "string" && wilayah !== "" ? wilayah : null;
  const items = editions
    .filter(({ regionCode }) => shown === null || regionCode === shown)
    .flatMap(({ regionCode, dataset, asOf }): TaskItem[] => {
      const found = findDataset(dataset);
      if (found === null) return [];
      const name = regions.get(regionCode)?.label ?? regionCode;
      return [
        {
          key: `${regionCode} ${dataset}`,
          title: `${inLocale(found.title, locale)}, ${name}`,
          hint: sets("asOf", { date: formatDate(asOf, locale) }),
          href: datasetPath(regionCode, dataset),
        },
      ];
    });
  return (
    <div className="mx-auto max-w-5xl space-y-5 px-4 py-8 lg:py-12">
      <PageHeading title={t("title")} lead={t("lead")} />
      {regions.size > 1 ? (
        <Form action="/data" prefetch={false} className="flex flex-wrap items-end gap-2">
          <div className="min-w-0 flex-1 sm:max-w-md">
            <FilterSelect
              id="wilayah"
              name="wilayah"
              label={t("region")}
              value={shown ?? ""}
              placeholder={t("all")}
              options={[...regions].map(([value, { label }]) => ({ value, label }))}
            />
          </div>
          <Button type="submit">{t("show")}</Button>
        </Form>
      ) : null}
      {items.length === 0 ? (
        <EmptyState title={shown === null ? t("none") : t("noneHere")} icon="landmark">
          {t("noneText")}
        </EmptyState>
      ) : (
        <TaskList label={t("title")} items={items} />
      )}
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
