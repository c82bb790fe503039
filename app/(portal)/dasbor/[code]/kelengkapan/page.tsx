import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CoverageFilters } from "@/components/coverage/coverage-filters";
import { CoverageFrame } from "@/components/coverage/coverage-frame";
import { CoverageStats } from "@/components/coverage/coverage-stats";
import { SectionTable } from "@/components/coverage/section-table";
import { VariableTable } from "@/components/coverage/variable-table";
import { FileLinks } from "@/components/cube/file-links";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { COVERAGE_SECTIONS, choicesMade, coverageHref, officeHref, parseCoverage } from "@/lib/domain/coverage/address";
import { bySection, chosenLines, sumOf } from "@/lib/domain/coverage/line";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { getCoverage } from "@/lib/server/coverage/queries";
import { findArea } from "@/lib/server/dashboard/queries";
import { childrenOf } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("coverage"))("title") };
}

/** How full and how old the variables of an area are, and who uses them; an area outside the acting grant does not exist for its reader. */
export default async function CoveragePage({ params, searchParams }: PageProps<"/dasbor/[code]/kelengkapan">) {
  const actor = await requirePermission("dashboard:read");
  const area = await findArea(actor, (await params).code);
  if (area === null) notFound();
  const choice = parseCoverage(await searchParams);
  const [t, codebook, coverage, below] = await Promise.all([
    getTranslations("coverage"),
    getTranslations("codebook.sectionName"),
    getCoverage(actor, area, new Date()),
    area.level === "village" ? [] : childrenOf(area.code),
  ]);
  const { lines, year, keepsSmallCells, rolledUpAt } = coverage;
  const chosen = chosenLines(lines, choice);
  return (
    <CoverageFrame
      title={`${t("title")}: ${area.label}`}
      lead={t("lead", { area: area.label })}
      actions={
        <>
          <LinkButton href={officeHref(area.code, choice.office)}>{t("office.open")}</LinkButton>
          {rolledUpAt === null ? null : <FileLinks href={coverageHref(area.code, choice, "/unduh")} />}
        </>
      }
      area={area}
      below={below}
      href={(code) => coverageHref(code, choice)}
      {...coverage}
    >
      <CoverageStats
        sum={sumOf(lines)}
        year={year}
        isPartly={lines.some(({ sponsoredWithin }) => sponsoredWithin > 0)}
      />
      <CoverageFilters code={area.code} choice={choice} />
      {choicesMade(choice) === 0 ? (
        <SectionTable area={area} sections={bySection(lines, COVERAGE_SECTIONS)} choice={choice} />
      ) : chosen.length === 0 ? (
        <EmptyState title={t("table.empty")} icon="search">
          {t("table.emptyHint")}
        </EmptyState>
      ) : (
        bySection(chosen, COVERAGE_SECTIONS).map(({ section }) => (
          <VariableTable
            key={section}
            title={codebook(section)}
            area={area}
            lines={chosen.filter(({ variable }) => variable.section === section)}
            year={year}
            isRounded={keepsSmallCells}
          />
        ))
      )}
    </CoverageFrame>
  );
}
