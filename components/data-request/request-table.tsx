import { getLocale, getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import type { RequestLine } from "@/lib/domain/data-request/request-page";
import { formatDay, type TimeZone } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { StandingBadge } from "./standing-badge";

export interface RequestTableProps {
  readonly lines: readonly RequestLine[];
  readonly zone: TimeZone;
  /** The reader's area holds several regencies. */
  readonly isWide: boolean;
}

export async function RequestTable({ lines, zone, isWide }: RequestTableProps) {
  const [t, locale] = await Promise.all([getTranslations("dataRequest"), getLocale().then(localeOf)]);
  const day = (instant: Date) => formatDay(instant, zone, locale, "short");
  const columns: readonly DataColumn<RequestLine>[] = [
    {
      key: "request",
      header: t("list.request"),
      rowHeader: true,
      cell: (line) => (
        <>
          <Link href={`/permintaan-data/${line.publicId}`} className="link inline-flex min-h-11 items-center">
            {line.title === "" ? t("list.draftName") : line.title}
          </Link>
          <span className="block text-sm font-normal text-muted">
            {line.number === null ? t("list.draftName") : t("list.name", { number: line.number })}
          </span>
        </>
      ),
    },
    { key: "office", header: t("list.office"), cell: (line) => line.office || "–" },
    ...(isWide ? [{ key: "region", header: t("list.region"), cell: (line: RequestLine) => line.regencyName }] : []),
    { key: "level", header: t("list.level"), cell: (line) => line.level ?? "–" },
    {
      key: "standing",
      header: t("list.standing"),
      cell: (line) => (
        <span className="flex flex-wrap items-center gap-1.5">
          <StandingBadge standing={line.standing} />
          {line.tier === null ? null : (
            <span className="text-sm text-muted">{t("list.at", { tier: t(`tier.${line.tier.name}`) })}</span>
          )}
          {line.isWaiting ? <Badge tone="attention">{t("list.yours")}</Badge> : null}
        </span>
      ),
    },
    { key: "changed", header: t("list.changed"), phoneHidden: true, cell: (line) => day(line.changedAt) },
    {
      key: "until",
      header: t("list.until"),
      phoneHidden: true,
      cell: (line) => (line.expiresAt === null ? "–" : day(new Date(line.expiresAt.getTime() - 1))),
    },
  ];
  return <DataTable caption={t("title")} rows={lines} rowKey={(line) => line.publicId} columns={columns} />;
}
