import { describe, expect, it } from "vitest";
import { credentialsIn } from "@/lib/server/api/token-request";

const FORM = { "Content-Type": "application/x-www-form-urlencoded; charset=UTF-8" };
const basic = (text: string) => ({ ...FORM, Authorization: `Basic ${Buffer.from(text).toString("base64")}` });
const read = (headers: Record<string, string>, body: string) => credentialsIn(new Headers(headers), body);
const TYPE = "grant_type=client_credentials";

describe("a token request", () => {
  it("tells the client in the body or by Basic, each part form-encoded", () => {
    const asked = { clientId: "a", secret: "b", scope: null };
    expect(read(FORM, `${TYPE}&client_id=a&client_secret=b`)).toEqual(asked);
    expect(read(basic("a:b"), TYPE)).toEqual(asked);
    expect(read(basic("a:b"), `${TYPE}&client_id=a`)).toEqual(asked);
    expect(read(basic("a%3Aa:b%2Bc+d"), TYPE)).toEqual({ clientId: "a:a", secret: "b+c d", scope: null });
    expect(read(basic("a:b"), `${TYPE}&scope=x+y`)).toEqual({ ...asked, scope: "x y" });
  });

  it("is refused when anything is missing, doubled, or told in two ways", () => {
    const bad = { error: "invalid_request" };
    for (const [headers, body] of [
      [FORM, TYPE],
      [FORM, `${TYPE}&client_id=a`],
      [FORM, "client_id=a&client_secret=b"],
      [FORM, `${TYPE}&client_id=a&client_secret=b&client_secret=c`],
      [{ "Content-Type": "application/json" }, `${TYPE}&client_id=a&client_secret=b`],
      [basic("a:b"), `${TYPE}&client_secret=b`],
      [basic("a:b"), `${TYPE}&client_id=c`],
      [basic("ab"), TYPE],
      [basic("%E0%A4%A:b"), TYPE],
      [{ ...FORM, Authorization: "Bearer x" }, `${TYPE}&client_id=a&client_secret=b`],
      [FORM, `${TYPE}&client_id=${"a".repeat(201)}&client_secret=b`],
    ] as const)
      expect(read(headers, body), body).toEqual(bad);
    expect(read(basic("a:b"), "grant_type=password")).toEqual({ error: "unsupported_grant_type" });
  });
});
