import { describe, expect, it } from "vitest";
import { type AppliedRevision, between, causeOf, isInput } from "@/lib/domain/dynamics/cause";
import { driversOf } from "@/lib/domain/dynamics/driver";

const UID = "0190a000-0000-7000-8000-000000000001";
const change = (key: string, before: number | null = 1, after: number | null = 2) => ({ key, before, after });
const revision = (part: Partial<AppliedRevision>): AppliedRevision => ({
  appliedOn: "2026-05-01",
  isCorrection: false,
  changes: [],
  memberOps: [],
  events: [],
  ...part,
});

describe("what moved a decile", () => {
  it("is the model where nothing, or nothing that a ranking takes up, was applied", () => {
    expect(causeOf([])).toBe("model");
    for (const key of [
      "household.address",
      "household.photoFront",
      "household.programPkh",
      `member:${UID}.name`,
      `civil:${UID}.religion`,
    ])
      expect(causeOf([revision({ changes: [change(key)] })]), key).toBe("model");
  });

  it("is the condition where an input or who belongs to the family changed", () => {
    expect(causeOf([revision({ changes: [change("household.floorMaterial")] })])).toBe("condition");
    expect(causeOf([revision({ changes: [change(`member:${UID}.workedLastWeek`)] })])).toBe("condition");
    expect(causeOf([revision({ memberOps: [{ kind: "add", uid: UID }] })])).toBe("condition");
    expect(isInput(change(`member:${UID}.presence`))).toBe(true);
  });

  it("is the correction as soon as one mended an input, whatever else happened", () => {
    const mended = revision({ isCorrection: true, changes: [change("household.floorAreaM2")] });
    const lived = revision({ changes: [change("household.floorMaterial")] });
    expect(causeOf([lived, mended])).toBe("correction");
    expect(causeOf([lived, revision({ isCorrection: true, changes: [change("household.address")] })])).toBe(
      "condition",
    );
  });

  it("asks what was applied after the one day, up to and with the other", () => {
    const on = (appliedOn: string) => revision({ appliedOn });
    const days = ["2026-04-10", "2026-04-11", "2026-07-10", "2026-07-11"].map(on);
    expect(between(days, "2026-04-10", "2026-07-10").map(({ appliedOn }) => appliedOn)).toEqual([
      "2026-04-11",
      "2026-07-10",
    ]);
  });
});

describe("what changed in the family", () => {
  const drivers = (part: Partial<AppliedRevision>, earners: readonly string[] = []) =>
    [...driversOf([revision(part)], new Set(earners))].toSorted();

  it("is read from answers that turned", () => {
    expect(drivers({ changes: [change(`member:${UID}.workedLastWeek`, 1, 2)] })).toEqual(["work-lost"]);
    expect(drivers({ changes: [change(`member:${UID}.workedLastWeek`, 2, 1)] })).toEqual(["work-found"]);
    expect(drivers({ changes: [change(`member:${UID}.chronicIllness`, 1, 6)] })).toEqual(["illness"]);
    expect(drivers({ changes: [change(`member:${UID}.illnessStroke`, 2, 1)] })).toEqual(["illness"]);
    expect(drivers({ changes: [change(`member:${UID}.difficultyWalking`, 4, 2)] })).toEqual(["disability"]);
    expect(drivers({ changes: [change("household.roofMaterial"), change("household.motorcycleCount")] })).toEqual([
      "belongings",
      "housing",
    ]);
    expect(drivers({ changes: [change(`member:${UID}.maritalStatus`)] })).toEqual(["other"]);
  });

  it("is what was told to have happened", () => {
    expect(drivers({ events: [{ code: "KND-", cause: 3 }] })).toEqual(["disaster"]);
    expect(drivers({ events: [{ code: "KND+", cause: 2 }] })).toEqual(["business-grew"]);
    expect(drivers({ events: [{ code: "DIS", cause: null }] })).toEqual(["disability"]);
  });

  it("tells the death of an earner from other departures", () => {
    const died = [{ kind: "leave" as const, uid: UID, presence: 2 }];
    expect(drivers({ memberOps: died }, [UID])).toEqual(["earner-gone"]);
    expect(drivers({ memberOps: died })).toEqual(["smaller-family"]);
    expect(drivers({ memberOps: [{ kind: "leave", uid: UID, presence: 3 }] }, [UID])).toEqual(["smaller-family"]);
    expect(drivers({ memberOps: [{ kind: "add", uid: UID }] })).toEqual(["larger-family"]);
  });

  it("takes nothing from a correction", () => {
    expect(drivers({ isCorrection: true, changes: [change("household.roofMaterial")] })).toEqual([]);
  });
});
