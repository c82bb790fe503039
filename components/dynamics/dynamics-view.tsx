import { useLocale, useTranslations } from "next-intl";
import { ChartFiles } from "@/components/chart/chart-files";
import { FileLinks } from "@/components/cube/file-links";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/page-heading";
import { dashboardHref } from "@/lib/domain/dashboard/address";
import { isShown } from "@/lib/domain/dashboard/figure";
import type { DashboardArea } from "@/lib/domain/dashboard/overview";
import { type DynamicsChoice, type DynamicsTable, dynamicsFileHref, dynamicsHref } from "@/lib/domain/dynamics/address";
import type { Pair } from "@/lib/domain/dynamics/snapshot";
import type { DynamicsView } from "@/lib/domain/dynamics/view";
import { formatDate, formatInstant, formatNumber } from "@/lib/i18n/formats";
import { AreaRates } from "./area-rates";
import { CauseTable, DriverTable } from "./cause-tables";
import { DynamicsChoices } from "./choices";
import { MatrixTable } from "./matrix-table";
import { RateStats } from "./rate-stats";
import { ShareTable } from "./share-table";

export interface DynamicsPageProps {
  readonly area: DashboardArea;
  readonly view: DynamicsView | null;
  readonly choice: DynamicsChoice;
  readonly childLevel: "province" | "regency" | "district" | "village" | null;
}

/** How the families of an area moved between two snapshots. */
export function DynamicsPage({ area, view, choice, childLevel }: DynamicsPageProps) {
  const t = useTranslations("dynamics");
  const common = useTranslations("common");
  const crumbs = [
    ...area.path.map((step) => ({ label: step.label, href: dashboardHref(step.code, {}) })),
    { label: t("above") },
  ];
  return (
    <div className="space-y-5">
      <PageHeading
        title={t("title", { area: area.label })}
        above={<Breadcrumbs label={common("breadcrumbs")} items={crumbs} />}
        lead={t("lead")}
      />
      {view === null ? (
        <EmptyState title={t("empty.title", { area: area.label })} icon="chart-column">
          {t("empty.body")}
        </EmptyState>
      ) : (
        <>
          <DynamicsChoices code={area.code} choice={choice} view={view} />
          {view.pair === null ? (
            <EmptyState title={t("one.title")} icon="chart-column">
              {t("one.body")}
            </EmptyState>
          ) : (
            <Moves area={area} view={view} pair={view.pair} choice={choice} childLevel={childLevel} />
          )}
          <ShareTable
            isGroup={view.group !== "all"}
            files={<FileLinks href={dynamicsFileHref(area.code, choice, "bantuan")} title={t("shares.title")} />}
            shares={view.shares}
            withdrew={view.withdrew}
            snapshotId={view.pair?.to.id ?? view.snapshots[0]?.id ?? ""}
          />
        </>
      )}
      <Notes isWhole={view?.isWhole ?? true} />
    </div>
  );
}

interface MovesProps {
  readonly area: DashboardArea;
  readonly view: DynamicsView;
  readonly pair: Pair;
  readonly choice: DynamicsChoice;
  readonly childLevel: DynamicsPageProps["childLevel"];
}

function Moves({ area, view, pair, choice, childLevel }: MovesProps) {
  const t = useTranslations("dynamics");
  const locale = useLocale();
  const files = (table: DynamicsTable, title: string) => (
    <FileLinks href={dynamicsFileHref(area.code, choice, table)} title={title} />
  );
  const count = (figure: typeof view.flows.added) => (isShown(figure) ? formatNumber(figure, locale) : "•••");
  const source = t("pair", { from: pair.from.id, to: pair.to.id });
  return (
    <>
      <p className="text-sm text-muted">
        {t("pairDays", { from: formatDate(pair.from.rankedOn, locale), to: formatDate(pair.to.rankedOn, locale) })}{" "}
        {t("flows", { added: count(view.flows.added), gone: count(view.flows.gone) })}{" "}
        {view.countedAt === null
          ? null
          : t("counted", { when: formatInstant(view.countedAt, area.timeZone, locale, "short") })}
      </p>
      <RateStats rates={view.rates} isWhole={view.isWhole} source={source} />
      <Card
        title={t("matrix.title")}
        flush
        aside={
          <span className="flex flex-wrap items-center gap-2">
            {files("matriks", t("matrix.title"))}
            <ChartFiles
              code={area.code}
              chart="perpindahan"
              page={dynamicsHref(area.code, choice)}
              title={t("matrix.title")}
            />
          </span>
        }
      >
        <MatrixTable matrix={view.matrix} from={pair.from.id} to={pair.to.id} />
      </Card>
      <CauseTable rows={view.causes} files={files("sebab", t("causes.title"))} />
      <DriverTable rows={view.drivers} files={files("pemicu", t("drivers.title"))} />
      {childLevel === null ? null : (
        <AreaRates
          level={childLevel}
          rows={view.children}
          isWhole={view.isWhole}
          hrefOf={(code) => dynamicsHref(code, choice)}
          files={files("angka", t(`children.title.${childLevel}`))}
        />
      )}
    </>
  );
}

function Notes({ isWhole }: { readonly isWhole: boolean }) {
  const t = useTranslations("dynamics.notes");
  return (
    <Card title={t("title")}>
      <ul className="max-w-prose list-disc space-y-1 ps-5">
        <li>{t("official")}</li>
        <li>{t("poverty")}</li>
        <li>{t("both")}</li>
        <li>{t("late")}</li>
        {isWhole ? null : <li>{t("groups")}</li>}
      </ul>
    </Card>
  );
}
