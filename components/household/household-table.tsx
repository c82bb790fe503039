import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { StatusBadge } from "@/components/ui/status-badge";
import { fieldStatusLabel } from "@/lib/domain/household/field-status";
import type { HouseholdLine } from "@/lib/domain/household/household-line";
import { formatDate } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";

export interface HouseholdTableProps {
  readonly lines: readonly HouseholdLine[];
  readonly locale: Locale;
  /** Year of the period whose proposals are shown. */
  readonly year: number;
  readonly showVillage: boolean;
}

/** Nothing to say: most families are found. */
const FOUND = 1;

/** Families as a table on a desk, as cards on a phone. */
export async function HouseholdTable({ lines, locale, year, showVillage }: HouseholdTableProps) {
  const [t, states] = await Promise.all([getTranslations("household"), getTranslations("states.proposal")]);
  const place = (line: HouseholdLine) =>
    [line.dusun, [line.rt, line.rw].filter(Boolean).join("/")].filter(Boolean).join(", ");
  const village: DataColumn<HouseholdLine>[] = showVillage
    ? [{ key: "village", header: t("col.village"), cell: (line) => line.villageName }]
    : [];
  const columns: DataColumn<HouseholdLine>[] = [
    {
      key: "head",
      header: t("col.head"),
      rowHeader: true,
      cell: (line) => (
        <>
          <Link href={`/keluarga/${line.publicId}`} className="link inline-block min-h-8">
            {line.headName}
          </Link>
          {line.field === null || line.field === FOUND ? null : (
            <Badge tone="attention" icon="map-pin">
              {fieldStatusLabel(line.field, locale)}
            </Badge>
          )}
        </>
      ),
    },
    ...village,
    { key: "place", header: t("col.place"), cell: place },
    {
      key: "kk",
      header: t("col.kk"),
      phoneHidden: true,
      cell: (line) => <span className="tabular">{line.kkNumber ?? ""}</span>,
    },
    { key: "members", header: t("col.members"), align: "end", cell: (line) => line.memberCount },
    {
      key: "decile",
      header: t("col.decile"),
      align: "end",
      cell: (line) => (line.decile ? line.decile : <span className="text-muted">{t("notRanked")}</span>),
    },
    {
      key: "fresh",
      header: t("col.fresh"),
      phoneHidden: true,
      cell: (line) => (line.freshOn === null ? "" : formatDate(line.freshOn, locale, "short")),
    },
    {
      key: "status",
      header: t("col.status", { year }),
      cell: (line) =>
        line.proposal === null ? (
          <span className="text-muted">{t("noProposal")}</span>
        ) : (
          <Link href={`/usulan/${line.proposal.publicId}`}>
            <StatusBadge state={line.proposal.state} label={states(line.proposal.state)} />
          </Link>
        ),
    },
  ];
  return <DataTable caption={t("listTitle")} columns={columns} rows={lines} rowKey={(line) => line.publicId} />;
}
