import type { TDocumentDefinitions } from "pdfmake/interfaces";
import { qrDrawing } from "./qr-drawing";

/** The texts of a certificate, by their key in the `trainingSession.certificate` messages. */
export type CertificateWords = (key: CertificateKey, values?: Record<string, string | number>) => string;
type CertificateKey = keyof typeof import("@/lib/i18n/messages/id/training-session.json")["certificate"];

export interface CertificatePaper {
  readonly name: string;
  /** "Operator desa – Desa Beru" */
  readonly duty: string;
  readonly number: string;
  readonly score: number;
  /** Days in the reader's words. */
  readonly passedOn: string;
  readonly lastDay: string;
  readonly isRevoked: boolean;
  readonly checkUrl: string;
}

const LAUT = "#0B5C6B";
const MUTED = "#52616B";

/** A certificate on one sheet, with a code that anybody can check. The title stands in the file and names nobody. */
export function certificateDocument(paper: CertificatePaper, t: CertificateWords): TDocumentDefinitions {
  return {
    pageSize: "A4",
    pageOrientation: "landscape",
    pageMargins: [72, 64, 72, 56],
    info: { title: t("title") },
    displayTitle: true,
    defaultStyle: { font: "Roboto", fontSize: 12, lineHeight: 1.2, color: "#16212B", alignment: "center" },
    background: (_page, { width, height }) => ({
      canvas: [
        { type: "rect", x: 24, y: 24, w: width - 48, h: height - 48, lineWidth: 2, lineColor: LAUT },
        { type: "rect", x: 31, y: 31, w: width - 62, h: height - 62, lineWidth: 0.5, lineColor: LAUT },
      ],
    }),
    content: [
      { text: t("product"), color: LAUT, bold: true, fontSize: 14 },
      { text: t("title").toUpperCase(), fontSize: 26, bold: true, margin: [0, 14, 0, 2] },
      { text: t("number", { number: paper.number }), color: MUTED },
      { text: t("given"), margin: [0, 20, 0, 2], color: MUTED },
      { text: paper.name, fontSize: 24, bold: true },
      { text: t("passedFor"), margin: [0, 10, 0, 2], color: MUTED },
      { text: paper.duty, fontSize: 16, bold: true },
      { text: t("parts", { score: paper.score }), margin: [0, 10, 0, 0] },
      ...(paper.isRevoked
        ? [
            {
              text: t("revoked"),
              bold: true,
              color: "#A8201A",
              fontSize: 18,
              margin: [0, 8, 0, 0] as [number, number, number, number],
            },
          ]
        : []),
      {
        margin: [0, 22, 0, 0],
        columnGap: 24,
        columns: [
          qrDrawing(paper.checkUrl, 100),
          {
            width: "*",
            alignment: "left",
            stack: [
              { text: t("dates", { from: paper.passedOn, to: paper.lastDay }), bold: true },
              { text: t("check"), margin: [0, 6, 0, 2], color: MUTED, fontSize: 10 },
              { text: paper.checkUrl, fontSize: 9 },
            ],
          },
        ],
      },
    ],
  };
}
