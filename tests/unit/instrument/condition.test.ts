import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { callsIn, namesIn } from "@/lib/domain/instrument/condition/condition";
import { evaluate, holds, type Value } from "@/lib/domain/instrument/condition/evaluate";
import { parseCondition } from "@/lib/domain/instrument/condition/parse";
import { ConditionError } from "@/lib/domain/instrument/condition/token";

function read(source: string, names: Record<string, Value> = {}): Value {
  return evaluate(parseCondition(source), {
    lookup: (name) => (Object.hasOwn(names, name) ? names[name] : undefined) ?? null,
  });
}

describe("precedence", () => {
  it.each([
    ["a == 1 || b == 1 && c == 1", { a: 1, b: 0, c: 0 }, true],
    ["(a == 1 || b == 1) && c == 1", { a: 1, b: 0, c: 0 }, false],
    ["!a == 1", { a: 1 }, false],
    ["!a == 1 && b == 1", { a: 2, b: 1 }, true],
    ["!(a == 1 || b == 1)", { a: 0, b: 0 }, true],
    ["!!(a == 1)", { a: 1 }, true],
    ["a in [1,2] && b >= 5", { a: 2, b: 5 }, true],
    ["a in [1, 2]", { a: [2, 8] }, true],
    ["a in [1,2]", { a: [4] }, false],
    ["(a == 1) == (b == 2)", { a: 0, b: 0 }, true],
    ["a != 1", { a: 2 }, true],
    ["a < 5 && a > 3 && a <= 4", { a: 4 }, true],
  ] as const)("%s", (source, names, expected) => {
    expect(read(source, names)).toBe(expected);
  });
});

describe("unanswered", () => {
  it.each([
    ["a == 1", null],
    ["a != 1", null],
    ["a in [1]", null],
    ["!(a == 1)", null],
    ["a == 1 || b == 1", true],
    ["a == 1 || b == 2", null],
    ["a == 1 && b == 2", false],
    ["a == 1 && b == 1", null],
    ["answered(a)", false],
    ["!answered(a)", true],
    ["answered(b)", true],
  ] as const)("%s is %s", (source, expected) => {
    expect(read(source, { b: 1 })).toBe(expected);
    expect(holds(parseCondition(source), { lookup: (name) => (name === "b" ? 1 : null) })).toBe(expected === true);
  });
});

describe("reading", () => {
  it.each([
    "",
    "a ==",
    "a = 1",
    "a in []",
    "a in [b]",
    "(a == 1",
    "a == 1)",
    "a b",
    "a == 'x'",
    "1 in",
    "a; b",
    "constructor()(",
  ])("refuses %s", (source) => {
    expect(() => parseCondition(source)).toThrow(ConditionError);
  });

  it("names what it reads and calls", () => {
    const condition = parseCondition("count(relationToHead == 1) == 1 && head.sex != sex || sex == 2");
    expect(namesIn(condition)).toEqual(["relationToHead", "head.sex", "sex"]);
    expect(callsIn(condition)).toEqual(["count"]);
  });

  it("never reaches the program's own names", () => {
    expect(read("constructor == 1")).toBe(null);
    expect(evaluate(parseCondition("toString()"), { lookup: () => null, functions: {} })).toBeNull();
  });

  it("reads any text or says what is wrong", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          parseCondition(text);
        } catch (error) {
          expect(error).toBeInstanceOf(ConditionError);
        }
      }),
    );
  });
});
