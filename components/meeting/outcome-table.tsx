import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table";
import type { IconName } from "@/components/ui/icon-name";
import type { Tone } from "@/components/ui/tone";
import { type AgendaOutcome, countOutcomes, type Outcome } from "@/lib/domain/queue/meeting";
import { decisionTexts } from "./decision-texts";

const LOOK = {
  endorsed: { tone: "success", icon: "handshake" },
  returned: { tone: "attention", icon: "undo-2" },
  rejected: { tone: "danger", icon: "circle-x" },
} as const satisfies Record<Outcome, { tone: Tone; icon: IconName }>;

/** What a meeting decided on each family; also the list of the printed minutes. */
export async function OutcomeTable({ agenda }: { readonly agenda: readonly AgendaOutcome[] }) {
  const t = await getTranslations("meeting.outcome");
  if (agenda.length === 0) return <p className="text-muted">{t("none")}</p>;
  const tell = await decisionTexts();
  const rows = agenda.map((item, index) => ({ ...item, number: index + 1 }));
  return (
    <>
      <p className="tabular mb-2">{t("summary", countOutcomes(agenda))}</p>
      <DataTable
        caption={t("title")}
        rows={rows}
        rowKey={(row) => row.publicId}
        columns={[
          { key: "number", header: t("number"), cell: (row) => row.number, align: "end", phoneHidden: true },
          {
            key: "family",
            header: t("family"),
            rowHeader: true,
            cell: (row) => (
              <>
                {row.headName}
                <span className="block text-sm font-normal text-muted">{row.place}</span>
              </>
            ),
          },
          {
            key: "changes",
            header: t("changes"),
            cell: (row) => tell(row).changes,
          },
          {
            key: "result",
            header: t("result"),
            cell: (row) => <Badge {...LOOK[row.outcome]}>{t(row.outcome)}</Badge>,
          },
          { key: "reason", header: t("reason"), cell: (row) => tell(row).reason || "–" },
        ]}
      />
    </>
  );
}
