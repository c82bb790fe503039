import { describe, expect, it } from "vitest";
import { isUuid, one, readMoment } from "@/lib/domain/list/address";

const ID = "019f58c6-5229-75d9-8e0b-a11c57c79c8d";

describe("what an address asks for", () => {
  it("is one value, trimmed and never longer than it may be", () => {
    expect(one({ a: " x " }, "a")).toBe("x");
    expect(one({ a: ["x", "y"] }, "a")).toBe("x");
    expect([one({}, "a"), one({ a: [] }, "a")]).toEqual(["", ""]);
    expect(one({ a: "x".repeat(500) }, "a")).toHaveLength(100);
    expect(one({ a: "e\u0301" }, "a")).toBe("\u00e9");
  });

  it("begins a page at an instant that the database takes, or at its beginning", () => {
    expect(readMoment(`1795688000000.${ID}`)).toEqual({ at: 1_795_688_000_000, id: ID });
    expect(readMoment(`1795688000000~${ID}`)).toEqual({ at: 1_795_688_000_000, id: ID });
    // The year 33658: a date for the browser, and none for the database.
    for (const text of ["", ID, `999999999999999~${ID}`, `1.${ID}x`, `-1.${ID}`, `1.${ID.toUpperCase()}`])
      expect(readMoment(text), text).toBeNull();
    expect([isUuid(ID), isUuid(`${ID} `)]).toEqual([true, false]);
  });
});
