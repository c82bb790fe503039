import type { Content, TDocumentDefinitions } from "pdfmake/interfaces";
import { qrDrawing } from "./qr-drawing";

/** The texts of the poster, by their key in the `citizen.poster` messages. */
export type PosterWords = (key: PosterKey, values?: Record<string, string | number>) => string;
type PosterKey = keyof typeof import("@/lib/i18n/messages/id/citizen.json")["poster"];

export interface PosterFacts {
  readonly village: { readonly label: string; readonly place: string };
  readonly period: string | null;
  readonly url: string;
  /** The next days of the desk with their hours, in words; none: to be filled in by hand. */
  readonly hours: readonly string[];
}

const LAUT = "#0B5C6B";
const MARGIN = 48;
/** Height of the band that the title stands on, points. */
const BAND = 132;
const QR_SIDE = 120;
/** About what the quiet zone of the code takes: its squares stand in line with the text. */
const QR_QUIET = 11;

/** A village's poster on one upright A4: read from two metres away; the code leads to the village's page. */
export function posterDocument({ village, period, url, hours }: PosterFacts, t: PosterWords): TDocumentDefinitions {
  const title = t("title");
  return {
    pageSize: "A4",
    pageMargins: [MARGIN, BAND + 22, MARGIN, 36],
    info: { title },
    displayTitle: true,
    defaultStyle: { font: "Roboto", fontSize: hours.length === 0 ? 15 : 14, lineHeight: 1.2, color: "#16212B" },
    background: (_page, { width, height }) => ({
      canvas: [
        { type: "rect", x: 0, y: 0, w: width, h: BAND, color: LAUT },
        { type: "rect", x: 20, y: 20, w: width - 40, h: height - 40, lineWidth: 1.5, lineColor: LAUT },
      ],
    }),
    header: {
      margin: [MARGIN, 38, MARGIN, 0],
      stack: [
        { text: title, fontSize: 34, bold: true, color: "#FFFFFF", lineHeight: 1.05 },
        { text: t("sub"), fontSize: 14, color: "#FFFFFF", margin: [0, 8, 0, 0] },
      ],
    },
    content: [
      { text: t("come", { village: village.label }), fontSize: 24, bold: true, color: LAUT },
      { text: village.place, fontSize: 11, color: "#52616B", margin: [0, 2, 0, 10] },
      ...(period === null ? [] : [{ text: period, fontSize: 16, bold: true, margin: [0, 0, 0, 6] } satisfies Content]),
      hoursPart(hours, t),
      { ul: [t("bring"), t("free"), t("report"), t("visit")].map((text) => ({ text, margin: [0, 3, 0, 3] })) },
      {
        margin: [0, 8, 0, 10],
        table: { widths: ["*"], body: [[{ text: t("decile"), fillColor: "#FFF4D6", margin: [10, 8, 10, 8] }]] },
        layout: "noBorders",
      },
      { text: t("privacy"), margin: [0, 0, 0, 14] },
      {
        columnGap: 16,
        columns: [
          { ...qrDrawing(url, QR_SIDE), width: QR_SIDE, margin: [-QR_QUIET, -QR_QUIET, 0, 0] },
          {
            width: "*",
            stack: [
              { text: t("read"), fontSize: 15, margin: [0, 30, 0, 4] },
              { text: url, bold: true, fontSize: 12 },
            ],
          },
        ],
      },
    ],
  };
}

function hoursPart(hours: readonly string[], t: PosterWords): Content {
  if (hours.length === 0) return { text: t("hours"), fontSize: 14, margin: [0, 2, 0, 14] };
  return {
    fontSize: 14,
    margin: [0, 2, 0, 14],
    stack: [
      { text: t("deskHours"), bold: true },
      ...hours.map((text) => ({ text, margin: [0, 2, 0, 0] as [number, number, number, number] })),
    ],
  };
}
