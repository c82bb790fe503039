import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { FileLinks } from "@/components/cube/file-links";
import { IndicatorTheme } from "@/components/cube/indicator-theme";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/page-heading";
import { SENSITIVE_CELL, SMALL_CELL } from "@/lib/domain/dashboard/suppression";
import { THEMES, type Theme } from "@/lib/domain/indicator/registry";
import { formatInstant } from "@/lib/i18n/formats";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { getIndicators } from "@/lib/server/cube/indicators-query";
import { findArea } from "@/lib/server/dashboard/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("cube.indicators"))("title") };
}

/** All indicators of an area; an area outside the acting grant does not exist for its reader. */
export default async function IndicatorsPage({ params }: { readonly params: Promise<{ readonly code: string }> }) {
  const actor = await requirePermission("dashboard:read");
  const area = await findArea(actor, (await params).code);
  if (area === null) notFound();
  const [t, table, common, locale, { figures, rolledUpAt, keepsSmallCells }] = await Promise.all([
    getTranslations("cube.indicators"),
    getTranslations("cube.table"),
    getTranslations("common"),
    getLocale(),
    getIndicators(actor, area),
  ]);
  const crumbs = area.path.map((step) => ({
    label: step.label,
    ...(step.code === area.code ? {} : { href: `/dasbor/${step.code}/indikator` }),
  }));
  return (
    <div className="space-y-5">
      <PageHeading
        title={`${t("title")} ${area.label}`}
        above={<Breadcrumbs label={common("breadcrumbs")} items={crumbs} />}
        lead={t("lead", { area: area.label })}
        actions={rolledUpAt === null ? null : <FileLinks href={`/dasbor/${area.code}/indikator/unduh`} />}
      />
      {rolledUpAt === null ? (
        <EmptyState title={table("notCounted")} icon="chart-column">
          {table("notCountedHint")}
        </EmptyState>
      ) : (
        <>
          <p className="text-sm text-muted">
            {table("asOf", { date: formatInstant(rolledUpAt, area.timeZone, locale) })}{" "}
            {keepsSmallCells ? t("kept", { small: SMALL_CELL, sensitive: SENSITIVE_CELL }) : null}
          </p>
          {(Object.keys(THEMES) as Theme[]).map((theme) => (
            <IndicatorTheme key={theme} theme={theme} indicators={THEMES[theme]} area={area} figures={figures} />
          ))}
        </>
      )}
    </div>
  );
}
