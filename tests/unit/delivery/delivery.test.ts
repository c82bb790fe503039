import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  DELIVERY_STATES,
  REFUSAL_REASONS,
  type Reply,
  replyProblem,
  settledReply,
} from "@/lib/domain/delivery/delivery";
import { MAX_REPLY_LINES, readDeliveryReply } from "@/lib/domain/delivery/reply-file";
import en from "@/lib/i18n/messages/en/delivery.json";
import id_ from "@/lib/i18n/messages/id/delivery.json";

const reply = (extra: Partial<Reply> = {}): Reply => ({
  state: "accepted",
  reason: null,
  note: null,
  snapshot: null,
  ...extra,
});
const id = (n: number) => `5207-00000000-0000-7000-8000-${String(n).padStart(12, "0")}`;
const csv = (...rows: readonly string[]) => ["Nomor usulan;Hasil;Alasan;Catatan;Snapshot", ...rows].join("\r\n");

describe("what the centre may say", () => {
  it("keeps what is in a snapshot, and corrects what it said before", () => {
    expect(replyProblem("exported", reply())).toBeNull();
    expect(replyProblem("refused", reply())).toBeNull();
    expect(replyProblem("accepted", reply({ state: "refused", reason: "late" }))).toBeNull();
    expect(replyProblem("in-snapshot", reply())).toBe("FINAL");
    expect(replyProblem("in-snapshot", reply({ state: "in-snapshot", snapshot: "DTSEN 2026 TW4" }))).toBeNull();
  });

  it("needs a reason, a note for another reason, a name of the snapshot, and no identity number", () => {
    expect(replyProblem("exported", reply({ state: "refused" }))).toBe("REASON_MISSING");
    expect(replyProblem("exported", reply({ state: "refused", reason: "other" }))).toBe("NOTE_MISSING");
    expect(replyProblem("exported", reply({ state: "refused", reason: "other", note: "Berkas rusak." }))).toBeNull();
    expect(replyProblem("exported", reply({ state: "in-snapshot" }))).toBe("SNAPSHOT_MISSING");
    expect(replyProblem("exported", reply({ note: "NIK 9900012406630001 salah" }))).toBe("IDENTITY_NUMBER");
    expect(replyProblem("exported", reply({ note: "Nomor surat 123456789012" }))).toBeNull();
  });

  it("keeps only the parts that its state has", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...DELIVERY_STATES.filter((state) => state !== "exported")),
        fc.constantFrom(null, ...REFUSAL_REASONS),
        fc.option(fc.string()),
        fc.option(fc.string()),
        (state, reason, note, snapshot) => {
          const settled = settledReply({ state, reason, note, snapshot });
          expect(settled.reason === null || state === "refused").toBe(true);
          expect(settled.snapshot === null || state === "in-snapshot").toBe(true);
          expect(settled).toMatchObject({ state, note });
        },
      ),
    );
  });
});

describe("the centre's file", () => {
  it("is read whatever its separator, order and words, and rows nobody answered are left alone", () => {
    const read = readDeliveryReply(
      "\uFEFFHasil,Desa,Nomor usulan,Alasan,Catatan\n" +
        `Diterima,Contoh,${id(1)},,\nDITOLAK,Contoh,'${id(2)},Data ganda,"Sudah ada, lihat berkas"\n,Contoh,${id(3)},,\n`,
    );
    expect(read).toEqual({
      ok: true,
      faults: [],
      lines: [
        { row: 2, regencyCode: "5207", proposalId: id(1).slice(5), ...reply() },
        {
          row: 3,
          regencyCode: "5207",
          proposalId: id(2).slice(5),
          ...reply({ state: "refused", reason: "double", note: "Sudah ada, lihat berkas" }),
        },
      ],
    });
  });

  it("names each row that it does not understand", () => {
    const read = readDeliveryReply(
      csv(
        "12;Diterima;;;",
        `${id(1)};Mungkin;;;`,
        `${id(2)};Ditolak;;;`,
        `${id(3)};Ditolak;Kurang kopi;;`,
        `${id(4)};Masuk snapshot;;;`,
        `${id(5)};Diterima;;9900012406630001;`,
        `${id(6)};Diterima;;;`,
        `${id(6)};Ditolak;Ganda;;`,
        `${id(7)};Ditolak;Lainnya;;`,
      ),
    );
    expect(read.ok && read.faults).toEqual([
      { row: 2, code: "NUMBER_FORM" },
      { row: 3, code: "RESULT_UNKNOWN" },
      { row: 4, code: "REASON_MISSING" },
      { row: 5, code: "REASON_UNKNOWN" },
      { row: 6, code: "SNAPSHOT_MISSING" },
      { row: 7, code: "IDENTITY_NUMBER" },
      { row: 8, code: "NUMBER_TWICE" },
      { row: 9, code: "NUMBER_TWICE" },
      { row: 10, code: "NOTE_MISSING" },
    ]);
    expect(read.ok && read.lines).toEqual([]);
  });

  it("may be the package's own list of families with a result beside it, in the words of matching", () => {
    const read = readDeliveryReply(
      [
        "id_keluarga,nomor_usulan,nomor_kartu_keluarga,hasil,alasan,snapshot",
        `5207-x,${id(1)};${id(2)},,Padan,,`,
        `5207-y,${id(3)},,TIDAK PADAN,,`,
        `5207-z,${id(4)},,Typo,Data ganda,`,
        `5207-z,${id(5)};salah,,Masuk snapshot,,TW4`,
      ].join("\n"),
    );
    expect(read.ok && read.faults).toEqual([{ row: 5, code: "NUMBER_FORM" }]);
    expect(read.ok && read.lines.map(({ proposalId, state, reason }) => [proposalId.slice(-1), state, reason])).toEqual(
      [
        ["1", "accepted", null],
        ["2", "accepted", null],
        ["3", "refused", "nik-unmatched"],
        ["4", "refused", "double"],
        ["5", "in-snapshot", null],
      ],
    );
  });

  it("is refused whole when it is no such table", () => {
    expect(readDeliveryReply('Nomor usulan;Hasil\n"tidak ditutup')).toEqual({ ok: false, fault: "NO_TABLE" });
    expect(readDeliveryReply("NIK;Hasil\n1;2")).toEqual({ ok: false, fault: "NUMBER_COLUMN_MISSING" });
    expect(readDeliveryReply("Nomor usulan;Desa\n1;2")).toEqual({ ok: false, fault: "RESULT_COLUMN_MISSING" });
    expect(readDeliveryReply(csv(`${id(1)};;;;`))).toEqual({ ok: false, fault: "NO_ROWS" });
    const many = Array.from({ length: MAX_REPLY_LINES + 1 }, (_, n) => `${id(n)};Diterima;;;`);
    expect(readDeliveryReply(csv(...many))).toEqual({ ok: false, fault: "TOO_MANY_ROWS" });
  });

  it("is understood in the words that the covering list writes, in both languages", () => {
    for (const { csv: words } of [en, id_]) {
      for (const [state, result] of Object.entries(words.state)) {
        const rows = Object.entries(words.reasonWord).map(
          ([, reason], index) => `${id(index)};${result};${state === "refused" ? reason : ""};Contoh;TW4`,
        );
        const read = readDeliveryReply(csv(...rows));
        expect(read.ok && read.faults, `${result}`).toEqual([]);
        expect(read.ok && read.lines.map((line) => line.state)).toEqual(rows.map(() => state));
        if (state === "refused")
          expect(read.ok && read.lines.map((line) => line.reason)).toEqual(Object.keys(words.reasonWord));
      }
      const heading = [words.number, words.result, words.reason, words.note, "Snapshot"].join(",");
      expect(readDeliveryReply(`${heading}\n${id(1)},${words.state.accepted},,,`)).toMatchObject({
        ok: true,
        faults: [],
      });
    }
  });

  it("never breaks, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        const read = readDeliveryReply(csv(text));
        if (read.ok) for (const line of read.lines) expect(replyProblem("exported", line)).toBeNull();
      }),
    );
  });
});
