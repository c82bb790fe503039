import { describe, expect, it } from "vitest";
import { type FamilyEvent, relationKey } from "@/lib/domain/event/event";
import { eventAnswerWords } from "@/lib/domain/event/event-view";
import type { AnswerValue } from "@/lib/domain/instrument/answers";
import { REGSOSEK22K } from "@/lib/domain/instrument/regsosek22k/regsosek22k";

const CHILD = "0197a000-0000-7000-8000-000000000002";
const SPLIT: FamilyEvent = { id: "e", code: "PSH", answers: {} };

function words(key: string, value: AnswerValue) {
  const nameOf = (uid: string) => (uid === CHILD ? "Anak Contoh" : "?");
  return eventAnswerWords(SPLIT, key, value, { instrument: REGSOSEK22K, locale: "id", nameOf });
}

describe("an event's answer in words", () => {
  it("names people, numbers and days, and the relation in the other family", () => {
    expect(words("people", CHILD).text).toBe("Anak Contoh");
    expect(words("newKk", "9952070101269001").text).toBe("9952070101269001");
    expect(words("day", "2026-05-14").text).toBe("14 Mei 2026");
    expect(words(relationKey(CHILD), 1).text).toBe("Kepala keluarga");
  });

  it("has the field's label also where there is no answer or none that can be read out", () => {
    for (const key of ["people", "newKk", "evidenceFile", relationKey(CHILD)]) {
      expect(words(key, null).text).toBe("");
      expect(words(key, null).label).not.toBe("");
    }
    expect(words("evidenceFile", "0197a000-0000-7000-8000-000000000009").text).toBe("");
  });
});
