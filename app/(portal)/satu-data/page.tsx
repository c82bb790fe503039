import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Cycle, type CycleFigures } from "@/components/open-data/cycle";
import { DatasetCard } from "@/components/open-data/dataset-card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/page-heading";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { sumOf } from "@/lib/domain/coverage/line";
import { parseChoice } from "@/lib/domain/dashboard/address";
import type { DashboardArea } from "@/lib/domain/dashboard/overview";
import { instrumentOf } from "@/lib/domain/instrument/registry";
import { DATASETS, publishes } from "@/lib/domain/open-data/dataset";
import type { EditionLine } from "@/lib/domain/open-data/edition";
import { localDay } from "@/lib/domain/period/period";
import { RULES } from "@/lib/domain/rule/evaluate-rules";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { getCoverage } from "@/lib/server/coverage/queries";
import { findArea, getOverview } from "@/lib/server/dashboard/queries";
import { listEditions } from "@/lib/server/open-data/queries";
import { findCurrentPeriod } from "@/lib/server/period/current-period";
import { formOfRegion } from "@/lib/server/regional/region-set";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("openData"))("title") };
}

/** The four stages of a region's data on one page, and what of it is open to all. */
export default async function OpenDataPage() {
  const actor = await requirePermission("open-data:read");
  const { regionCode, id } = actor.grant;
  const [t, area] = await Promise.all([getTranslations("openData"), findArea(actor, regionCode)]);
  if (area === null || !publishes(regionCode))
    return (
      <>
        <PageHeading title={t("title")} />
        <EmptyState title={t("sets.nowhere")} icon="landmark">
          {t("public.noneText")}
        </EmptyState>
      </>
    );
  const editions = await listEditions(actor);
  const now = new Date();
  const preparesUnder = authorize(actor, "open-data:prepare") ? id : null;
  return (
    <div className="space-y-8">
      <PageHeading title={t("title")} lead={t("lead", { region: area.label })} />
      <Cycle figures={await figuresOf(actor, area, editions, now)} />
      <section aria-labelledby="kumpulan-data" className="space-y-3">
        <h2 id="kumpulan-data" className="text-xl">
          {t("sets.title")}
        </h2>
        <div className="grid gap-4 xl:grid-cols-2">
          {DATASETS.map((dataset) => (
            <DatasetCard
              key={dataset.id}
              dataset={dataset}
              editions={editions.filter((edition) => edition.dataset === dataset.id)}
              preparesUnder={preparesUnder}
              today={localDay(now, area.timeZone)}
            />
          ))}
        </div>
      </section>
    </div>
  );
}

async function figuresOf(
  actor: Actor,
  area: DashboardArea,
  editions: readonly EditionLine[],
  now: Date,
): Promise<CycleFigures> {
  const period = await findCurrentPeriod(area.code, now);
  const [overview, coverage, form] = await Promise.all([
    getOverview(actor, area, parseChoice({}), now),
    getCoverage(actor, area, now),
    formOfRegion(instrumentOf(period), area.code, now),
  ]);
  const { variables, fresh } = sumOf(coverage.lines);
  return {
    regionCode: area.code,
    period,
    variables: form.questions.length,
    rules: new Set(RULES.map((rule) => rule.id)).size,
    progress:
      overview.rolledUpAt === null ? null : { done: overview.progress.states.applied, due: overview.progress.due },
    coverage: { fresh, all: variables },
    published: new Set(editions.filter(({ state }) => state === "published").map(({ dataset }) => dataset)).size,
    waiting: editions.filter(({ state }) => state === "prepared").length,
  };
}
