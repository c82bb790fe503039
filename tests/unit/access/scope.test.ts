import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  covers,
  inRange,
  isRegionCode,
  PRACTICE_PREFIX,
  rangeOf,
  SCOPE_MODES,
  type Scope,
  seesHousehold,
  seesRollup,
} from "@/lib/domain/access/scope";

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((parts) => parts.join(""));
const province = fc.integer({ min: 11, max: 96 }).map(String);
const village = fc.tuple(province, digits(8)).map((parts) => parts.join(""));
const regionOf = (code: string) => fc.constantFrom(2, 4, 6, 10).map((length) => code.slice(0, length));
const region = village.chain(regionOf);

describe("a region's range", () => {
  it("holds exactly the codes that begin with it", () => {
    fc.assert(
      fc.property(region, village, (outer, inner) => {
        expect(inRange(rangeOf(outer), inner)).toBe(inner.startsWith(outer));
      }),
    );
  });

  it("holds what lies in it, at its edges too", () => {
    fc.assert(
      fc.property(
        village.chain((code) => fc.tuple(fc.constant(code), regionOf(code))),
        ([code, outer]) => {
          expect(covers(outer, code)).toBe(true);
          expect(covers(outer, outer)).toBe(true);
        },
      ),
    );
    expect(covers("5209", "5209999999")).toBe(true);
    expect(covers("5209", "5210012001")).toBe(false);
    expect(covers("5299", "5300")).toBe(false);
  });

  it("is an order: above of above is above, and two regions lie above each other only if they are one", () => {
    fc.assert(
      fc.property(region, region, region, (a, b, c) => {
        if (covers(a, b) && covers(b, c)) expect(covers(a, c)).toBe(true);
        if (covers(a, b) && covers(b, a)) expect(a).toBe(b);
      }),
    );
  });

  it("of the nation holds every region but practice; practice is seen from inside alone", () => {
    fc.assert(fc.property(region, (code) => covers("0", code)));
    expect(covers("0", PRACTICE_PREFIX)).toBe(false);
    expect(covers("0", "9999012001")).toBe(false);
    expect(covers("9999", "9999012001")).toBe(true);
    expect(covers("52", "9999012001")).toBe(false);
  });

  it("exists for region codes alone: anything else throws or lies nowhere, and never widens", () => {
    const strange = fc.string().filter((text) => !isRegionCode(text) && text !== "0");
    fc.assert(
      fc.property(strange, region, (text, code) => {
        expect(() => rangeOf(text)).toThrow();
        expect(covers(code, text)).toBe(false);
      }),
    );
    for (const text of ["", "5", "520", "52070", "52-07", "٥٢", "5207\n"]) expect(() => rangeOf(text)).toThrow();
  });
});

const USER = "01930000-0000-7000-8000-000000000001";
const HOUSEHOLD = "01930000-0000-7000-8000-0000000000aa";
const scopeOf = (mode: Scope["mode"], codes: readonly string[], household: Scope["household"] = null): Scope => ({
  actorId: USER,
  mode,
  ranges: codes.map(rangeOf),
  household,
});

describe("what a scope sees", () => {
  const rowIn = (villageCode: string, assignedTo: readonly string[] = []) => ({
    regencyCode: villageCode.slice(0, 4),
    villageCode,
    householdId: HOUSEHOLD,
    assignedTo,
  });

  it("without a range is nothing, in every mode", () => {
    fc.assert(
      fc.property(fc.constantFrom(...SCOPE_MODES), village, (mode, code) => {
        expect(seesHousehold(scopeOf(mode, []), rowIn(code, [USER]))).toBe(false);
        expect(seesRollup(scopeOf(mode, []), code)).toBe(false);
      }),
    );
  });

  it("in area mode is the range, in assigned mode the part assigned to oneself", () => {
    fc.assert(
      fc.property(region, village, fc.boolean(), (area, code, isMine) => {
        const row = rowIn(code, isMine ? [USER] : ["01930000-0000-7000-8000-000000000002"]);
        expect(seesHousehold(scopeOf("area", [area]), row)).toBe(code.startsWith(area));
        expect(seesHousehold(scopeOf("assigned", [area]), row)).toBe(code.startsWith(area) && isMine);
      }),
    );
  });

  it("in aggregate, public and no mode is never a family", () => {
    fc.assert(
      fc.property(fc.constantFrom("aggregate", "public", "none"), village, (mode, code) => {
        expect(seesHousehold(scopeOf(mode, ["0", code]), rowIn(code, [USER]))).toBe(false);
        expect(seesRollup(scopeOf(mode, [code]), code)).toBe(mode === "aggregate");
      }),
    );
  });

  it("in single mode is one household of one regency", () => {
    const row = rowIn("5207012001");
    expect(seesHousehold(scopeOf("single", [], { regencyCode: "5207", id: HOUSEHOLD }), row)).toBe(true);
    expect(seesHousehold(scopeOf("single", [], { regencyCode: "5204", id: HOUSEHOLD }), row)).toBe(false);
    expect(seesHousehold(scopeOf("single", [], { regencyCode: "5207", id: USER }), row)).toBe(false);
    expect(seesHousehold(scopeOf("single", ["0"]), row)).toBe(false);
  });

  it("reads four ranges and leaves a fifth out, as the database does", () => {
    const five = ["11", "12", "13", "14", "15"];
    expect(seesHousehold(scopeOf("area", five), rowIn("1401012001"))).toBe(true);
    expect(seesHousehold(scopeOf("area", five), rowIn("1501012001"))).toBe(false);
  });
});
