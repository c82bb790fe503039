import { inflateSync } from "node:zlib";
import { readQr } from "@/tests/support/qr-read";

/** How many pages a PDF holds. */
export function pageCount(pdf: Buffer): number {
  return pdf.toString("latin1").match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;
}

/** The text of a PDF of ours as a reader would copy it, without spaces: glyphs are turned back by each font's own table. */
export function textOf(pdf: Buffer): string {
  const objects = objectsOf(pdf);
  const fonts = new Map<string, ReadonlyMap<string, string>>();
  for (const { dictionary } of objects.values())
    for (const [, name = "", ref = ""] of dictionary.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(ref)?.dictionary ?? "")?.[1] ?? "";
      fonts.set(name, glyphsOf(objects.get(unicode)?.stream ?? ""));
    }
  const drawn = [...objects.values()].map(({ stream }) => stream).filter((stream) => / Tf\b/.test(stream));
  return drawn.map((stream) => drawnText(stream, fonts)).join("\n");
}

interface PdfObject {
  readonly dictionary: string;
  readonly stream: string;
}

function objectsOf(pdf: Buffer): ReadonlyMap<string, PdfObject> {
  const raw = pdf.toString("latin1");
  const objects = new Map<string, PdfObject>();
  for (const match of raw.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [dictionary = "", body] = (match[2] ?? "").split(/\nstream\n/, 2);
    const bytes = Buffer.from((body ?? "").replace(/\nendstream$/, ""), "latin1");
    const isPacked = body !== undefined && dictionary.includes("FlateDecode");
    objects.set(match[1] ?? "", { dictionary, stream: isPacked ? inflateSync(bytes).toString("latin1") : "" });
  }
  return objects;
}

/** `<0000> <00ff> [<0000> <0050> ...]`: glyph numbers from the first on, as UTF-16. */
function glyphsOf(table: string): ReadonlyMap<string, string> {
  const glyphs = new Map<string, string>();
  for (const [, first = "0", list = ""] of table.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gi))
    for (const [index, [, code = ""]] of [...list.matchAll(/<([0-9a-f ]*)>/gi)].entries()) {
      const units = code.replaceAll(" ", "").match(/.{4}/g) ?? [];
      const glyph = (Number.parseInt(first, 16) + index).toString(16).padStart(4, "0");
      glyphs.set(glyph, String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16))));
    }
  return glyphs;
}

function drawnText(stream: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let glyphs: ReadonlyMap<string, string> = new Map();
  let text = "";
  for (const [, font, array] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (font !== undefined) glyphs = fonts.get(font) ?? new Map();
    for (const [, hex = ""] of (array ?? "").matchAll(/<([0-9a-f]+)>/gi))
      for (const glyph of hex.match(/.{4}/g) ?? []) text += glyphs.get(glyph.toLowerCase()) ?? "?";
  }
  return text.replaceAll(/[\s\u00a0]/g, "");
}

/** The text of the first QR code that a PDF of ours draws: lines a unit wide, one for the dark squares of a row that touch. */
export function qrOf(pdf: Buffer): string {
  for (const { stream } of objectsOf(pdf).values()) {
    const [path] = stream.match(/(?:[-\d.]+ [-\d.]+ m\s+[-\d.]+ [-\d.]+ l\s+){100,}/) ?? [];
    if (path === undefined) continue;
    const lines = [...path.matchAll(/([-\d.]+) ([-\d.]+) m\s+([-\d.]+)/g)].map(([, x, y, end]) => ({
      x: Number(x),
      y: Number(y),
      end: Number(end),
    }));
    const left = Math.min(...lines.map(({ x }) => x));
    const top = Math.min(...lines.map(({ y }) => y));
    const dark = new Set(
      lines.flatMap(({ x, y, end }) =>
        Array.from({ length: Math.round(end - x) }, (_, at) => `${Math.round(y - top)},${Math.round(x - left) + at}`),
      ),
    );
    const size = Math.round(Math.max(...lines.map(({ end }) => end)) - left);
    return readQr(size, (row, column) => dark.has(`${row},${column}`));
  }
  throw new Error("no QR code");
}
