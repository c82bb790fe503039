import { useLocale, useTranslations } from "next-intl";
import { SUPPRESSED_MARK } from "@/components/dashboard/figure-text";
import { Card } from "@/components/ui/card";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { variableHref } from "@/lib/domain/coverage/address";
import { formsAsking, isBlankAnswer } from "@/lib/domain/coverage/applies";
import { nameOf } from "@/lib/domain/coverage/counted";
import type { CoverageLine } from "@/lib/domain/coverage/line";
import { officeName } from "@/lib/domain/coverage/office";
import { isShown } from "@/lib/domain/dashboard/figure";
import type { DashboardArea } from "@/lib/domain/dashboard/overview";
import { formatNumber } from "@/lib/i18n/formats";
import { PercentBar } from "./percent-text";
import { CoverageBadge } from "./state-badge";

export interface VariableTableProps {
  readonly title: string;
  readonly area: DashboardArea;
  readonly lines: readonly CoverageLine[];
  readonly year: number;
  readonly isRounded: boolean;
}

/** Variables with their owner, the offices that use them, and how they stand; a name leads to its own page. */
export function VariableTable({ title, area, lines, year, isRounded }: VariableTableProps) {
  const t = useTranslations("coverage.table");
  const columns: readonly DataColumn<CoverageLine>[] = [
    { key: "variable", header: t("variable"), rowHeader: true, cell: (line) => <Name line={line} code={area.code} /> },
    { key: "sponsors", header: t("sponsors"), cell: (line) => <Sponsors line={line} year={year} /> },
    {
      key: "applies",
      header: t("applies"),
      align: "end",
      cell: (line) => <Applies line={line} isRounded={isRounded} />,
      phoneHidden: true,
    },
    { key: "filled", header: t("filled"), align: "end", cell: ({ view }) => <PercentBar share={view.filled} /> },
    { key: "fresh", header: t("fresh"), align: "end", cell: ({ view }) => <PercentBar share={view.fresh} /> },
    { key: "state", header: t("state"), cell: ({ state }) => <CoverageBadge state={state} /> },
  ];
  return (
    <Card title={title} aside={<span className="text-sm text-muted">{t("count", { count: lines.length })}</span>} flush>
      <DataTable
        caption={t("caption", { area: area.label })}
        columns={columns}
        rows={lines}
        rowKey={({ variable }) => nameOf(variable)}
      />
    </Card>
  );
}

function Name({ line: { variable }, code }: { readonly line: CoverageLine; readonly code: string }) {
  const t = useTranslations("coverage.table");
  const locale = useLocale();
  const forms = formsAsking(variable);
  const [form] = forms;
  const notes = [
    `${t("owner")}: ${variable.owner.opd}`,
    ...(form === undefined ? [t("notAsked")] : forms.length === 1 ? [t("onlyIn", { form })] : []),
    ...(isBlankAnswer(variable) ? [t("blank")] : []),
  ];
  return (
    <span>
      <Link href={variableHref(code, nameOf(variable))} className="link inline-flex min-h-11 items-center md:min-h-8">
        {variable.label[locale]}
      </Link>
      <span className="block text-sm font-normal text-muted">{notes.join(" · ")}</span>
    </span>
  );
}

function Sponsors({ line, year }: { readonly line: CoverageLine; readonly year: number }) {
  const t = useTranslations("coverage.table");
  const { sponsors, sponsoredWithin } = line;
  if (sponsors.length === 0 && sponsoredWithin === 0)
    return <span className="whitespace-nowrap text-muted">{t("noSponsor")}</span>;
  return (
    <span className="text-sm">
      {sponsors.map(({ id, office, paysNow }) => (
        <span key={id} className="block">
          {officeName(office)}
          {paysNow ? <span className="text-muted"> · {t("pays", { year: String(year) })}</span> : null}
        </span>
      ))}
      {sponsoredWithin > 0 ? <span className="block text-muted">{t("within", { count: sponsoredWithin })}</span> : null}
    </span>
  );
}

export function Applies({
  line: { variable, view },
  isRounded,
}: {
  readonly line: Pick<CoverageLine, "variable" | "view">;
  readonly isRounded: boolean;
}) {
  const t = useTranslations("coverage.table");
  const dashboard = useTranslations("dashboard");
  const locale = useLocale();
  if (!isShown(view.applies))
    return (
      <span className="font-normal text-muted">
        <span aria-hidden="true">{SUPPRESSED_MARK}</span>
        <span className="sr-only">{dashboard("suppressed")}</span>
      </span>
    );
  const number = formatNumber(view.applies, locale);
  const count = isRounded && view.applies > 0 ? t("about", { count: number }) : number;
  return <span className="tabular">{t(variable.level === "household" ? "family" : "person", { count })}</span>;
}
