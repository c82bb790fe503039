import { describe, expect, it } from "vitest";
import { RULES } from "@/lib/domain/rule/evaluate-rules";
import { CASES, ruleCoverage } from "./coverage";
import { type Sample, verdicts } from "./sample";

function said(id: string, sample: Sample): readonly (boolean | null)[] {
  return RULES.filter((rule) => rule.id === id).flatMap((rule) => verdicts(rule, sample));
}

describe.each(CASES.map((each, index) => [`${each.id} (${index + 1})`, each] as const))("%s", (_name, each) => {
  it("faults", () => {
    expect(said(each.id, each.fails)).toContain(false);
  });

  it("passes", () => {
    expect(said(each.id, each.passes)).toContain(true);
    expect(said(each.id, each.passes)).not.toContain(false);
  });

  it("has nothing to say where it does not apply", () => {
    expect(said(each.id, each.silent)).not.toContain(false);
  });
});

describe("the cases", () => {
  it("make every single rule fault, pass and be silent", () => {
    const lacking = ruleCoverage().filter(
      ({ passed, faulted, silent }) => passed === 0 || faulted === 0 || silent === 0,
    );
    expect(lacking.map(({ rule, ...counts }) => ({ id: rule.id, key: rule.target.key, ...counts }))).toEqual([]);
  });

  it("are about rules that there are", () => {
    const ids = new Set(RULES.map(({ id }) => id));
    expect(CASES.filter(({ id }) => !ids.has(id))).toEqual([]);
  });
});
