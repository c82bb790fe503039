import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { Panel } from "@/components/ui/panel";
import type { Season, SeasonMonth } from "@/lib/domain/period/season";
import { formatDate, formatNumber, formatPercent, monthNames } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";
import { SeasonChart } from "./season-chart";

export interface SeasonCardProps {
  readonly season: Season;
  readonly year: number;
  readonly region: string;
  readonly locale: Locale;
}

/** How far the season is against an even pace: said in words, drawn, and as a table. */
export async function SeasonCard({ season, year, region, locale }: SeasonCardProps) {
  const t = await getTranslations("closing.season");
  const now = season.months.findLast(({ appliedSoFar }) => appliedSoFar !== null);
  const number = (value: number) => formatNumber(value, locale);
  const nameOf = ({ month }: SeasonMonth) => formatDate(`${month}-01`, locale, "month");
  return (
    <Card title={t("title", { year: String(year) })}>
      {season.due === 0 || now === undefined || now.appliedSoFar === null ? (
        <p className="text-muted">{t(season.due === 0 ? "nothingDue" : "notBegun")}</p>
      ) : (
        <div className="space-y-4">
          <p>
            {t("sofar", {
              month: nameOf(now),
              applied: number(now.appliedSoFar),
              due: number(season.due),
              percent: formatPercent(now.appliedSoFar, season.due, locale),
              target: number(now.targetSoFar),
            })}
          </p>
          <SeasonChart
            season={season}
            label={t("chart", { region, year: String(year) })}
            words={{ applied: t("applied"), target: t("target"), top: number(topOf(season)) }}
            months={season.months.map(({ month }) => monthNames(locale)[Number(month.slice(5)) - 1]?.slice(0, 3) ?? "")}
          />
          <Panel summary={t("table")}>
            <DataTable
              caption={t("chart", { region, year: String(year) })}
              phone="scroll"
              rows={season.months}
              rowKey={({ month }) => month}
              columns={[
                { key: "month", header: t("month"), rowHeader: true, cell: nameOf },
                { key: "in", header: t("inMonth"), align: "end", cell: (row) => number(row.applied) },
                {
                  key: "sofar",
                  header: t("upTo"),
                  align: "end",
                  cell: (row) => (row.appliedSoFar === null ? "–" : number(row.appliedSoFar)),
                },
                { key: "target", header: t("target"), align: "end", cell: (row) => number(row.targetSoFar) },
              ]}
            />
          </Panel>
          <p className="text-sm text-muted">{t("note")}</p>
        </div>
      )}
    </Card>
  );
}

/** The height of the chart: all families due, or more where more were updated. */
function topOf({ due, months }: Season): number {
  return Math.max(1, due, ...months.map(({ appliedSoFar }) => appliedSoFar ?? 0));
}
