import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { summarizeAgenda } from "@/lib/domain/meeting/agenda";
import enMeeting from "@/lib/i18n/messages/en/meeting.json";
import idMeeting from "@/lib/i18n/messages/id/meeting.json";
import { invitationDocument } from "@/lib/server/print/invitation-document";
import { renderPdf } from "@/lib/server/print/pdf";
import { textOf } from "./pdf-text";

const words = {
  id: createTranslator({ locale: "id", messages: { meeting: idMeeting }, namespace: "meeting.invitation" }),
  en: createTranslator({ locale: "en", messages: { meeting: enMeeting }, namespace: "meeting.invitation" }),
};
const place = { dusun: "Dusun Barat", rw: "1", rt: "2" };
const agenda = summarizeAgenda([
  { ...place, kind: "condition", families: 7 },
  { ...place, kind: "event", families: 2 },
]);
const facts = {
  meeting: { kind: "musdes", place: "Balai Contoh" },
  day: "Kamis, 14 Mei 2026",
  asOf: "1 Mei 2026",
  village: "Desa Contoh",
} as const;

const text = async (locale: "id" | "en", given = agenda) =>
  textOf(await renderPdf(invitationDocument({ ...facts, agenda: given }, words[locale])));

describe("the invitation", () => {
  it("says when, where and how much there is to decide, by place", async () => {
    const shown = await text("id");
    for (const part of [
      "Kamis,14Mei2026",
      "BalaiContoh",
      "DesaContoh",
      "Pembahasan9usulan",
      "DusunBarat",
      "Kepaladesa",
    ])
      expect(shown).toContain(part);
  });

  it("says that nothing waits rather than showing an empty table", async () => {
    expect(await text("id", summarizeAgenda([]))).toContain("Belumadausulan");
  });

  it("is complete in English", async () => {
    expect(await text("en")).toContain("Discussionof9familyproposals");
  });
});
