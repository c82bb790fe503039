import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MOST_COMPARISONS } from "@/lib/domain/social/condition";
import { parseQuery } from "@/lib/domain/social/query";
import { resolve } from "@/lib/domain/social/resolve";
import { QUERY_TYPES } from "@/lib/domain/social/search-message";

const OPEN = new Set([
  "household.memberCount",
  "household.villageCode",
  "member.sex",
  "member.nik",
  "member.employmentStatus",
  "member.birthDate",
]);

describe("a query", () => {
  it("by identifier names one of the two that there are", () => {
    expect(parseQuery("idtype-value", { type: "ns:org:IdType:UIN", value: "9900000000000001" })).toMatchObject({
      ok: true,
      query: { condition: { kind: "compare", attribute: "UIN", operator: "eq", values: ["9900000000000001"] } },
    });
    for (const wrong of [
      { type: "MOBILE", value: "1" },
      { type: "UIN", value: { a: 1 } },
      "UIN",
      null,
      { type: "UIN" },
    ])
      expect(parseQuery("idtype-value", wrong)).toEqual({ ok: false, fault: "criteria" });
  });

  it("by predicates reads rows in the order of their numbers", () => {
    const side = (attribute_name: string) => ({ attribute_name, operator: "eq", attribute_value: 1 });
    const parsed = parseQuery("predicate", [
      { seq_num: 2, expression1: side("b"), condition: "not", expression2: side("c") },
      { seq_num: 1, expression1: side("a") },
    ]);
    expect(parsed).toMatchObject({
      ok: true,
      query: {
        condition: {
          kind: "and",
          parts: [
            { attribute: "a" },
            { kind: "and", parts: [{ attribute: "b" }, { kind: "not", part: { attribute: "c" } }] },
          ],
        },
      },
    });
    for (const wrong of [
      [],
      [{ expression1: side("a"), condition: "xor", expression2: side("b") }],
      [{ expression1: side("a"), condition: "and" }],
      [{ expression1: { ...side("a"), operator: "like" } }],
    ])
      expect(parseQuery("predicate", wrong)).toEqual({ ok: false, fault: "criteria" });
  });

  it("by expression takes the bounded words alone", () => {
    expect(
      parseQuery("expression", {
        value: { expression: { collection: "Member", query: { $or: [{ a: 1 }, { b: { $lte: 2, $gt: 0 } }] } } },
      }),
    ).toMatchObject({
      ok: true,
      query: {
        collection: "Member",
        condition: {
          kind: "or",
          parts: [{ attribute: "a" }, { kind: "and", parts: [{ operator: "le" }, { operator: "gt" }] }],
        },
      },
    });
    for (const wrong of [
      { $where: "1" },
      { a: { $regex: "x" } },
      { $and: [] },
      { $and: "x" },
      { a: [] },
      {},
      { collection: "Payment", query: { a: 1 } },
    ])
      expect(parseQuery("expression", wrong).ok, JSON.stringify(wrong)).toBe(false);
    let deep: object = { a: 1 };
    for (let level = 0; level < 40; level += 1) deep = { $not: deep };
    expect(parseQuery("expression", deep).ok).toBe(false);
    const wide = { $or: Array.from({ length: 5 }, () => ({ $and: Array.from({ length: 5 }, () => ({ a: 1 })) })) };
    expect(25).toBeGreaterThan(MOST_COMPARISONS);
    expect(parseQuery("expression", wide)).toEqual({ ok: false, fault: "filter" });
  });

  it("of any JSON is read or refused, and never throws", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...QUERY_TYPES),
        fc.jsonValue(),
        (type, query) => typeof parseQuery(type, query).ok === "boolean",
      ),
      { numRuns: 500 },
    );
  });
});

describe("a query's names", () => {
  const one = (attribute: string, operator: "eq" | "gt" | "in", ...values: (string | number)[]) =>
    resolve({ kind: "compare", attribute, operator, values }, OPEN);

  it("are what the grant hands over as it stands, compared as what they are", () => {
    expect(one("group_size", "gt", "4")).toMatchObject({ comparable: "number", values: [4] });
    expect(one("household.memberCount", "gt", 4)).toMatchObject({ comparable: "number", values: [4] });
    expect(one("sex", "eq", "female")).toMatchObject({ operator: "eq", values: [2] });
    expect(one("employment_status", "eq", "4")).toMatchObject({ operator: "in", values: [4, 5, 6, 7] });
    expect(one("UIN", "in", "9900000000000001")).toMatchObject({ comparable: "sealed" });
    expect(one("sub_region_code", "eq", "110901")).toMatchObject({ comparable: "region" });
  });

  it("are refused where they are not granted, unknown, or compared with what they cannot be", () => {
    expect(one("poverty_score", "eq", 1)).toBeNull();
    expect(one("member.unknown", "eq", 1)).toBeNull();
    expect(one("household.lat", "eq", 1)).toBeNull();
    expect(one("sex", "eq", "other")).toBeNull();
    expect(one("sex", "gt", "female")).toBeNull();
    expect(one("UIN", "gt", "9900000000000001")).toBeNull();
    expect(one("UIN", "eq", "99' OR 1=1")).toBeNull();
    expect(one("birth_date", "eq", "2020-02-31")).toBeNull();
    expect(one("group_size", "eq", "1; DROP")).toBeNull();
    expect(one("sub_region_code", "eq", "0")).toBeNull();
  });
});
