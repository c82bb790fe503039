import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/ui/data-table";
import { LinkButton } from "@/components/ui/link-button";
import type { ReplyStatus } from "@/lib/domain/nik-match/status";
import { formatDate } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";
import { ExplainButton } from "./explain-button";
import { MatchBadge } from "./match-status";

interface WorkLine {
  readonly uid: string;
  readonly regencyCode: string;
  readonly name: string;
  readonly nik: string;
  readonly status: ReplyStatus;
  readonly repliedOn: string;
  readonly note: string | null;
  readonly villageName: string;
  readonly familyPublicId: string;
}

export interface WorkTableProps {
  readonly lines: readonly WorkLine[];
  readonly grantId: string;
  readonly locale: Locale;
}

/** People whose NIK somebody has to correct or explain. */
export async function WorkTable({ lines, grantId, locale }: WorkTableProps) {
  const t = await getTranslations("match.work");
  const words = {
    explain: t("explain"),
    help: t("help"),
    reason: t("reason"),
    reasonHint: t("reasonHint"),
    reasonMissing: t("reasonMissing"),
    done: t("done"),
    cancel: t("cancel"),
    busy: t("busy"),
    failed: t("failed"),
  };
  return (
    <DataTable
      caption={t("title")}
      rows={lines}
      rowKey={(line) => line.uid}
      columns={[
        { key: "person", header: t("person"), rowHeader: true, cell: (line) => line.name },
        { key: "village", header: t("village"), cell: (line) => line.villageName },
        { key: "nik", header: t("nik"), cell: (line) => line.nik },
        {
          key: "status",
          header: t("status"),
          cell: (line) => (
            <>
              <MatchBadge status={line.status} />
              {line.note === null ? null : <q className="block text-sm">{line.note}</q>}
            </>
          ),
        },
        { key: "replied", header: t("replied"), cell: (line) => formatDate(line.repliedOn, locale) },
        {
          key: "do",
          header: t("do"),
          phoneLabel: "",
          cell: (line) => (
            <span className="flex flex-wrap gap-2">
              <LinkButton href={`/keluarga/${line.familyPublicId}`} icon="users-round" size="small">
                {t("open")}
              </LinkButton>
              <ExplainButton
                regencyCode={line.regencyCode}
                personUid={line.uid}
                grantId={grantId}
                words={{ ...words, ask: t("ask", { name: line.name }) }}
              />
            </span>
          ),
        },
      ]}
    />
  );
}
