import { describe, expect, it } from "vitest";
import { noteStateOf } from "@/lib/domain/coaching/note";
import { noteHref, readNoteFilter } from "@/lib/domain/coaching/note-page";
import { holdsIdentityNumber } from "@/lib/domain/nik/identity-number";

describe("a coaching note", () => {
  it("may hold no number of sixteen digits, however it is grouped", () => {
    for (const text of ["NIK 9907016011520001", "9907 0160 1152 0001", "99.07.01-601152-0001 ya", "99070160115200012"])
      expect(holdsIdentityNumber(text), text).toBe(true);
    for (const text of [
      "Luas lantai 36 m2",
      "Lihat butir 304 dan 305",
      "tgl 2026-05-14, pukul 10.30",
      "123456789012345",
    ])
      expect(holdsIdentityNumber(text), text).toBe(false);
  });

  it("stands until its last day, unless it was withdrawn", () => {
    const note = { until: "2026-05-14", withdrawnAt: null };
    expect(noteStateOf(note, "2026-05-14")).toBe("standing");
    expect(noteStateOf(note, "2026-05-15")).toBe("over");
    expect(noteStateOf({ ...note, withdrawnAt: new Date() }, "2026-05-01")).toBe("withdrawn");
  });

  it("is listed by an address that reads back what it says", () => {
    const filter = readNoteFilter({
      tentang: "petugas",
      wilayah: "5207",
      semua: "1",
      isian: "household.floorMaterial",
    });
    expect(filter).toMatchObject({
      about: "person",
      area: "5207",
      isStanding: false,
      question: "household.floorMaterial",
    });
    expect(noteHref(filter, { about: "question", isStanding: true })).toBe("/mutu/catatan?tentang=isian&wilayah=5207");
    expect(readNoteFilter({ wilayah: "x", isian: "'; drop", sesudah: "1" })).toMatchObject({
      area: null,
      question: null,
      after: null,
    });
  });
});
