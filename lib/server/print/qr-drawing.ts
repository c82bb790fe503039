import "server-only";
import type { ContentSvg } from "pdfmake/interfaces";
import { qrPath } from "@/lib/domain/qr/qr-path";

/**
 * A QR code for paper as one path: the PDF package's own draws a rectangle a square, which takes longer than all the text of a letter. Error
 * correction M, as everywhere: a fold or a stain of a seventh is read over. The quiet zone is part of the drawing.
 * @param side points, quiet zone included
 */
export function qrDrawing(text: string, side: number): ContentSvg {
  const { path, size } = qrPath(text);
  return { svg: `<svg viewBox="0 0 ${size} ${size}"><path d="${path}" stroke="#000"/></svg>`, width: side };
}
