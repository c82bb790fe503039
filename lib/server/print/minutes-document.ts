import type { Content, TDocumentDefinitions } from "pdfmake/interfaces";
import { hashText, type MinutesContent, type MinutesDecision } from "@/lib/domain/meeting/minutes";
import { countOutcomes } from "@/lib/domain/queue/meeting";
import {
  checkBlock,
  heading,
  paperFooter,
  paperTable,
  paperTitle,
  signatureBlock,
  terms,
  villagePaper,
} from "./meeting-sheet";

/** The texts of the minutes, by their key in the `meeting.minutes` messages. */
export type MinutesWords = (key: MinutesKey, values?: Record<string, string | number>) => string;
type MinutesKey = keyof typeof import("@/lib/i18n/messages/id/meeting.json")["minutes"];

export interface MinutesSheet {
  readonly content: MinutesContent;
  readonly village: string;
  /** Of the meeting, in the reader's words. */
  readonly day: string;
  /** Null: a draft, without a code to check by. */
  readonly issue: {
    readonly number: number;
    readonly at: string;
    /** Hex. */
    readonly sha256: string;
    readonly checkUrl: string;
  } | null;
  /** What changes, and the reason with its note, in words. */
  readonly tell: (decision: MinutesDecision) => { readonly changes: string; readonly reason: string };
}

/** The minutes of a village meeting to be printed and signed: course, decisions, attendance, annex, and a code to check by. */
export function minutesDocument(sheet: MinutesSheet, t: MinutesWords): TDocumentDefinitions {
  const { content, issue } = sheet;
  const { kind, attendance } = content;
  const title = t("title", { kind });
  const foot =
    issue === null
      ? t("notIssued")
      : `${t("issueLine", { number: issue.number, at: issue.at })}\n${t("contentHash")}: ${hashText(issue.sha256)}`;
  return villagePaper(
    title,
    [
      paperTitle(title, t("subject"), sheet.village),
      ...(issue === null ? [{ text: t("notIssued"), bold: true, alignment: "center" as const, margin: 4 }] : []),
      terms([
        [t("day"), sheet.day],
        [t("place"), content.place],
        [t("present"), t("presentCount", { count: attendance.length })],
      ]),
      heading(t("course")),
      content.minutes,
      heading(t("decisionsTitle")),
      ...decisionsPart(sheet, t),
      heading(t("attendanceTitle")),
      paperTable(
        [
          { header: t("number"), width: 28, isNumber: true },
          { header: t("person"), width: "*" },
          { header: t("position"), width: "*" },
          { header: t("signatureColumn"), width: 110 },
        ],
        attendance.map(({ name, position }, index) => [String(index + 1), name, position, "\n"]),
      ),
      signatureBlock(t("signPlace"), [t("secretary"), t("signature", { kind })]),
      ...(issue === null ? [] : [checkBlock(issue.checkUrl, t("checkText"))]),
      ...annex(content, t),
    ],
    paperFooter(foot, (page, pages) => t("page", { page, pages })),
  );
}

function decisionsPart({ content, tell }: MinutesSheet, t: MinutesWords): readonly Content[] {
  const { decisions } = content;
  if (decisions.length === 0) return [t("decisionsNone")];
  const rows = decisions.map((decision, index) => {
    const { changes, reason } = tell(decision);
    return [String(index + 1), decision.headName, decision.place, changes, t(decision.outcome), reason || "–"];
  });
  return [
    { text: t("decisionsSummary", countOutcomes(decisions)), margin: [0, 0, 0, 4] },
    paperTable(
      [
        { header: t("number"), width: 28, isNumber: true },
        { header: t("family"), width: "*" },
        { header: t("rtColumn"), width: 88 },
        { header: t("changes"), width: 84 },
        { header: t("result"), width: 62 },
        { header: t("reason"), width: 100 },
      ],
      rows,
    ),
  ];
}

/** The answers that lay before the meeting, each by its hash. */
function annex({ decisions }: MinutesContent, t: MinutesWords): readonly Content[] {
  if (decisions.length === 0) return [];
  return [
    { text: t("annexTitle"), fontSize: 11, bold: true, margin: [0, 0, 0, 4], pageBreak: "before" },
    { text: t("annexText"), margin: [0, 0, 0, 6] },
    paperTable(
      [
        { header: t("number"), width: 28, isNumber: true },
        { header: t("family"), width: "*" },
        { header: t("snapshotColumn"), width: 330 },
      ],
      decisions.map(({ headName, snapshotSha256 }, index) => [
        String(index + 1),
        headName,
        snapshotSha256 === null ? t("noSnapshot") : hashText(snapshotSha256),
      ]),
    ),
  ];
}
