import { describe, expect, it } from "vitest";
import type { Actor, Grant } from "@/lib/domain/access/actor";
import type { Role } from "@/lib/domain/access/role";
import { NO_ANSWERS } from "@/lib/domain/instrument/answers";
import { diff } from "@/lib/domain/instrument/diff";
import { REGSOSEK22K } from "@/lib/domain/instrument/regsosek22k/regsosek22k";
import { maskIdentifier } from "@/lib/domain/queue/mask";
import { contentOf, decidabilityOf } from "@/lib/domain/queue/proposal-detail";
import { changeGroups, type Sight, type Subject, unchangedSections } from "@/lib/domain/queue/readable";
import { STANDARD_TIERS } from "@/lib/domain/workflow/tier";

const UID = "01920000-0000-7000-8000-0000000000aa";
const NIK = "9907014506800001";
const base = {
  household: { floorMaterial: 5, kkNumber: "9907010101200002" },
  members: { [UID]: { name: "Sari (contoh)", nik: NIK, relationToHead: 1, memberNo: 1, presence: 1 } },
  civil: {},
};
const after = {
  household: { floorMaterial: 1, kkNumber: "9907010101200002" },
  members: { [UID]: { ...base.members[UID], nik: "9907014506800009" } },
  civil: {},
};
const subject: Subject = {
  instrument: REGSOSEK22K,
  base,
  after,
  payload: {
    instrument: "REGSOSEK22-K",
    version: 1,
    baseRevision: 1,
    conditionDate: "2026-05-14",
    answers: after,
    memberOps: [],
    notes: { "V08|": "Memang dua." },
  },
  findings: [
    {
      key: "household.floorMaterial",
      ruleId: "V08",
      severity: "warning",
      target: { level: "household", uid: null, key: "floorMaterial" },
      messageId: "x",
      text: { id: "Periksa lantai.", en: "Check the floor." },
    },
  ],
};
const changes = diff(base, after);
const sight: Sight = { locale: "id", identity: true };

describe("changes in words", () => {
  it("give the question, option texts, the person and the warning", () => {
    const groups = changeGroups(subject, changes, sight);
    expect(groups.map((group) => [group.title, group.person])).toEqual([
      ["Keterangan perumahan", null],
      ["Keterangan demografi", "Sari (contoh)"],
    ]);
    const floor = groups[0]?.rows[0];
    expect(floor?.label).toMatch(/lantai/i);
    expect(floor?.before).not.toBe("");
    expect(floor?.after).not.toBe(floor?.before);
    expect(floor?.warnings).toEqual(["Periksa lantai."]);
  });

  it("show identifiers in full to those who may, masked to others", () => {
    const open = JSON.stringify(changeGroups(subject, changes, sight));
    expect(open).toContain(NIK);
    const masked = JSON.stringify([
      changeGroups(subject, changes, { ...sight, identity: false }),
      unchangedSections(subject, changes, { ...sight, identity: false }),
    ]);
    expect(masked).not.toContain(NIK);
    expect(masked).not.toContain("9907010101200002");
    expect(masked).toContain("0001");
  });

  it("leave the rest to be read, without what changed", () => {
    const rest = unchangedSections(subject, changes, sight).flatMap((section) => section.rows.map((row) => row.key));
    expect(rest).toContain("kkNumber");
    expect(rest).not.toContain("floorMaterial");
    expect(rest).not.toContain("nik");
  });

  it("carry the operator's note with its warning, and nothing below a warning", () => {
    const content = contentOf(subject, changes, subject.findings, sight);
    expect(content.warnings).toEqual([
      { key: "V08|.floorMaterial", text: "Periksa lantai.", person: null, note: "Memang dua." },
    ]);
    const missing = subject.findings.map((finding) => ({ ...finding, severity: "missing" as const }));
    expect(contentOf(subject, changes, missing, sight).warnings).toEqual([]);
  });

  it("read an empty family as nothing", () => {
    expect(changeGroups({ ...subject, base: NO_ANSWERS, after: NO_ANSWERS }, [], sight)).toEqual([]);
  });
});

describe("a masked identifier", () => {
  it("shows its last four digits alone", () => {
    expect(maskIdentifier(NIK)).toBe("•••• •••• •••• 0001");
    expect(maskIdentifier("123")).toBe("•••");
    expect(maskIdentifier("")).toBe("");
  });
});

describe("who may decide", () => {
  const held = { state: "endorsed", contributors: ["a"], deciders: ["b"], due_at: null } as const;
  const at = { tier: "verify", set: STANDARD_TIERS, workdays: null } as const;
  const grant: Grant = { id: "g", role: "regency-verifier", regionCode: "5207", level: "full" };
  const by = (userId: string, role: Role = "regency-verifier"): Actor => ({
    userId,
    sessionId: "s",
    displayName: "Contoh",
    locale: "id",
    grant: { ...grant, role },
    grants: [grant],
  });
  it("is anyone without a part in it, while it waits", () => {
    expect(decidabilityOf(by("c"), held, at)).toEqual({ can: true });
    expect(decidabilityOf(by("a"), held, at)).toEqual({ can: false, why: "contributed" });
    expect(decidabilityOf(by("b"), held, at)).toEqual({ can: false, why: "decided" });
    expect(decidabilityOf(by("c"), held, { ...at, tier: "validate" })).toEqual({ can: false, why: "not-waiting" });
    expect(decidabilityOf(by("c", "coach"), held, at)).toEqual({ can: false, why: "not-waiting" });
  });
});
