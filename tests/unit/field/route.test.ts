import { describe, expect, it } from "vitest";
import { hashOf, matchScreen, readRoute } from "@/components/field/route";

const SCREENS = [
  { name: "home", pattern: "/" },
  { name: "family", pattern: "/keluarga/:id" },
  { name: "form", pattern: "/isi/:id" },
] as const;

describe("readRoute", () => {
  it.each(["", "#", "#/"])("opens the first screen at %j", (hash) => {
    expect(readRoute(hash)?.path).toBe("/");
  });

  it("reads path and query, with or without a last stroke", () => {
    const route = readRoute("#/isi/5207-0190/?bagian=health&orang=a%20b");
    expect(route?.path).toBe("/isi/5207-0190");
    expect(Object.fromEntries(route?.query ?? [])).toEqual({ bagian: "health", orang: "a b" });
  });

  it("takes a place on the screen for no route", () => {
    expect(readRoute("#isi")).toBeNull();
    expect(readRoute("#isian-household-floorArea")).toBeNull();
  });

  it("reads what hashOf wrote, without what is empty", () => {
    const hash = hashOf("/isi/5207-0190", { bagian: "members", orang: null });
    expect(hash).toBe("#/isi/5207-0190?bagian=members");
    expect(readRoute(hash)?.query.get("bagian")).toBe("members");
    expect(hashOf("/", { bagian: null })).toBe("#/");
  });
});

describe("matchScreen", () => {
  it("names screen and parts", () => {
    expect(matchScreen(SCREENS, "/")).toEqual({ name: "home", params: {} });
    expect(matchScreen(SCREENS, "/keluarga/5207-0190")).toEqual({ name: "family", params: { id: "5207-0190" } });
  });

  it.each(["/keluarga", "/keluarga/", "/keluarga/a/b", "/lain", "/isi/%E0%A4%A", "//"])("knows no %s", (path) => {
    expect(matchScreen(SCREENS, path)).toBeNull();
  });
});
