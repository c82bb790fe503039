import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { refusalStep, storyWord } from "@/components/field/outbox/refusal-step";
import { ERROR_CODES } from "@/lib/domain/error/error-code";
import type { RefusalStory } from "@/lib/domain/field/operation";
import { messagesOf } from "@/lib/i18n/catalogue";
import { LOCALES } from "@/lib/i18n/locale";

const STORIES: readonly RefusalStory[] = [
  { kind: "sent", by: "Budi (contoh)", at: 1 },
  { kind: "decided", state: "rejected", reason: null, at: 1 },
  { kind: "decided", state: "returned", reason: "OTHER", at: 1 },
  { kind: "moved", toName: null, at: null },
  { kind: "closed", at: null },
  { kind: "not-mine", at: 1 },
  { kind: "period", endedOn: null },
  { kind: "training" },
  { kind: "schema", known: [1] },
];

describe("a refusal on the device", () => {
  it.each(LOCALES)("has words for every code in %s", (locale) => {
    const outbox = messagesOf(locale).outbox;
    for (const code of ERROR_CODES) {
      expect(outbox.code[code].what, code).toMatch(/\.$/);
      expect(outbox.code[code].todo, code).toMatch(/\.$/);
    }
  });

  it.each(LOCALES)("has words for every story in %s, with and without its day", (locale) => {
    const t = createTranslator({ locale, messages: messagesOf(locale), namespace: "outbox" });
    for (const story of STORIES)
      for (const hasWhen of ["yes", "no"]) {
        const values = { by: "B", when: "1 Mei", state: "x", to: "Desa", hasWhen };
        const what = String(t(`story.${storyWord(story)}.what`, values));
        expect(what).toMatch(/\.$/);
        expect(what).not.toMatch(/[{}]| {2}/);
        expect(t(`story.${storyWord(story)}.todo`)).toMatch(/\.$/);
      }
  });

  it("lets what happened outweigh the code", () => {
    expect(refusalStep("STALE", null)).toBe("fix");
    expect(refusalStep("STALE", { kind: "decided", state: "applied", reason: null, at: 1 })).toBe("none");
    expect(refusalStep("STALE", { kind: "decided", state: "returned", reason: null, at: 1 })).toBe("fix");
    expect(refusalStep("NOT_FOUND", { kind: "not-mine", at: null })).toBe("again");
    expect(refusalStep("PERIOD_CLOSED", { kind: "period", endedOn: null })).toBe("again");
  });

  it("asks nobody to correct what cannot be corrected", () => {
    expect(ERROR_CODES.filter((code) => refusalStep(code, null) === "none")).toEqual([
      "NOT_FOUND",
      "FOUR_EYES",
      "NOT_ALLOWED_NOW",
      "DUPLICATE_OPEN_PROPOSAL",
    ]);
  });
});
