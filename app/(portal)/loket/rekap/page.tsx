import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { FileLinks } from "@/components/cube/file-links";
import { Card } from "@/components/ui/card";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { PageHeading } from "@/components/ui/page-heading";
import { Segmented } from "@/components/ui/segmented";
import { Stat } from "@/components/ui/stat";
import { addDays } from "@/lib/domain/calendar/working-day";
import { DESK_OUTCOMES, TICKET_CHANNELS } from "@/lib/domain/desk/desk";
import type { DeskCounts } from "@/lib/domain/desk/summary";
import { formatDate } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findDeskSummary } from "@/lib/server/desk/summary-query";
import { askedDay } from "../desk-day";
import { DeskViews } from "../desk-views";

const CALLS = { asked: "callsAsked", done: "callsDone", open: "callsOpen" } as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("serviceDesk.summary"))("title") };
}

/** What a day at the desk came to: served, how long people waited, who did not come, by how they got their number. */
export default async function DeskSummaryPage({ searchParams }: PageProps<"/loket/rekap">) {
  const actor = await requirePermission("desk:read");
  const { on } = await askedDay(await searchParams, actor.grant.regionCode);
  const [t, desk, locale, summary] = await Promise.all([
    getTranslations("serviceDesk.summary"),
    getTranslations("serviceDesk"),
    getLocale().then(localeOf),
    findDeskSummary(actor, on),
  ]);
  const minutes = (value: number | null) => (value === null ? "-" : t("minutes", { count: value }));
  const rows = [
    ...TICKET_CHANNELS.map((key) => ({ key: t(`channel.${key}`), ...summary.byChannel[key] })),
    { key: t("all"), ...summary.all },
  ];
  const count = (
    key: "numbers" | "served" | "here" | "notCome" | "absent" | "cancelled" | "priority",
  ): DataColumn<(typeof rows)[number]> => ({
    key,
    header: t(key),
    align: "end",
    cell: (row: DeskCounts) => String(row[key]),
  });
  const columns: readonly DataColumn<(typeof rows)[number]>[] = [
    { key: "channel", header: t("by"), rowHeader: true, cell: (row) => row.key },
    ...(["numbers", "served", "here", "notCome", "absent", "cancelled", "priority"] as const).map(count),
    { key: "median", header: t("medianWait"), align: "end", cell: (row) => minutes(row.medianWait) },
    { key: "longest", header: t("longestWait"), align: "end", cell: (row) => minutes(row.longestWait) },
  ];
  const of = t("of", { count: summary.all.numbers });
  return (
    <>
      <PageHeading
        title={t("title")}
        lead={formatDate(on, locale, "full")}
        actions={<FileLinks href={`/loket/rekap/unduh?hari=${on}`} title={t("title")} />}
      />
      <div className="space-y-5">
        <DeskViews current="summary" />
        <Segmented
          label={t("day")}
          items={[-3, -2, -1, 0, 1].map((shift) => ({
            href: `/loket/rekap?hari=${addDays(on, shift)}`,
            label: formatDate(addDays(on, shift), locale, "long"),
            current: shift === 0,
          }))}
        />
        <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
          <Stat label={t("served")} figure={String(summary.all.served)} denominator={of} />
          <Stat
            label={t("medianWait")}
            figure={minutes(summary.all.medianWait)}
            denominator={t("longest", { wait: minutes(summary.all.longestWait) })}
          />
          <Stat label={t("notCome")} figure={String(summary.all.notCome)} denominator={of} />
          <Stat label={t("absent")} figure={String(summary.all.absent)} denominator={of} />
        </div>
        <Card flush>
          <DataTable caption={t("title")} rows={rows} rowKey={(row) => row.key} columns={columns} />
        </Card>
        <Card title={t("outcomesTitle")} flush>
          <DataTable
            caption={t("outcomesTitle")}
            captionHidden
            rows={DESK_OUTCOMES}
            rowKey={(outcome) => outcome}
            columns={[
              { key: "outcome", header: t("outcome"), rowHeader: true, cell: (outcome) => desk(`outcome.${outcome}`) },
              {
                key: "numbers",
                header: t("families"),
                align: "end",
                cell: (outcome) => String(summary.outcomes[outcome]),
              },
            ]}
          />
        </Card>
        <Card title={t("houseCallsTitle")}>
          <dl className="grid grid-cols-3 gap-3">
            {(["asked", "done", "open"] as const).map((key) => (
              <div key={key}>
                <dt className="text-sm text-muted">{t(CALLS[key])}</dt>
                <dd className="tabular text-2xl font-semibold">{summary.houseCalls[key]}</dd>
              </div>
            ))}
          </dl>
        </Card>
        <p className="text-sm text-muted">{t("note")}</p>
      </div>
    </>
  );
}
