import { getLocale, getTranslations } from "next-intl/server";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import type { ClientLine } from "@/lib/domain/api/client-page";
import { formatDay, formatInstant, formatNumber, type TimeZone } from "@/lib/i18n/formats";
import { StandingBadge } from "./standing-badge";

/** The last day that a client holds, of an end that is exclusive. */
export function lastDay(validTo: Date): Date {
  return new Date(validTo.getTime() - 1);
}

/** Clients of an area, those that wait for somebody first. */
export async function ClientTable({ lines, zone }: { readonly lines: readonly ClientLine[]; readonly zone: TimeZone }) {
  const [t, locale] = await Promise.all([getTranslations("api.client"), getLocale()]);
  const columns: readonly DataColumn<ClientLine>[] = [
    {
      key: "name",
      header: t("name"),
      phoneLabel: "",
      rowHeader: true,
      cell: ({ id, name, regionLabel }) => (
        <>
          <Link href={`/klien-api/${id}`} className="link inline-flex min-h-11 items-center md:min-h-0">
            {name}
          </Link>
          <span className="block text-sm font-normal text-muted">{regionLabel}</span>
        </>
      ),
    },
    {
      key: "state",
      header: t("state"),
      cell: ({ standing, validTo }) => (
        <>
          <StandingBadge standing={standing} label={t(`standing.${standing}`)} />
          <span className="block text-sm text-muted">
            {t("until", { day: formatDay(lastDay(validTo), zone, locale, "long") })}
          </span>
        </>
      ),
    },
    { key: "scopes", header: t("scopes"), cell: ({ scopes }) => scopes.join(", ") },
    {
      key: "used",
      header: t("lastUsed"),
      cell: ({ lastUsed }) => (lastUsed === null ? t("never") : formatInstant(lastUsed, zone, locale, "short")),
    },
    {
      key: "calls",
      header: t("calls"),
      align: "end",
      cell: ({ answered, refused }) => (
        <>
          {formatNumber(answered, locale)}
          {refused > 0 ? (
            <span className="block text-sm text-muted">{t("refusedCount", { count: refused })}</span>
          ) : null}
        </>
      ),
    },
  ];
  return <DataTable caption={t("caption")} columns={columns} rows={lines} rowKey={({ id }) => id} />;
}
