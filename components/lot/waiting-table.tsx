import { getLocale, getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table";
import { problemLabels } from "@/components/user/labels";
import type { WaitingVillage } from "@/lib/domain/lot/lot-page";
import { formatAgo, formatNumber, type TimeZone } from "@/lib/i18n/formats";
import { FormLot } from "./form-lot";

export interface WaitingTableProps {
  readonly rows: readonly WaitingVillage[];
  readonly now: Date;
  readonly zone: TimeZone;
  readonly grantId: string;
}

/** Villages with proposals in no lot yet, the longest waiting first, each with what its lot would be. */
export async function WaitingTable({ rows, now, zone, grantId }: WaitingTableProps) {
  const [t, common, locale, problem] = await Promise.all([
    getTranslations("lot"),
    getTranslations("common"),
    getLocale(),
    problemLabels(),
  ]);
  const words = {
    button: t("form.button"),
    title: t.raw("form.title"),
    text: t.raw("form.text"),
    confirm: t("form.confirm"),
    busy: common("working"),
    cancel: common("cancel"),
    problem,
  };
  return (
    <DataTable
      caption={t("waiting.title")}
      rows={rows}
      rowKey={({ villageCode, periodId }) => `${villageCode} ${periodId}`}
      columns={[
        {
          key: "village",
          header: t("col.village"),
          rowHeader: true,
          cell: ({ villageLabel, year }) => (
            <>
              {villageLabel} <span className="font-normal text-muted">{year}</span>
            </>
          ),
        },
        {
          key: "waiting",
          header: t("col.waiting"),
          align: "end",
          cell: ({ waiting, unjudgeable }) =>
            unjudgeable === 0 ? (
              formatNumber(waiting, locale)
            ) : (
              <>
                {formatNumber(waiting, locale)}
                <span className="block max-w-60 text-sm whitespace-normal text-muted sm:ms-auto">
                  {t("unjudgeable", { count: unjudgeable })}
                </span>
              </>
            ),
        },
        {
          key: "warned",
          header: t("col.warned"),
          align: "end",
          cell: ({ warned }) =>
            warned === 0 ? (
              "0"
            ) : (
              <Badge tone="attention" icon="triangle-alert">
                {formatNumber(warned, locale)}
              </Badge>
            ),
        },
        { key: "oldest", header: t("col.oldest"), cell: ({ oldestAt }) => formatAgo(oldestAt, now, zone, locale) },
        {
          key: "sample",
          header: t("col.plan"),
          cell: ({ size, sample, acceptance }) => (size === 0 ? "–" : t("plannedFor", { size, sample, acceptance })),
        },
        {
          key: "form",
          header: t("col.act"),
          phoneLabel: "",
          cell: ({ villageCode, periodId, villageLabel, size, sample, acceptance }) =>
            size === 0 ? null : (
              <FormLot
                grantId={grantId}
                villageCode={villageCode}
                periodId={periodId}
                words={{ ...words, village: villageLabel }}
                figures={{ size, sample, acceptance }}
              />
            ),
        },
      ]}
    />
  );
}
