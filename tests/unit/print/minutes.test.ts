import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import type { MinutesContent } from "@/lib/domain/meeting/minutes";
import enMeeting from "@/lib/i18n/messages/en/meeting.json";
import idMeeting from "@/lib/i18n/messages/id/meeting.json";
import { type MinutesSheet, minutesDocument } from "@/lib/server/print/minutes-document";
import { renderPdf } from "@/lib/server/print/pdf";
import { pageCount, textOf } from "./pdf-text";

const words = {
  id: createTranslator({ locale: "id", messages: { meeting: idMeeting }, namespace: "meeting.minutes" }),
  en: createTranslator({ locale: "en", messages: { meeting: enMeeting }, namespace: "meeting.minutes" }),
};
const decision = {
  publicId: "5207-x",
  headName: "Kepala Contoh",
  place: "RT 1",
  kind: "condition",
  eventCodes: [],
  changeCount: 2,
  warningCount: 0,
  outcome: "returned",
  reason: "EVIDENCE_UNCLEAR",
  note: "Foto kabur.",
  snapshotSha256: "ab".repeat(32),
} as const;
const content: MinutesContent = {
  villageCode: "5207032001",
  kind: "musdes",
  heldOn: "2026-05-14",
  place: "Balai Contoh",
  minutes: "Dibahas bersama.",
  attendance: [{ name: "Warga Contoh", position: "Kepala Dusun" }],
  decisions: [decision],
};
const URL = "http://localhost/periksa-berita-acara/5207-0";
const issued: MinutesSheet = {
  content,
  village: "Desa Contoh",
  day: "Kamis, 14 Mei 2026",
  issue: { number: 2, at: "20 Mei 2026", sha256: "cd".repeat(32), checkUrl: URL },
  tell: () => ({ changes: "2 perubahan", reason: "Bukti kurang jelas" }),
};
const draw = async (sheet: MinutesSheet, locale: "id" | "en" = "id") =>
  renderPdf(minutesDocument(sheet, words[locale]));

describe("printed minutes", () => {
  it("hold attendance, decisions with reasons, the annex with hashes, and where to check them", async () => {
    const shown = textOf(await draw(issued));
    for (const part of [
      "Dibahasbersama.",
      "WargaContoh",
      "KepalaContoh",
      "dikembalikan",
      "Buktikurangjelas",
      "abababab",
      "cdcdcdcd",
      "Terbitanke-2",
      "periksa-berita-acara",
    ])
      expect(shown, part).toContain(part);
    expect(shown).not.toContain("Rancangan");
  });

  it("say of a draft that it cannot be checked, and carry no address", async () => {
    const shown = textOf(await draw({ ...issued, issue: null }));
    expect(shown).toContain("Rancangan");
    expect(shown).not.toContain("periksa-berita-acara");
  });

  it("are complete in English", async () => {
    expect(textOf(await draw(issued, "en"))).toContain("fingerprintofeachfamily");
  });

  it("of 500 families repeat the head of the table on every page and stay quick", async () => {
    const many = { ...content, decisions: Array.from({ length: 500 }, () => decision) };
    const pdf = await draw({ ...issued, content: many });
    expect(pageCount(pdf)).toBeGreaterThan(20);
    expect(textOf(pdf).match(/SHA-256isian/g)?.length ?? 0).toBeGreaterThan(5);
  });
});
