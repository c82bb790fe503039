import { describe, expect, it } from "vitest";
import { callbackAddress, hostProblem, mayCall } from "@/lib/domain/social/callback";
import { canonicalJson } from "@/lib/domain/social/canonical";
import { isDue, parseFrequency } from "@/lib/domain/social/frequency";
import { headerFault } from "@/lib/domain/social/header";
import { headerSchema, mayKeepId } from "@/lib/domain/social/message";
import { formatSignature, holdsAt, parseSignature } from "@/lib/domain/social/signature";

const NOW = new Date("2026-05-14T03:00:00Z");
const second = NOW.getTime() / 1000;
const none = new Set<string>();

describe("the one text of a message", () => {
  it("has names in order, no white space, and numbers as ECMAScript writes them (RFC 8785)", () => {
    expect(canonicalJson({ b: [1, 2.5, 1e21, "é\n"], a: { d: null, c: true } })).toBe(
      '{"a":{"c":true,"d":null},"b":[1,2.5,1e+21,"é\\n"]}',
    );
    expect(canonicalJson({ "\u20ac": 1, "\r": 2, "1": 3 })).toBe('{"\\r":2,"1":3,"€":1}');
  });
});

describe("a signature's text", () => {
  const good = {
    senderId: "a",
    keyId: "k",
    algorithm: "ed25519" as const,
    created: second,
    expires: second + 60,
    value: "AAAA",
  };

  it("is read as it is written, and `keyId` as `kidId`", () => {
    expect(parseSignature(formatSignature(good))).toEqual(good);
    expect(parseSignature(formatSignature(good).replace("kidId", "keyId"))).toEqual(good);
  });

  it("is none with a part missing, twice, or gainsaying another", () => {
    const text = formatSignature(good);
    for (const wrong of [
      "",
      "unsigned-stub",
      text.replace("ed25519", "hs256"),
      text.replace("k|ed25519", "k|es256"),
      `${text}, created="1"`,
      text.replace(' digest"', '"'),
      text.replace("AAAA", "<>"),
    ])
      expect(parseSignature(wrong), wrong).toBeNull();
  });

  it("holds for its time and no longer than an hour", () => {
    expect(holdsAt(good, NOW)).toBe(true);
    expect(holdsAt({ created: second - 600, expires: second - 120 }, NOW)).toBe(false);
    expect(holdsAt({ created: second + 120, expires: second + 600 }, NOW)).toBe(false);
    expect(holdsAt({ created: second, expires: second + 7200 }, NOW)).toBe(false);
  });
});

describe("a callback", () => {
  it("goes to the standard's name at the end of what the sender names", () => {
    expect(callbackAddress("https://a.example/x/registry/on-search", "notify")).toBe(
      "https://a.example/x/registry/notify",
    );
    expect(callbackAddress("https://a.example/registry/txn/on-status", "on-search")).toBe(
      "https://a.example/registry/on-search",
    );
    expect(callbackAddress("https://a.example/dasar/", "txn-on-status")).toBe("https://a.example/dasar/txn/on-status");
  });

  it("goes to listed public hosts alone", () => {
    expect(mayCall("https://a.example.org/x", ["a.example.org"], none)).toBe(true);
    for (const wrong of [
      "http://a.example.org/x",
      "https://b.example.org/x",
      "https://a.example.org:8443/x",
      "https://a.example.org@b.example/x",
      "https://10.0.0.1/x",
    ])
      expect(mayCall(wrong, ["a.example.org", "10.0.0.1"], none), wrong).toBe(false);
    expect(hostProblem("registri.contoh.go.id", none)).toBeNull();
    for (const wrong of ["localhost", "10.0.0.1", "[::1]", "a.example/x", "a.example:99999999", "2130706433", "0x7f.1"])
      expect(hostProblem(wrong, none), wrong).toBe("HOST");
  });
});

describe("a header", () => {
  const header = headerSchema.parse({
    message_id: "1",
    message_ts: NOW.toISOString(),
    action: "search",
    sender_id: "a",
    total_count: 1,
  });

  it("is judged in the standard's codes", () => {
    expect(headerFault(header, "search", 1, NOW)).toBeNull();
    expect(headerFault({ ...header, version: "2" }, "search", 1, NOW)).toBe("rjct.version.invalid");
    expect(headerFault({ ...header, action: "link" }, "search", 1, NOW)).toBe("rjct.action.invalid");
    expect(headerFault(header, "search", 1, new Date(NOW.getTime() + 16 * 60_000))).toBe("rjct.message_ts.invalid");
    expect(headerFault(header, "search", 0, NOW)).toBe("rjct.total_count.invalid");
    expect(headerFault(header, "search", 21, NOW)).toBe("rjct.total_count.limit_exceeded");
  });

  it("keeps no name that could be somebody's number", () => {
    expect(mayKeepId("12345678901234567890")).toBe(true);
    expect(mayKeepId("0197b0f0-0000-7000-8000-000000000001")).toBe(true);
    expect(mayKeepId("nik-9900000000000001")).toBe(false);
    expect(mayKeepId("a b")).toBe(false);
  });
});

describe("a frequency", () => {
  it("is a cron expression of lists, by UTC", () => {
    const daily = parseFrequency("0 0 3 * * ?");
    if (daily === null) throw new Error("not read");
    expect(isDue(daily, new Date("2026-05-14T02:59:00Z"), NOW)).toBe(true);
    expect(isDue(daily, NOW, new Date("2026-05-14T04:00:00Z"))).toBe(false);
    expect(isDue(daily, new Date("2026-01-01T00:00:00Z"), new Date("2026-05-14T02:00:00Z"))).toBe(true);
    for (const wrong of ["* * * * *", "often", "0 60 * * * *", "0 */5 * * * *", "5 0 0 * * *"])
      expect(parseFrequency(wrong), wrong).toBeNull();
  });
});
