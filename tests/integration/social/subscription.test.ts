import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { canonicalJson } from "@/lib/domain/social/canonical";
import { CalledWorld } from "./called";

const REGENCY = "1172";
const world = new CalledWorld(REGENCY, "1172011001", "1112");

beforeAll(() => world.open(6), 120_000);
afterAll(() => world.close());
beforeEach(() => world.calm());

const nikOf = (at: number) => String(world.families[at]?.members.find(({ active }) => active)?.answers["nik"]);

describe("what is kept of a subscription", () => {
  it("cannot be guessed: its filter's hash has a key", async () => {
    const filter = { type: "UIN", value: nikOf(0) };
    expect((await world.subscribed({ filter_type: "idtype-value", filter }))["status"]).toBe("succ");
    const plain = createHash("sha256")
      .update(canonicalJson({ filter_type: "idtype-value", filter }))
      .digest();
    const kept = await world.rows<{ hash: Buffer }>("SELECT filter_hash AS hash FROM api_subscription");
    expect(kept.length).toBeGreaterThan(0);
    for (const { hash } of kept) expect(hash.equals(plain)).toBe(false);
  });
});
