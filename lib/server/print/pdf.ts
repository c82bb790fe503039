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
