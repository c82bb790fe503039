import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/ui/data-table";
import type { AreaMeetings } from "@/lib/domain/meeting/board";
import { type BoardView, boardHref } from "@/lib/domain/meeting/board-view";
import { formatNumber, formatPercent } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";

export interface AreaMeetingTableProps {
  readonly areas: readonly AreaMeetings[];
  readonly view: BoardView;
  readonly locale: Locale;
}

/** The areas below a province or the nation, each leading to its own board. */
export async function AreaMeetingTable({ areas, view, locale }: AreaMeetingTableProps) {
  const t = await getTranslations("meeting.board");
  const number = (value: number) => formatNumber(value, locale);
  return (
    <DataTable
      caption={t("title")}
      rows={areas}
      rowKey={(row) => row.code}
      columns={[
        {
          key: "area",
          header: t("area"),
          rowHeader: true,
          cell: (row) => (
            <a href={boardHref(view, { area: row.code })} className="link inline-flex min-h-11 items-center">
              {row.label}
            </a>
          ),
        },
        { key: "villages", header: t("villages"), align: "end", cell: (row) => number(row.villages) },
        {
          key: "met",
          header: t("metCount"),
          phoneLabel: t("metShort"),
          align: "end",
          cell: (row) => `${number(row.met)} (${formatPercent(row.met, row.villages, locale)})`,
        },
        { key: "missing", header: t("missingCount"), align: "end", cell: (row) => number(row.villages - row.met) },
        { key: "waiting", header: t("waiting"), align: "end", cell: (row) => number(row.waiting) },
      ]}
    />
  );
}
