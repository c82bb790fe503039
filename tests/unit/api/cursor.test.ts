import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { makeSecret } from "@/components/api/make-secret";
import { SECRET_SHAPE } from "@/lib/domain/api/client";
import { openCursor, sealCursor } from "@/lib/server/api/cursor";
import { localeOfRequest } from "@/lib/server/api/problem";
import { newToken, secretHash, tokenHash } from "@/lib/server/api/secret";
import { TEST_KEYS } from "@/tests/support/keys.mjs";

beforeAll(() => {
  Object.assign(process.env, TEST_KEYS, { DATABASE_URL: "postgres://nowhere" });
});

const KEY = z.tuple([z.string(), z.number()]);
const OF = { clientId: "a", operation: "listHouseholds", filter: { region: "5207", fields: "" } };

describe("a cursor", () => {
  it("opens for what it was made for and tells the same place", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.integer(), (text, number) => {
        const cursor = sealCursor(OF, [text, number]);
        expect(openCursor(OF, cursor, KEY)).toEqual([text, number]);
        expect(cursor).toMatch(/^[A-Za-z0-9._-]+$/);
      }),
    );
  });

  it("opens for nothing else, nor when one letter of it is another", () => {
    const cursor = sealCursor(OF, ["x", 1]);
    expect(openCursor({ ...OF, clientId: "b" }, cursor, KEY)).toBeNull();
    expect(openCursor({ ...OF, operation: "listProposals" }, cursor, KEY)).toBeNull();
    expect(openCursor({ ...OF, filter: { region: "5207", fields: "member.sex" } }, cursor, KEY)).toBeNull();
    expect(openCursor(OF, cursor, z.tuple([z.string(), z.string()]))).toBeNull();
    // The last letter carries bits that mean nothing.
    for (let at = 0; at < cursor.length - 1; at += 1) {
      const other = cursor[at] === "A" ? "B" : "A";
      expect(openCursor(OF, cursor.slice(0, at) + other + cursor.slice(at + 1), KEY), String(at)).toBeNull();
    }
    for (const text of ["", "s1", "s1.x.y.z", "null"]) expect(openCursor(OF, text, KEY)).toBeNull();
  });
});

describe("secrets and tokens", () => {
  it("are 256 random bits in a shape of their own, no two alike", () => {
    const secrets = Array.from({ length: 500 }, () => makeSecret());
    expect(new Set(secrets).size).toBe(500);
    for (const secret of secrets) expect(secret).toMatch(SECRET_SHAPE);
    expect(makeSecret((length) => new Uint8Array(length).fill(255))).toBe(`mks_${"_".repeat(42)}8`);
    expect(newToken()).toMatch(/^mkt_[A-Za-z0-9_-]{43}$/);
  });

  it("hash apart by client and by kind", () => {
    const secret = makeSecret();
    const hashes = [secretHash("a", secret), secretHash("b", secret), tokenHash(secret), tokenHash(`a\n${secret}`)];
    expect(new Set(hashes.map((hash) => hash.toString("hex"))).size).toBe(4);
    for (const hash of hashes) expect(hash).toHaveLength(32);
  });
});

describe("the language of an answer", () => {
  it("is English where that is asked for before Indonesian, and Indonesian else", () => {
    const of = (text: string | null) =>
      localeOfRequest(new Request("http://x.test", text === null ? {} : { headers: { "Accept-Language": text } }));
    expect([null, "", "id", "fr", "id-ID,en;q=0.8", "en;q=0", "*"].map(of)).toEqual(Array(7).fill("id"));
    expect(["en", "EN-us", "fr, en;q=0.3", "id;q=0.2,en;q=0.9", "en,id"].map(of)).toEqual(Array(5).fill("en"));
  });
});
