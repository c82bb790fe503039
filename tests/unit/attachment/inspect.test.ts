import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inspectAttachment } from "@/lib/domain/attachment/inspect";
import { makeJpeg, makePng } from "@/tests/support/factory/pictures";

const GPS = "GPS -8.7431 116.8202 Kamera Contoh";

function kept(bytes: Uint8Array): Buffer {
  const found = inspectAttachment(bytes);
  if (!found.ok) throw new Error(found.fault);
  return Buffer.from(found.bytes);
}

describe("what may be attached", () => {
  it("keeps the picture and drops place, device, comments and what follows its end", () => {
    const clean = kept(makeJpeg({ exif: GPS, after: "<script>alert(1)</script>" }));
    expect(clean.includes("GPS")).toBe(false);
    expect(clean.includes("Kamera")).toBe(false);
    expect(clean.includes("script")).toBe(false);
    expect(clean).toEqual(Buffer.from(makeJpeg()));
    expect(kept(clean)).toEqual(clean);
  });

  it("keeps a PNG without its texts", () => {
    const clean = kept(makePng(GPS, "<script>"));
    expect(clean.includes("GPS")).toBe(false);
    expect(clean.includes("script")).toBe(false);
  });

  it("takes a paper as it came and says when it is too large", () => {
    const paper = Buffer.from("%PDF-1.7\n1 0 obj\n%%EOF\n");
    expect(kept(paper)).toEqual(paper);
    const large = Buffer.concat([paper, Buffer.alloc(1024 * 1024, 32), Buffer.from("%%EOF")]);
    expect(inspectAttachment(large)).toEqual({ ok: false, fault: "PAPER_TOO_LARGE" });
  });

  it("takes a picture up to what its place allows", () => {
    const picture = makeJpeg({ noise: 205_000 });
    expect(inspectAttachment(picture, 300_000, 300_000)).toMatchObject({ ok: true, kind: "image/jpeg" });
    expect(inspectAttachment(picture, 300_000, 200_000)).toEqual({ ok: false, fault: "PICTURE_TOO_LARGE" });
  });

  it.each([
    ["a renamed script", Buffer.from("<script>alert(1)</script>"), "NOT_A_PICTURE"],
    [
      "a page with a picture's first bytes",
      Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from("<html>")]),
      "NOT_A_PICTURE",
    ],
    ["half a picture", makeJpeg().subarray(0, 200), "NOT_A_PICTURE"],
    ["a drawing that can run", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), "NOT_A_PICTURE"],
    ["a program", Buffer.from("MZ\x90\0"), "NOT_A_PICTURE"],
    ["nothing", Buffer.alloc(0), "EMPTY"],
    ["a point", makeJpeg({ width: 1, height: 1 }), "PICTURE_TOO_SMALL"],
    ["a picture over 200 KB", makeJpeg({ noise: 205_000 }), "PICTURE_TOO_LARGE"],
    ["a picture of absurd size", makeJpeg({ width: 60_000 }), "PICTURE_TOO_LARGE"],
  ])("refuses %s", (_, bytes, fault) => {
    expect(inspectAttachment(bytes)).toEqual({ ok: false, fault });
  });

  it("answers whatever bytes come, quickly and without throwing", () => {
    const starts = fc.constantFrom(makeJpeg(), makePng("x"), Buffer.from("%PDF-1.4"));
    fc.assert(
      fc.property(starts, fc.uint8Array({ maxLength: 300 }), fc.nat(700), (start, noise, at) => {
        const bytes = Buffer.concat([start.subarray(0, at), noise, start.subarray(at + noise.length)]);
        const found = inspectAttachment(bytes);
        if (found.ok) expect(found.bytes.length).toBeLessThanOrEqual(bytes.length);
      }),
      { numRuns: 2000 },
    );
  });
});
