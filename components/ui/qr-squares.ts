import qrcode from "qrcode-generator";

/** Squares left free on each side; source: ISO/IEC 18004. */
const QUIET = 4;

/** The dark squares of a QR code as one path, a unit a square, with the quiet zone around it, in a box of `size` units. */
export function qrSquares(text: string): { readonly path: string; readonly size: number } {
  const qr = qrcode(0, "M");
  qr.addData(text);
  qr.make();
  const count = qr.getModuleCount();
  const squares: string[] = [];
  for (let row = 0; row < count; row += 1)
    for (let column = 0; column < count; column += 1)
      if (qr.isDark(row, column)) squares.push(`M${column + QUIET} ${row + QUIET}h1v1h-1z`);
  return { path: squares.join(""), size: count + 2 * QUIET };
}
