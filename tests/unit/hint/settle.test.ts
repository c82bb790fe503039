import { describe, expect, it } from "vitest";
import { type FormHint, HINT_TAKEN, hintNoteKey, hintTakenKey, wordsOfNotes } from "@/lib/domain/hint/hint";
import { settleHint } from "@/lib/domain/hint/settle";
import type { AnswerValue } from "@/lib/domain/instrument/answers";

const UID = "01990000-0000-7000-8000-000000000001";
const hint: FormHint = {
  id: "01990000-0000-7000-8000-00000000000a",
  level: "member",
  uid: UID,
  key: "healthInsurance",
  value: [1],
  sector: "jkn",
  asOf: "2026-11-01",
};
const CHANGED = new Set([`member:${UID}.healthInsurance`]);

function settled(answer: AnswerValue, notes: Record<string, string> = {}, changed: ReadonlySet<string> = CHANGED) {
  const answers = { household: {}, members: { [UID]: { healthInsurance: answer } }, civil: {} };
  return settleHint(hint, { answers, notes, changed });
}

describe("what becomes of a hint when a proposal is sent", () => {
  it("is taken only when a person took it over: an equal answer that was typed is the village's own", () => {
    expect(settled([1], { [hintTakenKey(hint.id)]: HINT_TAKEN }).state).toBe("taken");
    expect(settled([1]).state).toBe("same");
  });

  it("counts the answer that is sent, whatever was pressed before", () => {
    expect(settled([2], { [hintTakenKey(hint.id)]: HINT_TAKEN }).state).toBe("contradicted");
    expect(settled([1], { [hintNoteKey(hint.id)]: "Data itu sudah lama" })).toEqual({
      id: hint.id,
      state: "same",
      reason: null,
    });
  });

  it("is passed over with the reason, in which no long number stands", () => {
    const said = settled([2], { [hintNoteKey(hint.id)]: ` Bukan orangnya, NIK 9907014505800001 ${"x".repeat(600)}` });
    expect(said.state).toBe("passed");
    expect(said.reason).toMatch(/^Bukan orangnya, NIK •{16} x/);
    expect(said.reason).toHaveLength(500);
  });

  it("waits for the next proposal where this one says nothing of it", () => {
    expect(settled([2], {}, new Set()).state).toBe("open");
    expect(settled([2], { [hintNoteKey(hint.id)]: "  " }, new Set()).state).toBe("open");
  });

  it("leaves no mark among the words that a family's history shows", () => {
    expect(
      wordsOfNotes({ [hintTakenKey(hint.id)]: HINT_TAKEN, V11: "Sudah dicek", V12: "Sudah dicek", V13: " " }),
    ).toEqual(["Sudah dicek"]);
  });
});
