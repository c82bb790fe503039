import { describe, expect, it } from "vitest";
import { activationLink, codeOfFragment } from "@/lib/domain/access/activation";
import { qrPath } from "@/lib/domain/qr/qr-path";
import { readQr } from "@/tests/support/qr-read";

/** Reads a drawn code as a camera would: squares of a row that touch, or each by itself; without the quiet zone. */
function readPath({ path, size }: { readonly path: string; readonly size: number }): string {
  const dark = new Set(
    [...path.matchAll(/M(\d+) (\d+)(?:\.5)?h(\d+)/g)].flatMap(([, x, y, length]) =>
      Array.from({ length: Number(length) }, (_, at) => `${Number(x) + at},${y}`),
    ),
  );
  return readQr(size - 8, (row, column) => dark.has(`${column + 4},${row + 4}`));
}

describe("the picture on a slip", () => {
  it("brings a camera to the page of activation with that very code, behind what no browser sends", () => {
    for (const origin of [
      "http://localhost:3000",
      "https://mutakhir.contoh.go.id",
      "https://dtsen.kabupaten-contoh-panjang.go.id",
    ]) {
      const code = "k7mtp-xw4qh-9dr3c";
      const address = new URL(readPath(qrPath(activationLink(origin, code))));
      expect(`${address.origin}${address.pathname}${address.search}`).toBe(`${origin}/aktivasi`);
      expect(codeOfFragment(address.hash)).toBe(code);
    }
  });

  it("is the same on a printed letter, for addresses of any length we print", () => {
    for (let length = 1; length <= 200; length += 7) {
      const text = `http://x/${"a".repeat(length)}`;
      expect(readPath(qrPath(text))).toBe(text);
    }
  });
});
