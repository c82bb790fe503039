import { getTranslations } from "next-intl/server";
import { auditWords } from "@/components/audit/audit-words";
import { DataTable } from "@/components/ui/data-table";
import type { Role } from "@/lib/domain/access/role";
import { formatDay, formatTime, type TimeZone } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";

interface Line {
  readonly id: string;
  readonly at: Date;
  readonly action: string;
  readonly purpose: string | null;
  readonly role: Role | null;
  readonly regionLabel: string | null;
  readonly officer: string | null;
  readonly shown: number;
}

export interface ReadersTableProps {
  readonly lines: readonly Line[];
  readonly seesNames: boolean;
  readonly zone: TimeZone;
  readonly locale: Locale;
}

/** Readings of one family: when, who (role and region, or also the name), what for. */
export async function ReadersTable({ lines, seesNames, zone, locale }: ReadersTableProps) {
  const [t, roles, words] = await Promise.all([
    getTranslations("history.readers"),
    getTranslations("roles"),
    auditWords(),
  ]);
  const dutyOf = ({ role, regionLabel }: Line) =>
    role === null ? t("system") : roles("actingAs", { role: roles(`name.${role}`), region: regionLabel ?? "" });
  return (
    <DataTable
      caption={t("title")}
      rows={lines}
      rowKey={(line) => line.id}
      columns={[
        {
          key: "who",
          header: t("who"),
          rowHeader: true,
          cell: (line) =>
            seesNames && line.officer !== null ? (
              <>
                <span className="block">{line.officer}</span>
                <span className="block text-sm font-normal text-muted">{dutyOf(line)}</span>
              </>
            ) : (
              dutyOf(line)
            ),
        },
        {
          key: "when",
          header: t("when"),
          cell: (line) => (
            <time dateTime={line.at.toISOString()}>
              {formatDay(line.at, zone, locale, "short")} {formatTime(line.at, zone, locale)}
            </time>
          ),
        },
        { key: "what", header: t("what"), cell: (line) => words.action(line.action) },
        {
          key: "purpose",
          header: t("purpose"),
          cell: (line) => (line.purpose === null ? "" : words.purpose(line.purpose)),
        },
        {
          key: "how",
          header: t("how"),
          cell: (line) => (line.shown > 1 ? t("inList", { count: line.shown }) : t("opened")),
        },
      ]}
    />
  );
}
