import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import type { PaperContent } from "@/lib/domain/delivery/paper";
import enHandover from "@/lib/i18n/messages/en/handover.json";
import idHandover from "@/lib/i18n/messages/id/handover.json";
import { handoverDocument } from "@/lib/server/print/handover-document";
import { renderPdf } from "@/lib/server/print/pdf";
import { pageCount, textOf } from "./pdf-text";

const words = {
  id: createTranslator({ locale: "id", messages: { handover: idHandover }, namespace: "handover.paper" }),
  en: createTranslator({ locale: "en", messages: { handover: enHandover }, namespace: "handover.paper" }),
};
const content = (extra: Partial<PaperContent> = {}): PaperContent => ({
  kind: "bast",
  fields: {
    letterNumber: "400.9/12/2026",
    madeOn: "2026-11-26",
    place: "Taliwang",
    giver: { institution: "Dinas Sosial Contoh", name: "Contoh Satu", position: "Kepala Dinas" },
    receiver: { institution: "BPS Contoh", name: "Contoh Dua", position: "Kepala" },
    method: "medium",
    validTo: null,
    mayReshare: false,
  },
  regencyCode: "5207",
  regencyName: "Kabupaten Contoh",
  packageNumber: "1/2026",
  recipient: "bps",
  madeAt: "2026-11-26T03:00:00.000Z",
  proposals: 3,
  leftOut: 1,
  families: 2,
  people: 7,
  dataSha256: "ab".repeat(32),
  files: [
    { name: "keluarga.csv", rows: 2, bytes: 900, sha256: "cd".repeat(32) },
    { name: "anggota.csv", rows: 7, bytes: 2100, sha256: "ef".repeat(32) },
  ],
  ...extra,
});
const draw = (paper: PaperContent, locale: "id" | "en" = "id") =>
  renderPdf(
    handoverDocument(
      {
        content: paper,
        day: "Kamis, 26 November 2026",
        lastDay: paper.fields.validTo === null ? null : "Kamis, 25 November 2027",
        frozenAt: "26 November 2026 11.00",
        recipient: "BPS",
        issue: {
          number: 2,
          at: "27 November 2026",
          sha256: "12".repeat(32),
          checkUrl: "http://localhost/periksa-serah-terima/5207-0",
        },
      },
      words[locale],
    ),
  );

describe("printed papers of a hand-over", () => {
  it("hold parties, basis, files with rows and checksums, statements, places to sign and a code to check by", async () => {
    const pdf = await draw(content());
    const shown = textOf(pdf);
    for (const part of [
      "BERITAACARASERAHTERIMADATA",
      "400.9/12/2026",
      "DinasSosialContoh",
      "ContohDua",
      "Pasal23dan24",
      "keluarga.csv",
      "cdcdcdcd",
      "efefefef",
      "abababab",
      "1usulan",
      "mediapenyimpanantersegel",
      "tidakmeneruskandata",
      "Terbitan2",
      "periksa-serah-terima",
    ])
      expect(shown, part).toContain(part);
    expect(pageCount(pdf)).toBeLessThanOrEqual(3);
  });

  it("say in an agreement what each party answers for, and until when", async () => {
    const { fields } = content();
    const agreement = content({ kind: "agreement", fields: { ...fields, validTo: "2027-11-25", mayReshare: true } });
    const shown = textOf(await draw(agreement));
    for (const part of ["PERJANJIANBERBAGIDATA", "25November2027", "bolehmeneruskan", "tanggungjawab", "dikembalikan"])
      expect(shown.replaceAll("bertanggungjawab", "tanggungjawab"), part).toContain(part);
    expect(textOf(await draw(agreement, "en"))).toContain("DATA-SHARINGAGREEMENT");
  });
});
