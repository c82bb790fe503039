import { getLocale, getTranslations } from "next-intl/server";
import { DataTable } from "@/components/ui/data-table";
import type { Role } from "@/lib/domain/access/role";
import { formatDay, formatTime, type TimeZone } from "@/lib/i18n/formats";
import { auditWords } from "./audit-words";

export interface AuditRow {
  readonly id: string;
  readonly at: Date;
  readonly actorName: string | null;
  readonly role: Role | null;
  readonly roleRegionLabel: string | null;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectShortId: string | null;
  readonly subjectCount: number;
  readonly areaLabel: string;
  readonly purpose: string | null;
  readonly detail: readonly { readonly key: string; readonly value: string }[];
}

export interface AuditTableProps {
  readonly lines: readonly AuditRow[];
  readonly zone: TimeZone;
}

export async function AuditTable({ lines, zone }: AuditTableProps) {
  const t = await getTranslations("admin");
  const roles = await getTranslations("roles");
  const words = await auditWords();
  const locale = await getLocale();
  const subjectOf = ({ subjectKind, subjectShortId, subjectCount }: AuditRow) => {
    if (subjectShortId === null) return t("audit.none");
    const named = { kind: words.kind(subjectKind), id: subjectShortId };
    return subjectCount > 1
      ? t("audit.subjectMany", { ...named, others: subjectCount - 1 })
      : t("audit.subjectOne", named);
  };
  return (
    <DataTable
      caption={t("audit.caption")}
      rows={lines}
      rowKey={(line) => line.id}
      columns={[
        { key: "what", header: t("audit.what"), rowHeader: true, cell: (line) => words.action(line.action) },
        {
          key: "when",
          header: t("audit.when"),
          cell: (line) => (
            <time dateTime={line.at.toISOString()}>
              {formatDay(line.at, zone, locale, "short")} {formatTime(line.at, zone, locale)}
            </time>
          ),
        },
        {
          key: "who",
          header: t("audit.who"),
          cell: (line) => (
            <>
              <span className="block font-semibold">{line.actorName ?? t("user.unknownPerson")}</span>
              {line.role ? (
                <span className="block text-sm text-muted">
                  {roles("actingAs", { role: roles(`name.${line.role}`), region: line.roleRegionLabel ?? "" })}
                </span>
              ) : null}
            </>
          ),
        },
        {
          key: "subject",
          header: t("audit.subject"),
          cell: (line) => <span className="lg:whitespace-nowrap">{subjectOf(line)}</span>,
        },
        { key: "area", header: t("audit.area"), cell: (line) => line.areaLabel },
        {
          key: "detail",
          header: t("audit.detail"),
          cell: (line) => {
            const purpose =
              line.purpose === null ? [] : [{ key: t("audit.purposeLabel"), value: words.purpose(line.purpose) }];
            const detail = line.detail.map(({ key, value }) => ({ key: words.detailKey(key), value }));
            const all = [...purpose, ...detail];
            if (all.length === 0) return t("audit.none");
            return all.map(({ key, value }) => (
              <span key={key} className="block">
                {key}: {value}
              </span>
            ));
          },
        },
      ]}
    />
  );
}
