import type { TDocumentDefinitions } from "pdfmake/interfaces";
import type { SelfUpdateKind } from "@/lib/domain/self-update/told";
import { qrDrawing } from "./qr-drawing";

type Messages = typeof import("@/lib/i18n/messages/id/self-update.json")["receipt"];
type ReceiptKey = Exclude<keyof Messages, "kind"> | `kind.${SelfUpdateKind}`;
/** The texts of a receipt, by their key in the `selfUpdate.receipt` messages. */
export type ReceiptWords = (key: ReceiptKey) => string;

export interface ReceiptPaper {
  readonly kind: SelfUpdateKind;
  readonly code: string;
  readonly village: string;
  /** Days in the reader's words. */
  readonly madeOn: string;
  readonly lastDay: string;
  readonly checkUrl: string;
  /** The address with day and signature: what a reader without network checks. */
  readonly signedUrl: string;
  readonly signature: string;
}

const LAUT = "#0B5C6B";
const MUTED = "#52616B";

/** A receipt of a self-update on one small sheet: code, day, place, and what anybody checks it with. It names nobody. */
export function receiptDocument(paper: ReceiptPaper, t: ReceiptWords): TDocumentDefinitions {
  const line = (key: ReceiptKey, value: string) => ({
    columns: [
      { text: t(key), width: 110, color: MUTED },
      { text: value, width: "*", bold: true },
    ],
    margin: [0, 3, 0, 3] as [number, number, number, number],
  });
  return {
    pageSize: "A5",
    pageMargins: [36, 36, 36, 36],
    info: { title: t("title") },
    displayTitle: true,
    defaultStyle: { font: "Roboto", fontSize: 12, lineHeight: 1.2, color: "#16212B" },
    content: [
      { text: t("product"), color: LAUT, bold: true },
      { text: t("title"), fontSize: 20, bold: true, margin: [0, 8, 0, 4] },
      { text: t(`kind.${paper.kind}`), fontSize: 14, margin: [0, 0, 0, 12] },
      line("code", paper.code),
      line("made", paper.madeOn),
      line("village", paper.village),
      line("valid", paper.lastDay),
      { ...qrDrawing(paper.signedUrl, 180), margin: [-12, 8, 0, 0] },
      { text: t("check"), color: MUTED, fontSize: 10 },
      { text: paper.checkUrl, fontSize: 9 },
      { text: `${t("signature")}: ${paper.signature}`, color: MUTED, fontSize: 8, margin: [0, 8, 0, 0] },
    ],
  };
}
