import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { KEY_NAMES, keyFingerprint, resolveKeys } from "@/scripts/runner/keys.mjs";

let dataDir = "";
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "mutakhir-keys-"));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

describe("keys of a start", () => {
  it("makes them over an empty database, in a file only we can read", () => {
    const { keys, made, file } = resolveKeys({ dataDir, env: {}, databaseIsEmpty: true });
    expect(made).toEqual(KEY_NAMES);
    for (const name of KEY_NAMES) expect(Buffer.from(keys[name] ?? "", "base64")).toHaveLength(32);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it("finds the same keys again over a database that holds data", () => {
    const first = resolveKeys({ dataDir, env: {}, databaseIsEmpty: true });
    const second = resolveKeys({ dataDir, env: {}, databaseIsEmpty: false });
    expect(second.keys).toEqual(first.keys);
    expect(second.made).toEqual([]);
  });

  it("refuses a missing key over a database that holds data, naming it", () => {
    expect(() => resolveKeys({ dataDir, env: {}, databaseIsEmpty: false })).toThrow("MUTAKHIR_SEAL_KEY");
  });

  it("takes the environment before the file", () => {
    resolveKeys({ dataDir, env: {}, databaseIsEmpty: true });
    const { keys } = resolveKeys({ dataDir, env: { MUTAKHIR_SEAL_KEY: "given" }, databaseIsEmpty: false });
    expect(keys["MUTAKHIR_SEAL_KEY"]).toBe("given");
  });

  it("makes a lost session secret anew: that only signs people out", () => {
    const env = { MUTAKHIR_SEAL_KEY: "a", MUTAKHIR_INDEX_KEY: "b" };
    expect(resolveKeys({ dataDir, env, databaseIsEmpty: false }).made).toEqual(["NEXTAUTH_SECRET"]);
  });

  it("refuses a broken key file instead of writing over it", () => {
    writeFileSync(join(dataDir, "keys.json"), "{");
    expect(() => resolveKeys({ dataDir, env: {}, databaseIsEmpty: true })).toThrow("keys.json");
  });

  it("tells other keys by their fingerprint", () => {
    const keys = { MUTAKHIR_SEAL_KEY: "a", MUTAKHIR_INDEX_KEY: "b" };
    expect(keyFingerprint(keys)).toBe(keyFingerprint({ ...keys }));
    expect(keyFingerprint(keys)).not.toBe(keyFingerprint({ ...keys, MUTAKHIR_INDEX_KEY: "c" }));
  });
});
