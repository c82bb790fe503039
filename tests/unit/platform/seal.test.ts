import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

const base64 = () => randomBytes(32).toString("base64");
const settings = { DATABASE_URL: "postgresql://x", NEXTAUTH_SECRET: "x".repeat(40), MUTAKHIR_INDEX_KEY: base64() };
const [first, second] = [base64(), base64()];

/** The module as a process with these keys has it. */
async function withKeys(current: string, old = "") {
  vi.resetModules();
  for (const [name, value] of Object.entries({ ...settings, MUTAKHIR_SEAL_KEY: current, MUTAKHIR_SEAL_KEY_OLD: old }))
    vi.stubEnv(name, value);
  return import("@/lib/server/crypto/seal");
}

beforeEach(() => vi.resetModules());
afterEach(() => vi.unstubAllEnvs());

describe("a seal", () => {
  it("carries the id of its key, in texts and in files", async () => {
    const { seal, sealBytes } = await withKeys(first);
    const id = seal("9901").split(".")[1];
    expect(id).toMatch(/^[0-9a-f]{8}$/);
    expect(sealBytes(Buffer.from("isi")).toString("ascii", 0, 12)).toBe(`s1.${id}.`);
  });

  it("opens after the key has changed while the old one is still held, and is made with the new one", async () => {
    const before = await withKeys(first);
    const [text, bytes] = [before.seal("9901010101010001"), before.sealBytes(Buffer.from("isi berkas"))];
    const after = await withKeys(second, ` ${base64()},${first}`);
    expect(after.unseal(text)).toBe("9901010101010001");
    expect(after.unsealBytes(bytes).toString()).toBe("isi berkas");
    expect(after.seal("1").split(".")[1]).not.toBe(text.split(".")[1]);
    expect(after.unsealBytes(after.sealBytes(Buffer.from("baru"))).toString()).toBe("baru");
    const without = await withKeys(second);
    expect(() => without.unseal(text)).toThrow("not sealed with a key held here");
    expect(() => without.unsealBytes(bytes)).toThrow("not sealed with a key held here");
  });

  it("does not open when a byte was changed", async () => {
    const { sealBytes, unsealBytes } = await withKeys(first);
    const bytes = sealBytes(Buffer.from("isi berkas"));
    bytes[20] = (bytes[20] ?? 0) ^ 1;
    expect(() => unsealBytes(bytes)).toThrow();
    expect(() => unsealBytes(Buffer.from("pendek"))).toThrow("not sealed");
  });
});
