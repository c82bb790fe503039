import { describe, expect, it } from "vitest";
import { makePushSecret } from "@/components/api/make-secret";
import { recogniseBook } from "@/lib/domain/sid/book";
import type { Cell } from "@/lib/domain/sid/cell";
import { SID_COLUMNS } from "@/lib/domain/sid/columns";
import { fromOpenDk } from "@/lib/domain/sid/open-dk";
import { PUSH_KEY_SHAPE } from "@/lib/domain/sid/push";
import { readSidSheet } from "@/lib/domain/sid/sid-sheet";

/** The headings as OpenSID writes them for its district (questionnaire.md 3.5). */
const HEADINGS = [
  ..."alamat dusun rw rt nama nomor_kk nomor_nik jenis_kelamin tempat_lahir tanggal_lahir agama pendidikan_dlm_kk".split(
    " ",
  ),
  ..."pendidikan_sdg_ditempuh pekerjaan kawin hubungan_keluarga kewarganegaraan nama_ayah nama_ibu gol_darah akta_lahir".split(
    " ",
  ),
  ..."nomor_dokumen_pasport tanggal_akhir_pasport nomor_dokumen_kitas nik_ayah nik_ibu nomor_akta_perkawinan".split(
    " ",
  ),
  ..."tanggal_perkawinan nomor_akta_perceraian tanggal_perceraian cacat cara_kb hamil id foto status_dasar alamat_sekarang".split(
    " ",
  ),
  ..."created_at updated_at desa_id".split(" "),
];
const person = (values: Readonly<Record<string, Cell>>) => HEADINGS.map((name) => values[name] ?? null);
const ONE = person({
  alamat: "Jalan Contoh 1",
  dusun: "Contoh",
  rw: "1",
  rt: "2",
  nama: "Contoh Satu",
  nomor_kk: "9901050101260001",
  nomor_nik: "9901050101800001",
  jenis_kelamin: { number: "1" },
  hubungan_keluarga: { number: "1" },
  id: { number: "17" },
  foto: "17.jpg",
  desa_id: "99.01.05.2001",
  created_at: "2026-01-01 00:00:00",
});

describe("the workbook that OpenSID sends to its district", () => {
  it("is read as OpenSID's own, without what is not about a person", () => {
    const book = recogniseBook([{ name: "Worksheet", cells: [HEADINGS, ONE] }]);
    expect(book?.format).toBe("sid-43");
    const sheet = fromOpenDk({ name: "", cells: [HEADINGS, ONE] });
    const known = new Set<string>(SID_COLUMNS.map(({ name }) => name));
    expect((sheet?.cells[0] ?? []).filter((name) => !known.has(String(name)))).toEqual([]);
    const read = readSidSheet(sheet?.cells ?? []);
    expect(read.ok && read.sheet.problems).toEqual([]);
    expect(read.ok && read.sheet.rows[0]).toMatchObject({
      row: 2,
      values: { nik: "9901050101800001", no_kk: "9901050101260001", nama: "Contoh Satu", sex: 1, kk_level: 1, rt: "2" },
    });
  });

  it("keeps a heading that nobody knows, so that the file is refused and not misread", () => {
    const sheet = fromOpenDk({
      name: "",
      cells: [
        [...HEADINGS, "gaji"],
        [...ONE, "5"],
      ],
    });
    expect(readSidSheet(sheet?.cells ?? [])).toMatchObject({
      ok: false,
      problem: { code: "UNKNOWN_COLUMN", name: "gaji" },
    });
  });

  it("is no other sheet", () => {
    expect(fromOpenDk({ name: "", cells: [["nik", "no_kk", "nama"]] })).toBeNull();
    expect(fromOpenDk({ name: "", cells: [["nomor_nik", "nama"]] })).toBeNull();
    expect(fromOpenDk({ name: "", cells: [] })).toBeNull();
  });
});

describe("a key made in the browser", () => {
  it("has the shape that the server asks for", () => {
    for (const fill of [0, 62, 63, 255])
      expect(makePushSecret((length) => new Uint8Array(length).fill(fill))).toMatch(PUSH_KEY_SHAPE);
  });
});
