import { describe, expect, it } from "vitest";
import { countDecisionFilters, decisionHref, OWN_EVENTS, readDecisionFilter } from "@/lib/domain/decision/list-filter";

const ID = "01900000-0000-7000-8000-000000000001";
const FULL = {
  keputusan: "return",
  alasan: "EVIDENCE_UNCLEAR",
  desa: "5207032001",
  dari: "2026-05-01",
  sampai: "2026-05-31",
  sesudah: `1778000000000.${ID}`,
};

describe("the address of the list of own decisions", () => {
  it("is read and written back", () => {
    const filter = readDecisionFilter(FULL);
    expect(countDecisionFilters(filter)).toBe(5);
    expect(decisionHref(filter, { after: filter.after })).toBe(`/keputusan-saya?${new URLSearchParams(FULL)}`);
    expect(decisionHref(filter, {}, "/keputusan-saya/unduh")).not.toContain("sesudah");
    expect(decisionHref(readDecisionFilter({}))).toBe("/keputusan-saya");
  });

  it.each([
    { keputusan: "expire" },
    { keputusan: "toString" },
    { alasan: "toString" },
    { desa: "5207" },
    { dari: "2026-02-30" },
    { sampai: "kemarin" },
    { sesudah: `1.${ID}x` },
  ])("does not apply what it does not understand: %j", (query) => {
    expect(countDecisionFilters(readDecisionFilter(query))).toBe(0);
    expect(readDecisionFilter(query).after).toBeNull();
  });

  it("knows every step that a person takes, and not the clock's", () => {
    expect(OWN_EVENTS).toContain("recall");
    expect(OWN_EVENTS).not.toContain("expire");
  });
});
