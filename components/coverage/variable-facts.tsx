import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { Stat } from "@/components/ui/stat";
import { variableHref } from "@/lib/domain/coverage/address";
import { isBlankAnswer } from "@/lib/domain/coverage/applies";
import { nameOf } from "@/lib/domain/coverage/counted";
import type { CoverageLine } from "@/lib/domain/coverage/line";
import type { CoverageView } from "@/lib/domain/coverage/view";
import { type Figure, isShown } from "@/lib/domain/dashboard/figure";
import type { DashboardArea } from "@/lib/domain/dashboard/overview";
import type { Variable } from "@/lib/domain/variable/variable";
import { PercentBar, PercentText, percentOf } from "./percent-text";
import { CoverageBadge } from "./state-badge";
import { Applies } from "./variable-table";

export interface VariableFactsProps {
  readonly area: DashboardArea;
  readonly line: CoverageLine;
  readonly isRounded: boolean;
}

/** How full and how old one variable is in an area. */
export function VariableFacts({ area, line, isRounded }: VariableFactsProps) {
  const t = useTranslations("coverage");
  const locale = useLocale();
  const { variable, view, state } = line;
  const label = variable.label[locale];
  const figure = (share: Figure | null) =>
    share === null ? "–" : isShown(share) ? `${percentOf(share, locale)}%` : "•••";
  const rows = bandRows(view);
  const columns: readonly DataColumn<(typeof rows)[number]>[] = [
    { key: "age", header: t("variable.age"), rowHeader: true, cell: ({ key }) => t(`variable.band.${key}`) },
    {
      key: "share",
      header: t("variable.share"),
      phoneLabel: "",
      align: "end",
      cell: ({ share }) => <PercentBar share={share} />,
    },
  ];
  return (
    <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
      <Card title={t("variable.now", { area: area.label })} aside={<CoverageBadge state={state} />}>
        <div className="grid grid-cols-2 gap-3">
          <Stat label={t("table.filled")} figure={figure(view.filled)} />
          <Stat label={t("table.fresh")} figure={figure(view.fresh)} />
        </div>
        <p className="mt-3">
          {t("table.applies")}: <Applies line={line} isRounded={isRounded} />
        </p>
        {isBlankAnswer(variable) ? <p className="mt-2 max-w-prose text-sm text-muted">{t("variable.blank")}</p> : null}
      </Card>
      <Card title={t("variable.ages")} flush>
        <DataTable
          caption={t("variable.agesCaption", { variable: label, area: area.label })}
          columns={columns}
          rows={rows}
          rowKey={({ key }) => key}
        />
      </Card>
    </div>
  );
}

/** The bands by age, those without a date, and what is not filled: together all it applies to. */
function bandRows({ bands, filled }: CoverageView) {
  const empty = filled === null || !isShown(filled) ? filled : 100 - filled;
  const keys = ["0", "1", "2", "3", "4"] as const;
  return [...keys.map((key, at) => ({ key, share: bands[at] ?? null })), { key: "empty" as const, share: empty }];
}

export interface VariableAreasProps {
  readonly area: DashboardArea;
  readonly variable: Variable;
  readonly areas: readonly { readonly code: string; readonly label: string; readonly view: CoverageView }[];
  readonly isRounded: boolean;
}

/** The variable in the areas right below; each leads to its own page of it. */
export function VariableAreas({ area, variable, areas, isRounded }: VariableAreasProps) {
  const t = useTranslations("coverage");
  const locale = useLocale();
  const columns: readonly DataColumn<(typeof areas)[number]>[] = [
    {
      key: "area",
      header: t("variable.area"),
      rowHeader: true,
      cell: ({ code, label }) => (
        <Link href={variableHref(code, nameOf(variable))} className="link inline-flex min-h-11 items-center md:min-h-8">
          {label}
        </Link>
      ),
    },
    {
      key: "applies",
      header: t("table.applies"),
      align: "end",
      cell: ({ view }) => <Applies line={{ variable, view }} isRounded={isRounded} />,
    },
    { key: "filled", header: t("table.filled"), align: "end", cell: ({ view }) => <PercentBar share={view.filled} /> },
    { key: "fresh", header: t("table.fresh"), align: "end", cell: ({ view }) => <PercentBar share={view.fresh} /> },
    {
      key: "older",
      header: t("variable.band.3"),
      align: "end",
      cell: ({ view }) => <PercentText share={view.bands[3] ?? null} />,
    },
  ];
  return (
    <Card title={t("variable.areas")} flush>
      <DataTable
        caption={t("variable.areasCaption", { variable: variable.label[locale], area: area.label })}
        columns={columns}
        rows={areas}
        rowKey={({ code }) => code}
      />
    </Card>
  );
}
