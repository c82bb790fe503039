import type { TDocumentDefinitions } from "pdfmake/interfaces";
import { heading, paperFooter, paperTable, paperTitle, villagePaper, writingTable } from "./meeting-sheet";

/** The texts of the list, by their key in the `serviceDesk.houseCall` messages. */
export type HouseCallWords = (key: HouseCallKey, values?: Record<string, string | number>) => string;
type HouseCallKey = Exclude<keyof Messages, "reason" | "state" | "source" | "outcome">;
type Messages = typeof import("@/lib/i18n/messages/id/service-desk.json")["houseCall"];

export interface HouseCallPaper {
  readonly village: string;
  /** In the reader's words. */
  readonly printedAt: string;
  /** By neighbourhood, in the order of walking. */
  readonly groups: readonly {
    readonly dusun: string;
    readonly rt: string;
    readonly rw: string;
    readonly rows: readonly {
      readonly headName: string;
      readonly address: string;
      readonly why: string;
      readonly due: string;
      readonly companion: string;
    }[];
  }[];
}

/** The visits of a village on paper, RT by RT as one walks, with room for what came of each. No number of a card or person stands in it. */
export function houseCallDocument(
  { village, printedAt, groups }: HouseCallPaper,
  t: HouseCallWords,
): TDocumentDefinitions {
  const title = t("title");
  let number = 0;
  return villagePaper(
    title,
    [
      paperTitle(title, t("paperLead"), village),
      { text: t("paperCare"), fontSize: 9, color: "#444444" },
      ...(groups.length === 0
        ? [{ text: t("emptyTitle"), margin: [0, 12, 0, 0] as [number, number, number, number] }]
        : []),
      ...groups.flatMap(({ dusun, rt, rw, rows }) => [
        heading(t("neighbourhood", { dusun, rt, rw })),
        writingTable(
          paperTable(
            [
              { header: t("number"), width: 20, isNumber: true },
              { header: t("head"), width: 92 },
              { header: t("address"), width: "*" },
              { header: t("why"), width: 76 },
              { header: t("dueOn"), width: 52 },
              { header: t("who"), width: 66 },
              { header: t("outcomeLabel"), width: 66 },
            ],
            rows.map(({ headName, address, why, due, companion }) => {
              number += 1;
              return [String(number), headName, address, why, due, companion, ""];
            }),
          ),
        ),
      ]),
    ],
    paperFooter(t("paperFoot", { at: printedAt }), (page, pages) => t("page", { page, pages })),
  );
}
