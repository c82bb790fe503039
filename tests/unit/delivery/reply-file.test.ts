import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Reply, replyProblem } from "@/lib/domain/delivery/delivery";
import { MAX_REPLY_ROWS, readReply } from "@/lib/domain/delivery-reply/reply-file";
import { parseCsv } from "@/lib/domain/table/csv.mjs";
import { csvSize } from "@/lib/domain/table/csv-size";
import en from "@/lib/i18n/messages/en/delivery.json";
import id_ from "@/lib/i18n/messages/id/delivery.json";

const reply = (extra: Partial<Reply> = {}): Reply => ({
  state: "accepted",
  reason: null,
  note: null,
  snapshot: null,
  snapshotOn: null,
  ...extra,
});
const id = (n: number) => `5207-00000000-0000-7000-8000-${String(n).padStart(12, "0")}`;
const number = (n: number) => ({ regencyCode: "5207", id: id(n).slice(5) });
const [NIK, KK] = ["9907014505800001", "9907010101010002"];
const csv = (...rows: readonly string[]) => ["Nomor usulan;Hasil;Alasan;Catatan;Snapshot", ...rows].join("\r\n");

function read(text: string) {
  const cells = parseCsv(text);
  if (cells === null) throw new Error("not a CSV");
  return readReply(cells);
}
const faultsOf = (text: string) => {
  const file = read(text);
  return file.ok ? file.faults.map(({ row, field, code }) => [row, field, code]) : file.fault;
};

describe("the centre's file", () => {
  it("is read whatever its separator, order and words, and rows nobody answered are left alone", () => {
    const file = read(
      "\uFEFFHasil,Desa,Nomor usulan,Alasan,Catatan\n" +
        `Diterima,Contoh,${id(1)},,\nDITOLAK,Contoh,'${id(2)},Data ganda,"Sudah ada, lihat berkas"\n,Contoh,${id(3)},,\n`,
    );
    const nobody = { kk: null, nik: null };
    expect(file).toEqual({
      ok: true,
      faults: [],
      rowCount: 2,
      deciles: 0,
      rows: [
        { ...nobody, row: 2, number: number(1), said: { family: reply() } },
        {
          ...nobody,
          row: 3,
          number: number(2),
          said: { family: reply({ state: "refused", reason: "double", note: "Sudah ada, lihat berkas" }) },
        },
      ],
    });
  });

  it("names people by NIK and families by card, one word of each in a row", () => {
    const file = read(
      [
        "NIK\tNo. KK\tStatus Padan\tStatus Usulan\tSnapshot\tTanggal snapshot\tKeterangan\tDesil",
        `${NIK}\t${KK}\tPADAN\tMasuk snapshot\tDTSEN TW4\t31-12-2026\t\t3`,
        `${NIK}\t\tTypo\t\t\t\tseharusnya 9907014505800009\t`,
        `\t${KK}\tTidak padan\t\t\t\t\t`,
      ].join("\n"),
    );
    const ranked = reply({ state: "in-snapshot", snapshot: "DTSEN TW4", snapshotOn: "2026-12-31" });
    expect(file).toMatchObject({ ok: true, faults: [], rowCount: 3, deciles: 1 });
    expect(file.ok && file.rows.map(({ row, nik, kk, said }) => [row, nik, kk, said])).toEqual([
      [2, NIK, KK, { family: ranked }],
      [2, NIK, KK, { person: "matched", note: null }],
      [3, NIK, null, { person: "typo", note: "seharusnya 9907014505800009" }],
      [4, null, KK, { family: reply({ state: "refused", reason: "nik-unmatched" }) }],
    ]);
  });

  it("may have notes above its heading, and says result and match in one row, also in one cell", () => {
    const file = read(
      [
        "BALASAN PUSAT TW4;;;",
        "Kepada Yth. Dinas Sosial: hasil pemadanan;;;",
        "NIK;KK;Hasil;Alasan",
        `${NIK};${KK};Ditolak, tidak padan;`,
        `;${KK};DITERIMA (PADAN);`,
        `${NIK};${KK};Diterima dan padan;`,
        `${NIK};;padan, tidak padan;`,
        `${NIK};;Ditolak - padan;Ganda`,
        `${NIK};;/;`,
      ].join("\n"),
    );
    const nik = reply({ state: "refused", reason: "nik-unmatched" });
    expect(file.ok && file.rows.map(({ row, said }) => [row, said])).toEqual([
      [4, { family: nik }],
      [4, { person: "unmatched", note: null }],
      [5, { family: reply() }],
      [6, { family: reply() }],
      [6, { person: "matched", note: null }],
      [8, { family: reply({ state: "refused", reason: "double" }) }],
      [8, { person: "matched", note: null }],
    ]);
    expect(file.ok && file.faults.map(({ row, code }) => [row, code])).toEqual([
      [7, "RESULT_UNKNOWN"],
      [9, "RESULT_UNKNOWN"],
    ]);
    expect(read("catatan\nNIK;Nama\n1;2")).toEqual({ ok: false, fault: "NUMBER_COLUMN_MISSING" });
  });

  it("names each row that it does not understand, with its column", () => {
    const text = csv(
      "12;Diterima;;;",
      `${id(1)};Mungkin;;;`,
      `${id(2)};Ditolak;;;`,
      `${id(3)};Ditolak;Kurang kopi;;`,
      `${id(4)};Masuk snapshot;;;`,
      `${id(5)};Diterima;;9900012406630001;`,
      `${id(7)};Ditolak;Lainnya;;`,
    );
    expect(faultsOf(text)).toEqual([
      [2, "number", "NUMBER_FORM"],
      [3, "result", "RESULT_UNKNOWN"],
      [4, "reason", "REASON_MISSING"],
      [5, "reason", "REASON_UNKNOWN"],
      [6, "snapshot", "SNAPSHOT_MISSING"],
      [7, "note", "IDENTITY_NUMBER"],
      [8, "note", "NOTE_MISSING"],
    ]);
    const numbers = ["NIK;KK;Hasil;Snapshot;Tgl snapshot", "9,9E+15;;padan;;", ";123;diterima;;", ";;padan;;"];
    expect(faultsOf([...numbers, `;${KK};masuk snapshot;TW4;kemarin`].join("\n"))).toEqual([
      [2, "nik", "DIGITS_LOST"],
      [3, "kk", "IDENTITY_FORM"],
      [4, "nik", "NUMBER_MISSING"],
      [5, "snapshotOn", "SNAPSHOT_DATE"],
    ]);
    const cells = [
      ["NIK", "Hasil"],
      [{ number: "9907014505800000" }, "padan"],
    ] as const;
    expect(readReply(cells)).toMatchObject({ faults: [{ row: 2, field: "nik", code: "DIGITS_LOST" }] });
  });

  it("may be the package's own list of families with a result beside it, in the words of matching", () => {
    const file = read(
      [
        "id_keluarga,nomor_usulan,nomor_kartu_keluarga,hasil,alasan,snapshot,desil_nasional",
        `5207-x,${id(1)};${id(2)},,Padan,,,4`,
        `5207-y,${id(3)},,TIDAK PADAN,,,`,
        `5207-z,${id(4)},,Typo,Data ganda,,`,
        `5207-z,${id(5)};salah,,Masuk snapshot,,TW4,`,
      ].join("\n"),
    );
    expect(file).toMatchObject({ ok: true, deciles: 0, faults: [{ row: 5, field: "number", code: "NUMBER_FORM" }] });
    const told = file.ok ? file.rows : [];
    expect(told.map(({ number, said }) => [number?.id.slice(-1), "family" in said ? said.family.reason : ""])).toEqual([
      ["1", null],
      ["2", null],
      ["3", "nik-unmatched"],
      ["4", "double"],
    ]);
  });

  it("is refused whole when it is no such table", () => {
    expect(read("Nama;Hasil\n1;2")).toEqual({ ok: false, fault: "NUMBER_COLUMN_MISSING" });
    expect(read("Nomor usulan;Desa\n1;2")).toEqual({ ok: false, fault: "RESULT_COLUMN_MISSING" });
    expect(read(csv(`${id(1)};;;;`))).toEqual({ ok: false, fault: "NO_ROWS" });
    const many = Array.from({ length: MAX_REPLY_ROWS + 1 }, () => [KK, "Diterima"]);
    expect(readReply([["KK", "Hasil"], ...many])).toEqual({ ok: false, fault: "TOO_MANY_ROWS" });
  });

  it("is understood in the words that the covering list writes, in both languages", () => {
    for (const { csv: words } of [en, id_]) {
      for (const [state, result] of Object.entries(words.state)) {
        const rows = Object.entries(words.reasonWord).map(
          ([, reason], index) => `${id(index)};${result};${state === "refused" ? reason : ""};Contoh;TW4`,
        );
        const file = read(csv(...rows));
        expect(file.ok && file.faults, `${result}`).toEqual([]);
        const said = (file.ok ? file.rows : []).flatMap((row) => ("family" in row.said ? [row.said.family] : []));
        expect(said.map((one) => one.state)).toEqual(rows.map(() => state));
        if (state === "refused") expect(said.map((one) => one.reason)).toEqual(Object.keys(words.reasonWord));
      }
      const heading = [words.number, words.result, words.reason, words.note, "Snapshot"].join(",");
      expect(read(`${heading}\n${id(1)},${words.state.accepted},,,`)).toMatchObject({ ok: true, faults: [] });
    }
  });

  it("never breaks, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        const cells = parseCsv(csv(text));
        const file = cells === null ? null : readReply(cells);
        if (file?.ok === true)
          for (const { said } of file.rows)
            if ("family" in said) expect(replyProblem("exported", said.family)).toBeNull();
      }),
    );
  });

  it("is counted by every line end, a return alone too, before any cell is made", () => {
    expect(csvSize(Buffer.from("a;b\r\nc;d\re;f\ng"))).toEqual({ rows: 3, cells: 3 });
    expect(csvSize(Buffer.from("\r".repeat(50)))).toEqual({ rows: 50, cells: 0 });
  });
});
