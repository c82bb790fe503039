import { getLocale, getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import type { HolderLine } from "@/lib/domain/data-request/request-page";
import { formatDate, formatDay, type TimeZone } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { StandingBadge } from "./standing-badge";

/** Who holds what until when, what they took, and what they owe. */
export async function HolderTable({ lines, zone }: { readonly lines: readonly HolderLine[]; readonly zone: TimeZone }) {
  const [t, locale] = await Promise.all([getTranslations("dataRequest"), getLocale().then(localeOf)]);
  const day = (instant: Date) => formatDay(instant, zone, locale, "short");
  const columns: readonly DataColumn<HolderLine>[] = [
    {
      key: "holder",
      header: t("holders.holder"),
      rowHeader: true,
      cell: (line) => (
        <>
          <Link href={`/permintaan-data/${line.publicId}`} className="link inline-flex min-h-11 items-center">
            {line.office}
          </Link>
          <span className="block text-sm font-normal text-muted">
            {line.title} · {line.holder} · {t("list.name", { number: line.number })}
          </span>
        </>
      ),
    },
    { key: "level", header: t("holders.level"), cell: (line) => line.level },
    {
      key: "until",
      header: t("holders.until"),
      cell: (line) => (
        <span className="flex flex-wrap items-center gap-1.5">
          {day(new Date(line.expiresAt.getTime() - 1))}
          {line.standing === "granted" ? null : <StandingBadge standing={line.standing} />}
        </span>
      ),
    },
    {
      key: "taken",
      header: t("holders.taken"),
      cell: (line) =>
        line.lastTakenAt === null
          ? t("holders.never")
          : t("holders.takenLine", { count: line.downloads, day: day(line.lastTakenAt) }),
    },
    {
      key: "report",
      header: t("holders.report"),
      cell: (line) => (
        <span className="flex flex-wrap items-center gap-1.5">
          {line.nextReport === null ? t("holders.none") : formatDate(line.nextReport.dueOn, locale, "short")}
          {line.overdueReports === 0 ? null : (
            <Badge tone="danger" icon="timer-off">
              {t("holders.late", { count: line.overdueReports })}
            </Badge>
          )}
        </span>
      ),
    },
    {
      key: "reshare",
      header: t("holders.reshare"),
      cell: (line) => (
        <span className="flex flex-wrap gap-1.5">
          {line.reshareAsked ? <Badge tone="info">{t("holders.asked")}</Badge> : null}
          {line.reshareTold ? (
            <Badge tone="attention" icon="triangle-alert">
              {t("holders.told")}
            </Badge>
          ) : null}
          {line.reshareAsked || line.reshareTold ? null : t("holders.no")}
        </span>
      ),
    },
  ];
  return <DataTable caption={t("holders.title")} rows={lines} rowKey={(line) => line.publicId} columns={columns} />;
}
