import { describe, expect, it } from "vitest";
import { CODE_PAIRS, toFormCode, toRecordCode } from "@/lib/domain/conversion/code-pairs";
import { CONVERSIONS } from "@/lib/domain/conversion/conversions";
import { suggestedAnswers } from "@/lib/domain/conversion/suggestions";
import type { AnswerMap, AnswerValue } from "@/lib/domain/instrument/answers";
import { DTSENPBI2026 } from "@/lib/domain/instrument/dtsenpbi2026/dtsenpbi2026";
import { findQuestion } from "@/lib/domain/instrument/instrument";
import { INSTRUMENTS } from "@/lib/domain/instrument/registry";
import { REGSOSEK22K } from "@/lib/domain/instrument/regsosek22k/regsosek22k";
import { findVariable } from "@/lib/domain/variable/dictionary";
import type { Level } from "@/lib/domain/variable/variable";

function converted(to: string, row: AnswerMap): AnswerValue {
  const found = CONVERSIONS.filter((conversion) => conversion.to === to);
  if (found.length !== 1) throw new Error(`${found.length} conversions to ${to}`);
  return found[0]?.convert(row) ?? null;
}

describe("codes that go both ways", () => {
  it("come back as they were, from the record and from the form", () => {
    for (const [instrument, variables] of Object.entries(CODE_PAIRS))
      for (const [variable, pairs] of Object.entries(variables))
        for (const [record, form] of pairs) {
          expect(toFormCode(instrument, variable, record)).toBe(form);
          expect(toRecordCode(instrument, variable, form)).toBe(record);
        }
  });

  it("are the numbers that the form prints, and no other list differs", () => {
    for (const instrument of INSTRUMENTS)
      for (const question of instrument.questions) {
        if (question.type !== "choice") continue;
        for (const { code, printed } of question.options)
          expect(toFormCode(instrument.code, `${question.level}.${question.key}`, code), question.key).toBe(
            printed ?? code,
          );
      }
  });

  it("have no counterpart for what the other form does not know", () => {
    expect(toRecordCode("DTSEN-PBI-2026", "member.presence", 8)).toBeNull();
    expect(toFormCode("REGSOSEK22-K", "member.presence", 6)).toBe(6);
  });
});

describe("answers of 2022 told to the form of 2026", () => {
  it.each([
    ...[1, 2, 3, 4, 5].map((code) => ["relationDetail", { relationToHead: code }, code] as const),
    ["relationDetail", { relationToHead: 6 }, null],
    ["relationDetail", { relationToHead: 7 }, 9],
    ["relationDetail", { relationToHead: 8 }, null],
    ...[23].map((code) => ["certificateGroup", { highestCertificate: code }, 0] as const),
    ...[1, 2, 3, 4, 5].map((code) => ["certificateGroup", { highestCertificate: code }, 1] as const),
    ...[6, 7, 8, 9, 10].map((code) => ["certificateGroup", { highestCertificate: code }, 2] as const),
    ...[11, 12, 13, 14, 15, 16, 17].map((code) => ["certificateGroup", { highestCertificate: code }, 3] as const),
    ["certificateGroup", { highestCertificate: 18 }, 4],
    ...[19, 20].map((code) => ["certificateGroup", { highestCertificate: code }, 5] as const),
    ...[21, 22].map((code) => ["certificateGroup", { highestCertificate: code }, 6] as const),
    ["jobStatus", { employmentStatus: 1 }, 1],
    ["jobStatus", { employmentStatus: 2 }, 2],
    ["jobStatus", { employmentStatus: 3 }, 2],
    ["jobStatus", { employmentStatus: 4 }, 3],
    ["jobStatus", { employmentStatus: 5 }, 4],
    ["jobStatus", { employmentStatus: 6 }, 5],
    ["jobStatus", { employmentStatus: 7 }, 5],
    ["jobStatus", { employmentStatus: 8 }, 6],
    ["landTitleGroup", { landTitle: 1 }, 1],
    ["landTitleGroup", { landTitle: 2 }, 1],
    ["landTitleGroup", { landTitle: 3 }, 1],
    ["landTitleGroup", { landTitle: 4 }, 2],
    ["landTitleGroup", { landTitle: 5 }, 3],
    ["landTitleGroup", { landTitle: 6 }, 4],
    ["illnessAsthma", { chronicIllness: 4 }, 1],
    ["illnessAsthma", { chronicIllness: 1 }, 2],
    ["illnessAsthma", { chronicIllness: 5 }, null],
    ["illnessOther", { chronicIllness: 18 }, 1],
    ["disabilityVisual", { difficultySeeing: 2 }, 1],
    ["disabilityVisual", { difficultySeeing: 3 }, 2],
    ["disabilityVisual", {}, null],
    ["disabilityPhysical", { difficultyWalking: 4, difficultyHands: 1 }, 1],
    ["disabilityPhysical", { difficultyWalking: 4, difficultyHands: 4 }, 2],
    ["disabilityPhysical", { difficultyWalking: 4 }, null],
  ] as const)("%s of %o is %s", (to, row, expected) => {
    expect(converted(to, row)).toBe(expected);
  });
});

describe("answers of 2026 told to the form of 2022", () => {
  it.each([
    ["assetFridge", { fridgeCount: 2 }, 1],
    ["assetFridge", { fridgeCount: 0 }, 2],
    ["assetFridge", {}, null],
    ["assetGold", { goldGram: 9 }, 2],
    ["assetGold", { goldGram: 10 }, 1],
    ["assetLandElsewhere", { otherLandCount: 1 }, 1],
    ["assetHouseElsewhere", { otherHouseCount: 0 }, 2],
    ["meterPower1", { meters: [{ power: 2, idType: 1, id: "1" }] }, 2],
    ["meterPower2", { meters: [{ power: 2, idType: 1, id: "1" }] }, null],
  ] as const)("%s of %o is %s", (to, row, expected) => {
    expect(converted(to, row)).toBe(expected);
  });
});

describe("every conversion", () => {
  it("joins variables that exist, each asked by one form, and names codes the target has", () => {
    for (const { level, to, from, convert } of CONVERSIONS) {
      const target = findVariable(level, to);
      expect(target, to).not.toBeNull();
      for (const key of from) {
        const source = findVariable(level, key);
        expect(source, key).not.toBeNull();
        for (const code of source?.codes ?? []) {
          const value = convert({ [key]: code });
          if (value !== null) expect(target?.codes, `${key} ${code}`).toContain(value);
        }
      }
    }
  });
});

const UID = "0190a000-0000-7000-8000-000000000001";
const record = { household: {}, members: { [UID]: { highestCertificate: 13 } }, civil: {} };

describe("suggestions", () => {
  const dated = (blocks: Record<string, string>) => (_uid: string | null, block: string) => blocks[block] ?? null;

  it("are made for what this form asks and the record does not answer", () => {
    const made = suggestedAnswers(DTSENPBI2026, record, () => null);
    expect(made.members).toEqual({ [UID]: { certificateGroup: 3 } });
    expect(suggestedAnswers(REGSOSEK22K, record, () => null).members).toEqual({});
  });

  it("give way to an own answer that is as new, and stand beside one that is older", () => {
    const own = { ...record, members: { [UID]: { highestCertificate: 13, certificateGroup: 1 } } };
    const asOf = (own_: string, other: string) => dated({ educationDtsen: own_, educationRegsosek: other });
    expect(suggestedAnswers(DTSENPBI2026, own, asOf("2026-05-01", "2026-05-01")).members).toEqual({});
    expect(suggestedAnswers(DTSENPBI2026, own, asOf("2026-01-01", "2026-05-01")).members).toEqual({
      [UID]: { certificateGroup: 3 },
    });
  });

  it("never name what the form does not ask", () => {
    for (const instrument of INSTRUMENTS)
      for (const { level, to } of CONVERSIONS) {
        const all: Record<Level, AnswerMap> = { household: {}, member: {}, civil: {} };
        all[level] = { highestCertificate: 13, fridgeCount: 1, chronicIllness: 1 };
        const made = suggestedAnswers(
          instrument,
          { household: all.household, members: { [UID]: all.member }, civil: {} },
          () => null,
        );
        const row = level === "household" ? made.household : (made.members[UID] ?? {});
        if (findQuestion(instrument, level, to) === null) expect(row[to], to).toBeUndefined();
      }
  });
});
