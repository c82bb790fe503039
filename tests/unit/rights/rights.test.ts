import { describe, expect, it } from "vitest";
import { readRightsFilter, rightsHref } from "@/lib/domain/rights/list-filter";
import { groupSeen, type Seen } from "@/lib/domain/rights/readers";
import {
  answerDueAt,
  hoursLeft,
  isProofOf,
  isReasonOf,
  isRestricting,
  needsWish,
  REASONS_OF,
  REFUSAL_REASONS,
  RIGHTS_KINDS,
  rightsAnswerBar,
} from "@/lib/domain/rights/rights";

const ASKED = new Date("2026-12-24T08:00:00Z");

describe("the clock of a request about one's own data", () => {
  it("runs three times twenty-four hours, over days off too", () => {
    expect(answerDueAt(ASKED).toISOString()).toBe("2026-12-27T08:00:00.000Z");
    expect(hoursLeft(answerDueAt(ASKED), ASKED)).toBe(72);
    expect(hoursLeft(answerDueAt(ASKED), new Date("2026-12-27T07:59:59Z"))).toBe(0);
    expect(hoursLeft(answerDueAt(ASKED), new Date("2026-12-27T08:00:01Z"))).toBe(-1);
  });
});

describe("who may answer", () => {
  const standing = { kind: "access", state: "open", recordedBy: "a", isLifted: false } as const;

  it("is anybody whose duty it is but the one who wrote it down, while it is open", () => {
    expect(rightsAnswerBar(standing, "b")).toBeNull();
    expect(rightsAnswerBar(standing, "a")).toBe("FOUR_EYES");
    expect(rightsAnswerBar({ ...standing, recordedBy: null }, "a")).toBeNull();
    expect(rightsAnswerBar({ ...standing, state: "granted" }, "b")).toBe("NOT_ALLOWED_NOW");
  });

  it("may end only a restriction that holds", () => {
    const granted = { ...standing, kind: "restriction", state: "granted" } as const;
    expect(isRestricting(granted)).toBe(true);
    expect(isRestricting({ ...granted, isLifted: true })).toBe(false);
    expect(isRestricting({ ...granted, state: "refused" })).toBe(false);
    expect(isRestricting({ ...granted, kind: "copy" })).toBe(false);
  });
});

describe("what a request must say", () => {
  it("is what to correct or why to restrict, and the proof that fits who asks", () => {
    expect(RIGHTS_KINDS.filter(needsWish)).toEqual(["correction", "restriction"]);
    expect(isProofOf("proxy", "letter")).toBe(true);
    expect(isProofOf("proxy", "ktp")).toBe(false);
    expect(isProofOf("head", "kk")).toBe(true);
    expect(isProofOf("member", "letter")).toBe(false);
  });

  it("is refused for a reason of its kind alone, and every reason has a kind", () => {
    expect(isReasonOf("access", "legal-duty")).toBe(false);
    expect(isReasonOf("correction", "not-ours")).toBe(true);
    const used = new Set(RIGHTS_KINDS.flatMap((kind): readonly string[] => REASONS_OF[kind]));
    expect(REFUSAL_REASONS.filter((reason) => !used.has(reason))).toEqual([]);
  });
});

describe("who saw a family's data", () => {
  const seen = (at: string, part: Partial<Seen> = {}): Seen => ({
    at: new Date(at),
    system: null,
    role: "regency-verifier",
    regionLabel: "Sumbawa Barat",
    purpose: "decide",
    ...part,
  });

  it("is told by office, duty and purpose, the latest first, with how often and from when to when", () => {
    const groups = groupSeen([
      seen("2026-05-02T00:00:00Z"),
      seen("2026-05-01T00:00:00Z"),
      seen("2026-06-01T00:00:00Z", { purpose: "share" }),
      seen("2026-05-03T00:00:00Z"),
    ]);
    expect(groups.map(({ purpose, times }) => [purpose, times])).toEqual([
      ["share", 1],
      ["decide", 3],
    ]);
    expect(groups[1]).toMatchObject({
      first: new Date("2026-05-01T00:00:00Z"),
      last: new Date("2026-05-03T00:00:00Z"),
    });
    expect(groupSeen([])).toEqual([]);
  });
});

describe("the register's address", () => {
  it("keeps what it understands and drops the rest", () => {
    const filter = readRightsFilter({ keadaan: "open", jenis: "copy", desa: "5207032001", lewat: "1", sesudah: "x" });
    expect(filter).toEqual({ state: "open", kind: "copy", village: "5207032001", isLate: true, after: null });
    expect(rightsHref(filter)).toBe("/hak-data?keadaan=open&jenis=copy&desa=5207032001&lewat=1");
    expect(readRightsFilter({ keadaan: "nil", jenis: "'", desa: "52" })).toMatchObject({
      state: null,
      kind: null,
      village: "",
    });
  });
});
