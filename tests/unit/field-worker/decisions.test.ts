import { describe, expect, it } from "vitest";
import { cacheOf, judgeShell, staleCaches, wayOf } from "@/lib/client/field-worker/decisions.mjs";

const ORIGIN = "https://portal.example";
const FILES = ["/_next/static/chunks/a.js", "/icon.svg"];

const way = (path: string, more: { method?: string; mode?: string } = {}) =>
  wayOf({ method: "GET", mode: "no-cors", url: new URL(path, ORIGIN).href, ...more }, ORIGIN, FILES);

describe("wayOf", () => {
  it("opens the kept page for /lapangan, whatever its query", () => {
    expect(way("/lapangan", { mode: "navigate" })).toBe("shell");
    expect(way("/lapangan?dari=layar", { mode: "navigate" })).toBe("shell");
  });

  it.each(["/lapangan/", "/lapangan/pekerja.js", "/lapangan-lain", "/beranda", "/"])(
    "leaves %s to the network",
    (path) => {
      expect(way(path, { mode: "navigate" })).toBe("network");
    },
  );

  it("gives files of any build, and what the list names", () => {
    expect(way("/_next/static/chunks/a.js")).toBe("file");
    expect(way("/_next/static/chunks/of-an-older-build.js")).toBe("file");
    expect(way("/icon.svg")).toBe("file");
  });

  it.each(["/api/commands/proposal.save", "/api/sync", "/lampiran/5207-0190", "/lapangan", "/lapangan/pekerja.js"])(
    "never touches data: %s",
    (path) => {
      expect(way(path, { mode: "cors" })).toBe("network");
    },
  );

  it("never touches what writes, or another site", () => {
    expect(way("/_next/static/chunks/a.js", { method: "POST" })).toBe("network");
    expect(way("https://other.example/icon.svg")).toBe("network");
  });
});

describe("judgeShell", () => {
  const answer = {
    status: 200,
    redirected: false,
    policy: "script-src 'self' 'nonce-abc'",
    html: '<div id="lapangan" data-build="b1">',
  };

  it("knows its own page and that of another build", () => {
    expect(judgeShell("b1", answer)).toBe("ours");
    expect(judgeShell("b2", answer)).toBe("newer");
  });

  it.each([{ status: 500 }, { redirected: true }, { policy: null }, { policy: "default-src 'self'" }, { html: "<p>" }])(
    "refuses %j",
    (fault) => {
      expect(judgeShell("b1", { ...answer, ...fault })).toBe("refused");
    },
  );
});

describe("staleCaches", () => {
  const names = [cacheOf("b1"), cacheOf("b2"), cacheOf("b3"), "another app"];

  it("leaves what the worker and open pages need, and what is not ours", () => {
    expect(staleCaches(names, "b3", ["b3"])).toEqual([cacheOf("b1"), cacheOf("b2")]);
    expect(staleCaches(names, "b3", ["b3", "b1"])).toEqual([cacheOf("b2")]);
  });

  it("leaves all while a page does not say what it needs", () => {
    expect(staleCaches(names, "b3", ["b3", null])).toEqual([]);
  });
});
