import qrcode from "qrcode-generator";

/** Squares left free on each side; source: ISO/IEC 18004. */
const QUIET = 4;

/**
 * The dark squares of a QR code as one path to be drawn with a line one unit wide and with flat ends: a square is a unit, those of a row that touch are one
 * line. With the quiet zone around it.
 */
export function qrPath(text: string): { readonly path: string; readonly size: number } {
  const qr = qrcode(0, "M");
  qr.addData(text);
  qr.make();
  const count = qr.getModuleCount();
  const bars: string[] = [];
  for (let row = 0; row < count; row += 1)
    for (let column = 0; column < count; column += 1) {
      const from = column;
      while (column < count && qr.isDark(row, column)) column += 1;
      if (column > from) bars.push(`M${from + QUIET} ${row + QUIET}.5h${column - from}`);
    }
  return { path: bars.join(""), size: count + 2 * QUIET };
}
