import "server-only";
import pdfMake from "pdfmake";
import roboto from "pdfmake/fonts/Roboto.js";
import type { TDocumentDefinitions } from "pdfmake/interfaces";

/**
 * PDFs use the typeface that the PDF package ships: the portal's own comes as variable woff2, which cannot be embedded
 * in part. Nothing else is read from disk and nothing from the network, whatever a document says.
 */
const FONT_FILES: readonly string[] = Object.values(roboto.Roboto);
pdfMake.setFonts({ Roboto: { ...roboto.Roboto } });
pdfMake.setLocalAccessPolicy((path) => FONT_FILES.includes(path));
pdfMake.setUrlAccessPolicy(() => false);

/** The document as the bytes of a PDF file. */
export async function renderPdf(definition: TDocumentDefinitions): Promise<Buffer> {
  return pdfMake.createPdf(definition).getBuffer();
}

/** Width of a text in points, in the regular face. */
export type TextWidth = (text: string, size: number) => number;

/** Measures as the pages will: with the same face, in a document of its own. */
export async function textWidth(): Promise<TextWidth> {
  const page = await pdfMake.createPdf({ content: " ", defaultStyle: { font: "Roboto" } }).getStream();
  return (text, size) => page.fontSize(size).widthOfString(text);
}
