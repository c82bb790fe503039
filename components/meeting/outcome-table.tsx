import { getLocale, getTranslations } from "next-intl/server";
import { isKnownReason } from "@/components/decision/decision-words";
import { Badge } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table";
import type { IconName } from "@/components/ui/icon-name";
import type { Tone } from "@/components/ui/tone";
import { eventTitles } from "@/lib/domain/event/event";
import { type AgendaOutcome, countOutcomes, type Outcome } from "@/lib/domain/queue/meeting";

const LOOK = {
  endorsed: { tone: "success", icon: "handshake" },
  returned: { tone: "attention", icon: "undo-2" },
  rejected: { tone: "danger", icon: "circle-x" },
} as const satisfies Record<Outcome, { tone: Tone; icon: IconName }>;

/** What a meeting decided on each family; also the list of the printed minutes. */
export async function OutcomeTable({ agenda }: { readonly agenda: readonly AgendaOutcome[] }) {
  const t = await getTranslations("meeting.outcome");
  const queue = await getTranslations("queue");
  const locale = await getLocale();
  const workflow = await getTranslations("workflow");
  if (agenda.length === 0) return <p className="text-muted">{t("none")}</p>;
  const reasonText = ({ reason, note }: AgendaOutcome) =>
    [reason === null ? "" : isKnownReason(reason) ? workflow(`reason.${reason}`) : reason, note ?? ""]
      .filter(Boolean)
      .join(": ");
  const rows = agenda.map((item, index) => ({ ...item, number: index + 1 }));
  return (
    <>
      <p className="tabular mb-2">{t("summary", countOutcomes(agenda))}</p>
      <DataTable
        caption={t("title")}
        rows={rows}
        rowKey={(row) => row.publicId}
        columns={[
          { key: "number", header: t("number"), cell: (row) => row.number, align: "end" },
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
            cell: (row) =>
              row.kind === "new-household"
                ? queue("kind.new-household")
                : [
                    eventTitles(row.eventCodes, locale),
                    row.kind === "event" ? "" : queue("changes", { count: row.changeCount }),
                  ]
                    .filter((part) => part !== "")
                    .join(", "),
          },
          {
            key: "result",
            header: t("result"),
            cell: (row) => <Badge {...LOOK[row.outcome]}>{t(row.outcome)}</Badge>,
          },
          { key: "reason", header: t("reason"), cell: (row) => reasonText(row) || "–" },
        ]}
      />
    </>
  );
}
