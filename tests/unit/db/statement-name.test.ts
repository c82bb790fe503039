import { describe, expect, it } from "vitest";
import { statementName } from "@/lib/server/db/statement-name";

describe("the name of a statement", () => {
  it("is the same for the same text, another for another, and short enough for a database", () => {
    const one = statementName("SELECT 1");
    expect(statementName("SELECT 1")).toBe(one);
    expect(statementName("SELECT 2")).not.toBe(one);
    expect(one.length).toBeLessThan(64);
  });

  it("is empty once there are hundreds, so that statements of many shapes cannot fill a connection", () => {
    const named = Array.from({ length: 2000 }, (_, index) => statementName(`SELECT ${index + 10}`)).filter(Boolean);
    expect(named.length).toBeGreaterThan(300);
    expect(named.length).toBeLessThanOrEqual(600);
    expect(statementName("SELECT 9999")).toBe("");
    expect(statementName("SELECT 1")).not.toBe("");
  });
});
