import { describe, expect, it } from "vitest";
import { makeHookSecret, makeSecret } from "@/components/api/make-secret";
import { SECRET_SHAPE } from "@/lib/domain/api/client";
import {
  addressProblem,
  faultOfStatus,
  HOOK_RETRY_MINUTES,
  HOOK_SECRET_SHAPE,
  MOST_HOOK_TRIES,
  nextHookTry,
} from "@/lib/domain/api/hook";
import { signedHeaders } from "@/lib/server/api/hook/post-event";
import { isPublicAddress } from "@/lib/server/api/hook/public-address";

const none: ReadonlySet<string> = new Set();

describe("the address of a hook", () => {
  it.each([
    ["https://data.contoh.go.id/kabar?x=1", null],
    ["https://data.contoh.go.id:8443/kabar", null],
    ["", "NO_ADDRESS"],
    ["data.contoh.go.id", "NO_ADDRESS"],
    [`https://data.contoh.go.id/${"x".repeat(500)}`, "TOO_LONG"],
    ["http://data.contoh.go.id", "NOT_HTTPS"],
    ["ftp://data.contoh.go.id", "NOT_HTTPS"],
    ["file:///etc/passwd", "NOT_HTTPS"],
    ["https://orang:sandi@data.contoh.go.id", "CREDENTIALS"],
    ["https://data.contoh.go.id/#x", "FRAGMENT"],
    ["https://127.0.0.1/", "NUMBER"],
    ["https://2130706433/", "NUMBER"],
    ["https://0x7f.1/", "NUMBER"],
    ["https://0177.0.0.1/", "NUMBER"],
    ["https://[::1]/", "NUMBER"],
    ["https://[::ffff:10.0.0.1]/", "NUMBER"],
  ])("%s: %s", (address, problem) => {
    expect(addressProblem(address, none)).toBe(problem);
  });

  it("may be inside the own network where it is listed with its port, and nowhere else there", () => {
    const listed = new Set(["10.1.2.3:8080", "data.dalam:443"]);
    expect(addressProblem("http://10.1.2.3:8080/kabar", listed)).toBeNull();
    expect(addressProblem("https://data.dalam/kabar", listed)).toBeNull();
    expect(addressProblem("http://10.1.2.3:8081/kabar", listed)).toBe("NOT_HTTPS");
    expect(addressProblem("http://data.dalam/kabar", listed)).toBe("NOT_HTTPS");
  });
});

describe("a machine", () => {
  it.each(["8.8.8.8", "103.28.12.1", "172.15.255.255", "172.32.0.1", "2400:cb00::1"])("%s is public", (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
  it.each([
    "0.0.0.0",
    "10.0.0.1",
    "100.64.0.1",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:8.8.8.8",
    "64:ff9b::a00:1",
    "fe80::1",
    "fc00::1",
    "ff02::1",
    "2001:0:1::1",
    "2001:db8::1",
    "2002:a00:1::1",
    "data.contoh.go.id",
    "",
  ])("%s is not", (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe("an event", () => {
  it("is signed as Standard Webhooks' own example is", () => {
    const headers = signedHeaders(
      "whsec_plJ3nmyCDGBKInavdOK15jsl",
      "msg_loFOjxBNrRLzqYUf",
      new Date(1_731_705_121_999),
      '{"event_type":"ping","data":{"success":true}}',
    );
    expect(headers).toEqual({
      "webhook-id": "msg_loFOjxBNrRLzqYUf",
      "webhook-timestamp": "1731705121",
      "webhook-signature": "v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=",
    });
  });

  it("is tried again ever later, and then no more", () => {
    const now = new Date("2026-11-28T00:00:00Z");
    const after = Array.from({ length: MOST_HOOK_TRIES }, (_, at) => nextHookTry(at + 1, now)?.getTime() ?? null);
    expect(after.at(-1)).toBeNull();
    expect(after.slice(0, -1)).toEqual(HOOK_RETRY_MINUTES.map((minutes) => now.getTime() + minutes * 60_000));
    expect(after.slice(0, -1)).toEqual(after.slice(0, -1).toSorted((a, b) => Number(a) - Number(b)));
  });

  it("is taken by a yes alone", () => {
    expect([200, 204, 299].map(faultOfStatus)).toEqual([null, null, null]);
    expect([100, 301, 302, 400, 500, 0].map(faultOfStatus)).toEqual(Array.from({ length: 6 }, () => "STATUS"));
    expect(faultOfStatus(410)).toBe("GONE");
  });
});

describe("a secret made in the browser", () => {
  it("has the shape that the server asks for, whatever the bytes", () => {
    for (const fill of [0, 62, 63, 255, 251]) {
      const bytes = (length: number) => new Uint8Array(length).fill(fill);
      expect(makeHookSecret(bytes)).toMatch(HOOK_SECRET_SHAPE);
      expect(makeSecret(bytes)).toMatch(SECRET_SHAPE);
    }
  });
});
