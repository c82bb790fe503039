import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import type { TransferLine } from "@/lib/domain/transfer/transfer-page";
import { formatAgo, formatDay, type TimeZone } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";
import { TransferStateBadge } from "./transfer-state-badge";
import { whoTexts } from "./who-text";

export interface TransferTableProps {
  readonly lines: readonly TransferLine[];
  readonly locale: Locale;
  readonly zone: TimeZone;
  readonly now: Date;
}

/** Moves as a table on a desk, as cards on a phone. */
export async function TransferTable({ lines, locale, zone, now }: TransferTableProps) {
  const [t, whoText] = await Promise.all([getTranslations("transfer"), whoTexts()]);
  const columns: DataColumn<TransferLine>[] = [
    {
      key: "who",
      header: t("col.who"),
      rowHeader: true,
      cell: (line) => (
        <>
          <Link href={`/pindah/${line.publicId}`} className="link inline-block min-h-8">
            {whoText(line.who)}
          </Link>
          {line.isWhole ? <span className="block text-sm font-normal text-muted">{t("wholeFamily")}</span> : null}
        </>
      ),
    },
    { key: "from", header: t("col.from"), cell: (line) => line.origin },
    { key: "to", header: t("col.to"), cell: (line) => line.destination },
    {
      key: "state",
      header: t("col.state"),
      cell: (line) => <TransferStateBadge state={line.state} label={t(`state.${line.state}`)} />,
    },
    {
      key: "due",
      header: t("col.due"),
      phoneHidden: (line) => line.dueAt === null,
      cell: (line) =>
        line.dueAt === null ? (
          ""
        ) : (
          <>
            {formatDay(line.dueAt, zone, locale, "long")}{" "}
            {line.isOverdue ? (
              <Badge tone="attention" icon="clock">
                {t("overdue")}
              </Badge>
            ) : null}
          </>
        ),
    },
    {
      key: "since",
      header: t("col.since"),
      phoneHidden: true,
      cell: (line) => formatAgo(line.since, now, zone, locale),
    },
  ];
  return <DataTable caption={t("title")} columns={columns} rows={lines} rowKey={(line) => line.publicId} />;
}
