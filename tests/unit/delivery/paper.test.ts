import { describe, expect, it } from "vitest";
import { isSteppedUp, STEP_UP_MS } from "@/lib/domain/access/step-up";
import { archiveName, watermarkText } from "@/lib/domain/delivery/download";
import { heldBackHref, readHeldBackFilter } from "@/lib/domain/delivery/held-back";
import { readCursor } from "@/lib/domain/delivery/list-filter";
import { type PaperContent, type PaperFields, paperProblems } from "@/lib/domain/delivery/paper";
import { paperFieldsSchema, readPaper, writePaper } from "@/lib/domain/delivery/paper-content";

const fields = (extra: Partial<PaperFields> = {}): PaperFields => ({
  letterNumber: "400.9/12/2026",
  madeOn: "2026-11-26",
  place: "Taliwang",
  giver: { institution: "Dinas Sosial Contoh", name: "Contoh Satu", position: "Kepala Dinas" },
  receiver: { institution: "BPS Contoh", name: "Contoh Dua", position: "Kepala" },
  method: "upload",
  validTo: null,
  mayReshare: false,
  ...extra,
});
const content = (): PaperContent => ({
  kind: "bast",
  fields: fields(),
  regencyCode: "5207",
  regencyName: "Kabupaten Contoh",
  packageNumber: "1/2026",
  recipient: "bps",
  madeAt: "2026-11-26T03:00:00.000Z",
  proposals: 2,
  leftOut: 0,
  families: 2,
  people: 7,
  dataSha256: "ab".repeat(32),
  files: [{ name: "keluarga.csv", rows: 2, bytes: 900, sha256: "cd".repeat(32) }],
});

describe("a paper of a hand-over", () => {
  it("is the same text for the same paper, and comes back as it was", () => {
    const text = writePaper(content());
    expect(writePaper(readPaper(text))).toBe(text);
    expect(writePaper({ ...content(), fields: { ...fields() } })).toBe(text);
    expect(readPaper(text)).toMatchObject(content());
  });

  it("says what is wrong with what was filled in", () => {
    expect(paperProblems("bast", fields())).toEqual([]);
    expect(paperProblems("bast", fields({ validTo: "2027-01-01" }))).toEqual([{ path: "validTo", detail: "NO_END" }]);
    expect(paperProblems("agreement", fields())).toEqual([{ path: "validTo", detail: "END_MISSING" }]);
    expect(paperProblems("agreement", fields({ validTo: "2026-01-01" }))).toEqual([
      { path: "validTo", detail: "END_BEFORE" },
    ]);
    expect(paperProblems("agreement", fields({ validTo: "2027-11-25" }))).toEqual([]);
    const named = fields({ receiver: { ...fields().receiver, name: "NIK 9900 0124 0663 0001" } });
    expect(paperProblems("bast", named)).toEqual([{ path: "receiver.name", detail: "IDENTITY_NUMBER" }]);
    expect(paperFieldsSchema.safeParse({ ...fields(), place: "  " }).success).toBe(false);
    expect(paperFieldsSchema.safeParse({ ...fields(), more: 1 }).success).toBe(false);
  });
});

describe("taking a package away", () => {
  it("needs the password of the last five minutes", () => {
    const now = new Date("2026-11-26T03:00:00Z");
    const ago = (ms: number) => new Date(now.getTime() - ms);
    expect(isSteppedUp(null, now)).toBe(false);
    expect(isSteppedUp(ago(STEP_UP_MS - 1), now)).toBe(true);
    expect(isSteppedUp(ago(STEP_UP_MS), now)).toBe(false);
    expect(isSteppedUp(ago(-1000), now)).toBe(false);
  });

  it("leaves a mark that names who and when, and a file name that names nobody", () => {
    const mark = {
      of: "paket" as const,
      downloadId: "0f2f9a54-0000-4000-8000-000000000001",
      takenBy: "Petugas Contoh, Kabupaten Contoh",
      takenAt: new Date("2026-11-26T03:00:00Z"),
      publicId: "5207-0",
      sha256: "ab",
    };
    expect(JSON.parse(watermarkText(mark))).toMatchObject({
      unduhan: mark.downloadId,
      diunduh_oleh: mark.takenBy,
      diunduh_pada: "2026-11-26T03:00:00.000Z",
    });
    expect(archiveName({ number: 3, year: 2026 }, mark.downloadId)).toBe("paket-3-2026-0f2f9a54.zip");
  });
});

describe("the list of what is held back", () => {
  it("is asked for by its address alone", () => {
    const id = "00000000-0000-7000-8000-000000000001";
    const filter = readHeldBackFilter({ desa: "5207032001", sesudah: `5207032001.${id}` });
    expect(filter).toEqual({ village: "5207032001", after: { village: "5207032001", id } });
    expect(readHeldBackFilter({ desa: "52", sesudah: "x" })).toEqual({ village: "", after: null });
    expect(heldBackHref(filter)).toBe(`/pengiriman/tertahan?desa=5207032001&sesudah=5207032001.${id}`);
    expect(readCursor("")).toBeNull();
  });
});
