import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { FileLink } from "@/components/codebook/file-link";
import { EditionFacts } from "@/components/open-data/edition-facts";
import { buttonClass } from "@/components/ui/button-style";
import { Card } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { inLocale } from "@/lib/domain/instrument/locale";
import { filePath, isAddress } from "@/lib/domain/open-data/address";
import { LICENCE } from "@/lib/domain/open-data/catalogue";
import { findDataset } from "@/lib/domain/open-data/dataset";
import { localeOf } from "@/lib/i18n/locale";
import { findPublished, listNumbers } from "@/lib/server/open-data/public-queries";
import { findRegion } from "@/lib/server/region/queries";

type Props = PageProps<"/data/[wilayah]/[kumpulan]">;

/** Asked by the page and by its title. */
const find = cache(async (regionCode: string, kumpulan: string) => {
  const dataset = findDataset(kumpulan);
  if (dataset === null || !isAddress(regionCode, kumpulan)) notFound();
  const [edition, region] = await Promise.all([
    findPublished({ regionCode, dataset: kumpulan, edition: null }),
    findRegion(regionCode),
  ]);
  if (edition === null) notFound();
  return { edition, dataset, regionName: region?.label ?? regionCode };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { wilayah, kumpulan } = await params;
  const [{ dataset, regionName }, locale] = await Promise.all([find(wilayah, kumpulan), getLocale().then(localeOf)]);
  return { title: `${inLocale(dataset.title, locale)}, ${regionName}` };
}

/** The newest edition of a dataset, for anybody. */
export default async function OpenDatasetPage({ params }: Props) {
  const { wilayah, kumpulan } = await params;
  const { edition, dataset, regionName } = await find(wilayah, kumpulan);
  const { regionCode } = edition;
  const [t, locale, numbers] = await Promise.all([
    getTranslations("openData.public"),
    getLocale().then(localeOf),
    listNumbers({ regionCode, dataset: dataset.id, edition: null }),
  ]);
  return (
    <div className="mx-auto max-w-5xl space-y-5 px-4 py-8 lg:py-12">
      <LinkButton href="/data" icon="arrow-left">
        {t("back")}
      </LinkButton>
      <PageHeading
        title={`${inLocale(dataset.title, locale)}, ${regionName}`}
        lead={inLocale(dataset.description, locale)}
      />
      <a href={filePath(regionCode, dataset.id, edition.edition)} className={buttonClass("primary")}>
        <Icon name="download" />
        {t("download")}
      </a>
      <div className="grid gap-4 lg:grid-cols-2">
        <EditionFacts edition={edition} dataset={dataset} regionName={regionName} />
        <Card title={t("columns")}>
          <p>{t("columnsText")}</p>
          <p className="mt-3">
            {t("licence")}:{" "}
            <a className="link" href={LICENCE.iri} rel="license noreferrer">
              {LICENCE.name}
            </a>
          </p>
          <h3 className="mt-4 text-lg">{t("editions")}</h3>
          <div className="mt-2 flex flex-wrap gap-2">
            {numbers.map((number) => (
              <FileLink key={number} href={filePath(regionCode, dataset.id, number)} icon="download">
                {t("editionLink", { edition: number })}
              </FileLink>
            ))}
          </div>
        </Card>
      </div>
    </div>
  );
}
