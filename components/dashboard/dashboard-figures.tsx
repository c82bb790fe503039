import { useLocale, useTranslations } from "next-intl";
import { ChartFiles } from "@/components/chart/chart-files";
import { FileLinks } from "@/components/cube/file-links";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { type Download, dashboardHref, downloadHref } from "@/lib/domain/dashboard/address";
import { formatAgo, formatDate, formatDay, formatInstant } from "@/lib/i18n/formats";
import { ChildProgress } from "./child-progress";
import { ChoiceLinks } from "./choice-links";
import type { DashboardViewProps } from "./dashboard-view";
import { DecileChart } from "./decile-chart";
import { DecileTable } from "./decile-table";
import { HeadlineFigures } from "./headline-figures";
import { ProgressMap } from "./progress-map";
import { StateProgress } from "./state-progress";

type FiguresProps = Omit<DashboardViewProps, "access"> & { readonly rolledUpAt: Date };

/** Headline, progress by area, progress by state, deciles, map: in the order in which an office asks. */
export function DashboardFigures(props: FiguresProps) {
  const { area, overview, rolledUpAt, choice, trend, ground } = props;
  const t = useTranslations("dashboard");
  const locale = useLocale();
  return (
    <>
      <Freshness {...props} />
      <HeadlineFigures
        headline={overview.headline}
        asOf={formatDay(rolledUpAt, area.timeZone, locale, "long")}
        trend={trend}
        code={area.code}
      />
      <ProgressSections {...props} />
      <Card
        title={t("deciles.title")}
        aside={<Files area={area} choice={choice} table="desil" title={t("deciles.title")} />}
      >
        <div className="mx-auto max-w-3xl">
          <DecileChart rows={overview.deciles} />
        </div>
        <div className="mt-4">
          <Panel summary={t("deciles.table")}>
            <DecileTable rows={overview.deciles} />
            {overview.keepsSmallCells ? (
              <p className="pt-3 text-sm text-muted">{t("children.suppressedNote")}</p>
            ) : null}
          </Panel>
        </div>
      </Card>
      {ground === null || overview.year === null ? null : (
        <ProgressMap code={area.code} ground={ground} overview={overview} choice={choice} />
      )}
    </>
  );
}

const MINUTE_MS = 60_000;

/** How old the figures are, where they come from, and which window the progress is about. */
function Freshness({ area, overview, rolledUpAt, now }: FiguresProps) {
  const t = useTranslations("dashboard");
  const locale = useLocale();
  const at = formatInstant(rolledUpAt, area.timeZone, locale);
  const age = Math.max(0, now.getTime() - rolledUpAt.getTime());
  const { year } = overview;
  const window = year?.window;
  return (
    <div className="text-sm text-muted">
      <p>
        {age < MINUTE_MS
          ? t("updatedSeconds", { count: Math.floor(age / 1000), at })
          : t("updatedAgo", { ago: formatAgo(rolledUpAt, now, area.timeZone, locale), at })}{" "}
        {t("source")}
      </p>
      {year && window ? (
        <p>
          {t("window", {
            year: String(year.year),
            from: formatDate(window.startsOn, locale),
            to: formatDate(window.endsOn, locale),
          })}
        </p>
      ) : null}
    </div>
  );
}

function ProgressSections({ area, overview, choice }: FiguresProps) {
  const t = useTranslations("dashboard");
  const { year, childLevel } = overview;
  if (year === null) {
    return (
      <EmptyState title={t("states.noPeriod")} icon="calendar-days">
        {t("states.noPeriodHint")}
      </EmptyState>
    );
  }
  return (
    <>
      {childLevel === null ? null : (
        <ChildProgress
          level={childLevel}
          rows={overview.children}
          total={overview.progress}
          year={year.year}
          choice={choice}
          withholds={overview.keepsSmallCells}
          controls={<ChildControls area={area} choice={choice} />}
          download={<Files area={area} choice={choice} table="kemajuan" title={t(`children.title.${childLevel}`)} />}
        />
      )}
      <StateProgress
        progress={overview.progress}
        year={year.year}
        download={<Files area={area} choice={choice} table="keadaan" title={t("states.title")} />}
      />
    </>
  );
}

/** What a card shows, to take along: its table, and its chart as a picture. */
function Files({
  area,
  choice,
  table,
  title,
}: Pick<FiguresProps, "area" | "choice"> & { readonly table: Download; readonly title: string }) {
  return (
    <span className="flex flex-wrap gap-2">
      <FileLinks href={downloadHref(area.code, table, choice)} title={title} />
      <ChartFiles code={area.code} chart={table} page={dashboardHref(area.code, choice)} title={title} />
    </span>
  );
}

function ChildControls({ area, choice }: Pick<FiguresProps, "area" | "choice">) {
  const t = useTranslations("dashboard.children");
  const link = (changed: Partial<typeof choice>, label: string, current: boolean) => ({
    href: dashboardHref(area.code, { ...choice, ...changed }),
    label,
    current,
  });
  return (
    <>
      {area.level === "regency" ? (
        <ChoiceLinks
          label={t("detail")}
          items={[
            link({ detail: "children" }, t("detailChildren"), choice.detail === "children"),
            link({ detail: "villages" }, t("detailVillages"), choice.detail === "villages"),
          ]}
        />
      ) : null}
      <ChoiceLinks
        label={t("order")}
        items={[
          link({ order: "name" }, t("orderName"), choice.order === "name"),
          link({ order: "progress" }, t("orderProgress"), choice.order === "progress"),
        ]}
      />
    </>
  );
}
