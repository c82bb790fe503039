import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCsv } from "@/lib/domain/table/csv.mjs";
import { RecordCutter } from "@/lib/domain/table/record-cutter";

const SEPARATOR = ";".charCodeAt(0);

/** Cuts a text that comes in pieces, and reads what is cut. */
function readInPieces(bytes: Buffer, size: number): readonly (readonly string[])[] | null {
  const cutter = new RecordCutter(SEPARATOR);
  const rows: (readonly string[])[] = [];
  for (let at = 0; at < bytes.length; at += size) {
    const whole = cutter.push(bytes.subarray(at, at + size));
    if (whole === null) return null;
    if (whole.length > 0) rows.push(...(parseCsv(whole.toString("utf8"), ";") ?? []));
  }
  const last = cutter.end();
  if (last.length > 0) rows.push(...(parseCsv(last.toString("utf8"), ";") ?? []));
  return rows;
}

const cell = fc.string({ unit: fc.constantFrom("a", "é", "名", '"', ";", "\n", " ", "7"), maxLength: 6 });
const quoted = (text: string) => (/[";\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

describe("a table that comes in pieces", () => {
  it("reads as it does in one, wherever it is cut", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 40 }),
        (rows, size) => {
          const text = `${rows.map((row) => row.map(quoted).join(";")).join("\n")}\n`;
          expect(readInPieces(Buffer.from(text), size)).toEqual(parseCsv(text, ";"));
        },
      ),
      { numRuns: 300, seed: 5207 },
    );
  });

  it("takes a quote within a cell for what it is, and stops at one that never ends", () => {
    expect(readInPieces(Buffer.from('pipa 5" ;2\nb;3\n'), 4)).toEqual([
      ['pipa 5" ', "2"],
      ["b", "3"],
    ]);
    expect(readInPieces(Buffer.from(`a;"${"x\n".repeat(200_000)}`), 4096)).toBeNull();
  });
});
