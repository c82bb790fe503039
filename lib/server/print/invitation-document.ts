import type { TDocumentDefinitions } from "pdfmake/interfaces";
import type { AgendaSummary } from "@/lib/domain/meeting/agenda";
import type { MeetingRecord } from "@/lib/domain/queue/meeting";
import {
  heading,
  type PaperColumn,
  paperFooter,
  paperTable,
  paperTitle,
  signatureBlock,
  terms,
  villagePaper,
} from "./meeting-sheet";

/** The texts of the invitation, by their key in the `meeting.invitation` messages. */
export type InvitationWords = (key: InvitationKey, values?: Record<string, string | number>) => string;
type InvitationKey = keyof typeof import("@/lib/i18n/messages/id/meeting.json")["invitation"];

const ITEMS = ["itemOpen", "itemDiscuss", "itemDecide", "itemSign"] as const;
/** Filled in by hand. */
const BLANK = "............................................";

export interface InvitationFacts {
  readonly meeting: Pick<MeetingRecord, "kind" | "place">;
  /** Of the meeting, in the reader's words. */
  readonly day: string;
  /** When the counts were taken. */
  readonly asOf: string;
  readonly village: string;
  readonly agenda: AgendaSummary;
}

/** The invitation to a village meeting: when, where, and how much there is to decide. It goes round, so it names no family. */
export function invitationDocument(facts: InvitationFacts, t: InvitationWords): TDocumentDefinitions {
  const { meeting, agenda } = facts;
  const { kind } = meeting;
  const title = t("title", { kind });
  return villagePaper(
    title,
    [
      paperTitle(title, t("subject"), facts.village),
      { text: t("to"), margin: [0, 0, 0, 2] },
      { text: BLANK, margin: [0, 0, 0, 10] },
      t("opening", { kind }),
      terms([
        [t("day"), facts.day],
        [t("time"), BLANK],
        [t("place"), meeting.place],
      ]),
      heading(t("agenda")),
      { ol: ITEMS.map((item) => t(item, { count: agenda.total })) },
      heading(t("tableTitle")),
      ...(agenda.total === 0 ? [t("none")] : [agendaTable(agenda, t)]),
      { text: t("asOf", { at: facts.asOf }), fontSize: 8, margin: [0, 4, 0, 10] },
      t("closing"),
      signatureBlock(t("signPlace"), [t("signature", { kind })]),
    ],
    paperFooter(facts.village, (page, pages) => t("page", { page, pages })),
  );
}

function agendaTable(agenda: AgendaSummary, t: InvitationWords) {
  const count = (header: string): PaperColumn => ({ header, width: 62, isNumber: true });
  const columns: readonly PaperColumn[] = [
    { header: t("dusun"), width: "*" },
    { header: t("rw"), width: 36 },
    { header: t("rt"), width: 36 },
    count(t("condition")),
    count(t("newHousehold")),
    count(t("event")),
    count(t("total")),
  ];
  const figures = ({ counts, total }: Pick<AgendaSummary, "counts" | "total">) =>
    [counts.condition, counts["new-household"], counts.event, total].map(String);
  return paperTable(
    columns,
    agenda.lines.map((line) => [line.dusun ?? "–", line.rw ?? "–", line.rt ?? "–", ...figures(line)]),
    [t("total"), "", "", ...figures(agenda)],
  );
}
