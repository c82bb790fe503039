import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { buttonClass } from "@/components/ui/button-style";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { compareHref } from "@/lib/domain/compare/address";
import { coverageHref } from "@/lib/domain/coverage/address";
import { type DashboardChoice, dashboardHref } from "@/lib/domain/dashboard/address";
import type { DashboardArea, Overview } from "@/lib/domain/dashboard/overview";
import { dynamicsHref } from "@/lib/domain/dynamics/address";
import type { Trend } from "@/lib/domain/dynamics/trend";
import type { MapGround } from "@/lib/domain/map/place";
import { ChoiceLinks } from "./choice-links";
import { DashboardFigures } from "./dashboard-figures";
import { DashboardNotes } from "./dashboard-notes";

export interface DashboardViewProps {
  readonly area: DashboardArea;
  readonly overview: Overview;
  readonly trend: Trend | null;
  /** Where the areas right below lie; null: none has a known place, or their villages are listed. */
  readonly ground: MapGround | null;
  /** How early people's access came before their trainings; nothing where too few had a seat. */
  readonly access: ReactNode;
  readonly choice: DashboardChoice;
  /** Instant at which the page is made; "seconds ago" counts from it. */
  readonly now: Date;
}

/** The dashboard of one area, from the nation to a village. */
export function DashboardView({ area, overview, trend, ground, access, choice, now }: DashboardViewProps) {
  const t = useTranslations("dashboard");
  const common = useTranslations("common");
  const cube = useTranslations("cube");
  const coverage = useTranslations("coverage");
  const dynamics = useTranslations("dynamics");
  const briefing = useTranslations("briefing");
  const compare = useTranslations("compare");
  const crumbs = area.path.map((step) =>
    step.code === area.code
      ? { label: step.label }
      : { label: step.label, href: dashboardHref(step.code, { year: choice.year }) },
  );
  return (
    <div className="space-y-5">
      <PageHeading
        title={area.label}
        above={crumbs.length > 1 ? <Breadcrumbs label={common("breadcrumbs")} items={crumbs} /> : t("above")}
        lead={t("lead", { area: area.label })}
        actions={
          <>
            <YearLinks area={area} overview={overview} choice={choice} />
            <LinkButton href={`/dasbor/${area.code}/indikator`}>{cube("indicators.open")}</LinkButton>
            <LinkButton href={`/dasbor/${area.code}/tabel`}>{cube("table.open")}</LinkButton>
            <LinkButton href={coverageHref(area.code)}>{coverage("open")}</LinkButton>
            <LinkButton href={dynamicsHref(area.code)}>{dynamics("open")}</LinkButton>
            <LinkButton href={compareHref(area.code)}>{compare("open")}</LinkButton>
            {overview.rolledUpAt === null ? null : (
              <a
                href={`/dasbor/${area.code}/ringkasan`}
                target="_blank"
                rel="noopener"
                className={buttonClass("primary")}
              >
                <Icon name="file-text" />
                {briefing("open")}
              </a>
            )}
          </>
        }
      />
      {overview.rolledUpAt === null ? (
        <EmptyState title={t("empty.title", { area: area.label })} icon="chart-column">
          {t("empty.body")}
        </EmptyState>
      ) : (
        <DashboardFigures
          area={area}
          overview={overview}
          trend={trend}
          ground={ground}
          rolledUpAt={overview.rolledUpAt}
          choice={choice}
          now={now}
        />
      )}
      {access}
      <DashboardNotes keepsSmallCells={overview.keepsSmallCells} />
    </div>
  );
}

function YearLinks({ area, overview, choice }: Omit<DashboardViewProps, "now" | "access" | "trend" | "ground">) {
  const t = useTranslations("dashboard");
  if (overview.years.length < 2) return null;
  const items = overview.years.map((year) => ({
    href: dashboardHref(area.code, { ...choice, year }),
    label: String(year),
    current: year === overview.year?.year,
  }));
  return <ChoiceLinks label={t("year")} items={items} />;
}
