import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { FileLinks } from "@/components/cube/file-links";
import { RegionalTabs } from "@/components/regional/regional-tabs";
import { ResultsChoice } from "@/components/regional/results-choice";
import { ResultsTable } from "@/components/regional/results-table";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { authorize } from "@/lib/domain/access/actor";
import { formatInstant } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findArea } from "@/lib/server/dashboard/queries";
import { findResults } from "@/lib/server/regional/results";
import { readArea, readSubject, resultsHref } from "./results-address";

const PATH = "/item-daerah/hasil";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("regional.results"))("title") };
}

/** Counts of a region's items and the coverage of what it requires, by area. */
export default async function ResultsRoute({ searchParams }: PageProps<"/item-daerah/hasil">) {
  const actor = await requirePermission("dashboard:read");
  const [query, locale] = await Promise.all([searchParams, getLocale().then(localeOf)]);
  const area = await findArea(actor, readArea(query, actor.grant.regionCode));
  if (area === null) notFound();
  const page = await findResults(actor, area, readSubject(query), locale, new Date());
  const t = await getTranslations("regional.results");
  const subject = page.chosen?.name ?? "";
  const above = area.path.at(-2);
  return (
    <>
      <PageHeading
        title={t("title")}
        lead={t("lead", { region: area.label })}
        actions={
          above === undefined ? null : (
            <LinkButton href={resultsHref(PATH, above.code, subject)} icon="arrow-left">
              {t("back", { region: above.label })}
            </LinkButton>
          )
        }
      />
      {authorize(actor, "regional-item:manage") ? <RegionalTabs current="results" /> : null}
      {page.chosen === null ? (
        <EmptyState title={t("emptyTitle")} icon="chart-column">
          {t("empty")}
        </EmptyState>
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <ResultsChoice path={PATH} area={area.code} countables={page.countables} chosen={subject} />
          <ResultsTable page={page} chosen={page.chosen} areaLabel={area.label} path={PATH} locale={locale} />
          <div className="text-sm text-muted">
            <p>
              {page.rolledUpAt === null
                ? t("never")
                : t("asOf", { when: formatInstant(page.rolledUpAt, area.timeZone, locale) })}
            </p>
            <p>{t("withFamilies")}</p>
            {page.hidesSmallCells ? <p>{t("suppressed")}</p> : null}
          </div>
          <FileLinks href={resultsHref(`${PATH}/unduh`, area.code, subject)} />
        </div>
      )}
    </>
  );
}
