import { describe, expect, it } from "vitest";
import { memoOf } from "@/lib/server/cube/settled";

const HIDDEN = new Set([3]);

describe("what is remembered of a table", () => {
  it("is kept for a tree whose root was chosen, also when it is forgotten meanwhile", () => {
    const table = memoOf("SO1", "0", 0);
    table.from(null).write("52", "own ", HIDDEN);
    expect(table.knows("52")).toBe(true);
    const memo = table.from("52");
    for (let other = 0; other <= 40_000; other += 1) memo.write(`x${other}`, "own ", new Set());
    expect(table.knows("52")).toBe(false);
    expect(memo.read("52", "own ")).toBe(HIDDEN);
  });

  it("lasts ten minutes, of one table and one widest area", () => {
    memoOf("SO2", "0", 0).from(null).write("52", "own ", HIDDEN);
    expect(memoOf("SO2", "0", 9 * 60_000).knows("52")).toBe(true);
    expect(memoOf("SO2", "0", 11 * 60_000).knows("52")).toBe(false);
    expect(memoOf("SO2", "52", 0).knows("52")).toBe(false);
    expect(memoOf("SO8", "0", 0).knows("52")).toBe(false);
  });

  it("is not asked of any other area than the root, nor where the widest area is settled anew", () => {
    const table = memoOf("SO3", "0", 0);
    table.from(null).write("52", "own ", HIDDEN);
    expect(table.from(null).read("52", "own ")).toBeUndefined();
    expect(table.from("52").read("5207", "own ")).toBeUndefined();
  });

  it("fails rather than take a root for one with nothing above it", () => {
    const table = memoOf("SO4", "0", 0);
    table.from(null).write("52", "own ", HIDDEN);
    expect(() => table.from("52").read("52", "base ")).toThrow("lacks a part");
  });
});
