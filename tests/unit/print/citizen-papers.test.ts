import qrcode from "qrcode-generator";
import { createTranslator } from "use-intl/core";
import { describe, expect, it } from "vitest";
import { qrPath } from "@/lib/domain/qr/qr-path";
import { messagesOf } from "@/lib/i18n/catalogue";
import { letterDocument } from "@/lib/server/print/letter-document";
import { renderPdf, textWidth } from "@/lib/server/print/pdf";
import { posterDocument } from "@/lib/server/print/poster-document";
import { setLines } from "@/lib/server/print/set-lines";
import { pageCount, textOf } from "./pdf-text";

describe("the path of a QR code", () => {
  it("covers the dark squares of the code, each once, and no other", () => {
    const text = "https://mutakhir.example.go.id/mandiri#ABCD-EFGH-JKMN";
    const qr = qrcode(0, "M");
    qr.addData(text);
    qr.make();
    const { path, size } = qrPath(text);
    expect(size).toBe(qr.getModuleCount() + 8);
    const covered = [...path.matchAll(/M(\d+) (\d+)\.5h(\d+)/g)].flatMap(([, x, y, length]) =>
      Array.from({ length: Number(length) }, (_, index) => `${Number(y) - 4}:${Number(x) - 4 + index}`),
    );
    const all = Array.from({ length: qr.getModuleCount() }, (_, at) => at);
    const dark = all.flatMap((row) => all.flatMap((column) => (qr.isDark(row, column) ? [`${row}:${column}`] : [])));
    expect(covered.toSorted()).toEqual(dark.toSorted());
    expect(new Set(covered).size).toBe(covered.length);
  });
});

describe("a paragraph set once", () => {
  it("has no line wider than its width, and all its words in their order", async () => {
    const measure = await textWidth();
    const text = "Setiap keluarga diundang memeriksa dan memperbarui datanya sekali setahun di kantor desa. "
      .repeat(6)
      .trim();
    const lines = setLines(text, 10.5, 300, measure).split("\n");
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines) expect(measure(line, 10.5)).toBeLessThanOrEqual(300);
    expect(lines.join("\u00a0").replaceAll("\u00a0", " ")).toBe(text);
    expect(setLines("Satu", 10.5, 1, measure)).toBe("Satu");
  });
});

describe("papers of families", () => {
  it("are letters of a page each behind their list, with the code and without a number of a card", async () => {
    const letter = {
      headName: "Siti Aminah (contoh)",
      dusun: "Beru Atas",
      rw: "001",
      rt: "003",
      address: "Jalan Raya Jereweh No. 4",
      code: "ABCD-EFGH-JKMN",
      answerBy: "30 September 2026",
    };
    const head = {
      year: 2026,
      village: "Desa Beru",
      above: ["Provinsi Nusa Tenggara Barat", "Kabupaten Sumbawa Barat"],
      address: "https://mutakhir.example.go.id/mandiri",
    };
    const t = createTranslator({ locale: "id", messages: messagesOf("id"), namespace: "invitationLetter" });
    const measure = await textWidth();
    const one = await renderPdf(letterDocument(head, [{ letters: [letter], first: 1 }], t, measure));
    const three = await renderPdf(letterDocument(head, [{ letters: [letter, letter, letter], first: 1 }], t, measure));
    expect([pageCount(one), pageCount(three)]).toEqual([1, 4]);
    const text = textOf(one);
    for (const part of ["SitiAminah(contoh)", "ABCD-EFGH-JKMN", "Undang-UndangNomor27Tahun2022"])
      expect(text).toContain(part);
    expect(text).not.toMatch(/\d{16}/);
  });

  it("are posters of one page, however long the village's name and hours are", async () => {
    for (const locale of ["id", "en"] as const) {
      const t = createTranslator({ locale, messages: messagesOf(locale), namespace: "citizen.poster" });
      const poster = posterDocument(
        {
          village: {
            label: "Desa Labuhan Sangoro Kertasari Timur",
            place: "Desa Labuhan Sangoro Kertasari Timur, Kec. Maronge, Kab. Sumbawa, Nusa Tenggara Barat",
          },
          period: "Masa pembaruan: 1 September 2026 sampai 30 September 2026.",
          url: "https://mutakhir.example.go.id/warga/desa/5204132001",
          hours: Array.from({ length: 3 }, () => "Rabu, 30 September 2026, pukul 08:00 sampai 12:00"),
        },
        t,
      );
      expect(pageCount(await renderPdf(poster))).toBe(1);
    }
  });
});
