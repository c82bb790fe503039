import { getLocale, getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import type { CheckLine } from "@/lib/domain/ground-check/check-page";
import { formatDay, type TimeZone } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { STATE_LOOK } from "./check-look";

export interface CheckTableProps {
  readonly lines: readonly CheckLine[];
  readonly zone: TimeZone;
  /** A companion's own list: without villages, companions and results. */
  readonly isOwn: boolean;
}

export async function CheckTable({ lines, zone, isOwn }: CheckTableProps) {
  const [t, list, locale] = await Promise.all([
    getTranslations("groundCheck"),
    getTranslations("groundCheck.list"),
    getLocale().then(localeOf),
  ]);
  const family: DataColumn<CheckLine> = {
    key: "family",
    header: list("family"),
    rowHeader: true,
    cell: (line) => (
      <>
        <Link href={`/cek-lapangan/${line.publicId}`} className="link inline-flex min-h-11 items-center">
          {line.headName}
        </Link>
        <span className="block text-sm font-normal text-muted">{line.place}</span>
      </>
    ),
  };
  const state: DataColumn<CheckLine> = {
    key: "state",
    header: list("state"),
    cell: (line) => (
      <span className="flex flex-wrap gap-1.5">
        <Badge {...STATE_LOOK[line.state]}>{t(`state.${line.state}`)}</Badge>
        {line.isLate ? (
          <Badge tone="danger" icon="clock">
            {t("late")}
          </Badge>
        ) : null}
      </span>
    ),
  };
  const due: DataColumn<CheckLine> = {
    key: "due",
    header: t("due"),
    cell: (line) => formatDay(line.dueAt, zone, locale, "short"),
  };
  const office: readonly DataColumn<CheckLine>[] = [
    { key: "village", header: list("village"), cell: (line) => line.villageName },
    { key: "reason", header: t("reasonLabel"), phoneHidden: true, cell: (line) => t(`reason.${line.reason}`) },
    {
      key: "companion",
      header: t("companion"),
      cell: (line) => line.companion ?? <span className="text-muted">{t("nobodyYet")}</span>,
    },
    {
      key: "result",
      header: list("agreement"),
      phoneHidden: (line) => line.outcome === null,
      cell: (line) => {
        if (line.outcome === null) return "–";
        return line.outcome === "found"
          ? list("differ", { count: line.differCount ?? 0 })
          : t(`outcome.${line.outcome}`);
      },
    },
  ];
  return (
    <DataTable
      caption={t("title")}
      rows={lines}
      rowKey={(line) => line.publicId}
      columns={isOwn ? [family, state, due] : [family, state, ...office, due]}
    />
  );
}
