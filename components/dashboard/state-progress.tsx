import { useLocale, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { ProgressBar } from "@/components/ui/progress-bar";
import { StatusBadge } from "@/components/ui/status-badge";
import { isShown, shareOf } from "@/lib/domain/dashboard/figure";
import { PROGRESS_STATES, type Progress, type ProgressState } from "@/lib/domain/dashboard/progress";
import { formatNumber, formatPercent } from "@/lib/i18n/formats";
import { FigureText } from "./figure-text";
import { ShareBar } from "./share-bar";

export interface StateProgressProps {
  readonly progress: Progress;
  readonly year: number;
  /** The link that takes the table along. */
  readonly download: React.ReactNode;
}

/** How far the area is: the applied share first, then every state a family's proposal can be in. */
export function StateProgress({ progress, year, download }: StateProgressProps) {
  const t = useTranslations("dashboard");
  const locale = useLocale();
  const { due, states } = progress;
  const { applied } = states;
  return (
    <Card title={t("states.title")} aside={download} flush>
      {isShown(due) && isShown(applied) ? (
        <div className="px-4 pb-4 sm:px-5">
          <ProgressBar
            label={t("states.doneLabel")}
            labelHidden
            value={applied}
            max={due}
            text={`${t("states.done", { applied: formatNumber(applied, locale), due: formatNumber(due, locale) })} (${formatPercent(applied, due, locale)})`}
          />
        </div>
      ) : null}
      <DataTable
        caption={t("states.caption", { year: String(year) })}
        phone="scroll"
        rows={PROGRESS_STATES}
        rowKey={(state) => state}
        columns={[
          { key: "state", header: t("states.state"), rowHeader: true, cell: (state) => <StateName state={state} /> },
          {
            key: "families",
            header: t("states.families"),
            align: "end",
            cell: (state) => <FigureText figure={states[state]} />,
          },
          {
            key: "share",
            header: t("states.share"),
            align: "end",
            cell: (state) => <Share progress={progress} state={state} />,
          },
        ]}
        footer={
          <tr>
            <th scope="row" className="px-3 py-2 text-start">
              {t("states.total")}
            </th>
            <td className="tabular px-3 py-2 text-end">
              <FigureText figure={due} />
            </td>
            <td />
          </tr>
        }
      />
    </Card>
  );
}

function StateName({ state }: { readonly state: ProgressState }) {
  const t = useTranslations("dashboard");
  const states = useTranslations("states.proposal");
  if (state !== "none") return <StatusBadge state={state} label={states(state)} />;
  return <Badge icon="circle-dashed">{t("states.none")}</Badge>;
}

function Share({ progress, state }: { readonly progress: Progress; readonly state: ProgressState }) {
  const locale = useLocale();
  const share = shareOf(progress.states[state], progress.due);
  const percent = typeof share === "number" ? share : null;
  return (
    <span className="flex items-center justify-end gap-2">
      <span className="hidden h-2.5 w-32 overflow-hidden rounded-sm sm:block">
        <ShareBar percent={percent} fill={state === "applied" ? "fill-daun" : "fill-laut"} />
      </span>
      <span className="w-12 text-end">{percent === null ? "-" : formatPercent(percent, 100, locale)}</span>
    </span>
  );
}
