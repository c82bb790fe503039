import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import type { TrainingMinutes } from "@/lib/domain/training-session/minutes";
import enTraining from "@/lib/i18n/messages/en/training-session.json";
import idTraining from "@/lib/i18n/messages/id/training-session.json";
import { renderPdf } from "@/lib/server/print/pdf";
import { type TrainingMinutesSheet, trainingMinutesDocument } from "@/lib/server/print/training-minutes-document";
import { pageCount, qrOf, textOf } from "./pdf-text";

const words = {
  id: createTranslator({ locale: "id", messages: { t: idTraining }, namespace: "t.minutes" }),
  en: createTranslator({ locale: "en", messages: { t: enTraining }, namespace: "t.minutes" }),
};
const person = {
  name: "Sari (contoh)",
  role: "village-operator",
  regionLabel: "Desa Beru",
  isDeputy: false,
  isPresent: true,
  theoryScore: 83,
  practicePassed: true,
  passed: true,
} as const;
const content: TrainingMinutes = {
  title: "Pelatihan operator desa",
  mode: "on-site",
  place: "Aula kecamatan",
  regionCode: "5207",
  regionLabel: "Kabupaten Contoh",
  trainerName: "Pelatih (contoh)",
  startsAt: new Date("2026-05-14T01:00:00Z"),
  endsAt: new Date("2026-05-15T08:00:00Z"),
  zone: "Asia/Makassar",
  passMark: 70,
  people: [person, { ...person, name: "Budi (contoh)", isPresent: false, theoryScore: null, passed: false }],
};
const URL = "https://mutakhir.contoh.go.id/periksa-pelatihan/5207-0123456789abcdefghjkmnpqrs";
const closed = {
  documentNumber: "3/BA-PEL/5207/2026",
  version: 2,
  isReplaced: false,
  sha256: "cd".repeat(32),
  checkUrl: URL,
};
const sheet: TrainingMinutesSheet = {
  content,
  when: "14 Mei 2026 sampai 15 Mei 2026",
  mode: "Tatap muka",
  duty: () => "Operator desa, Desa Beru",
  at: "15 Mei 2026, 17.00 WITA",
  closed,
};
const draw = (part: Partial<TrainingMinutesSheet> = {}, locale: "id" | "en" = "id") =>
  renderPdf(trainingMinutesDocument({ ...sheet, ...part }, words[locale]));

describe("the printed minutes of a training", () => {
  it("bear number, version, people with results, fingerprint, and a code that a camera reads", async () => {
    const pdf = await draw();
    const shown = textOf(pdf);
    for (const part of [
      "3/BA-PEL/5207/2026",
      "versi2",
      "Sari(contoh)",
      "Budi(contoh)",
      "83",
      "Aulakecamatan",
      "cdcdcdcd",
    ])
      expect(shown, part).toContain(part);
    expect(shown).not.toContain("Rancangan");
    expect(qrOf(pdf)).toBe(URL);
  });

  it("say of a draft and of a replaced version what they are", async () => {
    const draft = await draw({ closed: null });
    expect(textOf(draft)).toContain("Rancangan");
    expect(textOf(draft)).not.toContain("periksa-pelatihan");
    expect(textOf(await draw({ closed: { ...closed, isReplaced: true } }))).toContain("sudahdiganti");
  });

  it("are complete in English, also of nobody", async () => {
    expect(textOf(await draw({ content: { ...content, people: [] } }, "en"))).toContain("Nobody.");
  });

  it("of 200 people stay on a few pages", async () => {
    const many = { ...content, people: Array.from({ length: 200 }, () => person) };
    expect(pageCount(await draw({ content: many }))).toBeLessThan(16);
  });
});
