import { createHmac, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PlainFailure } from "./failure.mjs";

export const KEY_NAMES = ["MUTAKHIR_SEAL_KEY", "MUTAKHIR_INDEX_KEY", "NEXTAUTH_SECRET"];

/** Without these two, sealed identifiers could never be read or found again; a new session secret only signs out. */
const DATA_KEYS = ["MUTAKHIR_SEAL_KEY", "MUTAKHIR_INDEX_KEY"];

/**
 * The keys of this start: environment first, then the file in the data folder. Missing ones are made only over an empty
 * database (DECIDED 5).
 * @param {{ dataDir: string, env: Record<string, string | undefined>, databaseIsEmpty: boolean }} input
 * @returns {{ keys: Record<string, string>, made: readonly string[], file: string }}
 */
export function resolveKeys({ dataDir, env, databaseIsEmpty }) {
  const file = join(dataDir, "keys.json");
  const stored = existsSync(file) ? readKeyFile(file) : {};
  const keys = Object.fromEntries(
    KEY_NAMES.map((name) => [name, env[name] || stored[name]]).filter(([, value]) => typeof value === "string"),
  );
  const missing = KEY_NAMES.filter((name) => !keys[name]);
  const lost = missing.filter((name) => DATA_KEYS.includes(name));
  if (lost.length > 0 && !databaseIsEmpty) {
    throw new PlainFailure(
      `Kunci ${lost.join(", ")} tidak ada, padahal basis data berisi: kembalikan ${file} atau isi variabelnya. / ${lost.join(", ")} missing over a database that holds data: bring ${file} back or set the variables.`,
    );
  }
  if (missing.length > 0) {
    for (const name of missing) keys[name] = randomBytes(32).toString("base64");
    mkdirSync(dataDir, { recursive: true });
    const kept = { ...stored, ...Object.fromEntries(missing.map((name) => [name, keys[name]])) };
    writeFileSync(file, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
  }
  return { keys, made: missing, file };
}

/**
 * Seal keys of earlier, which still open what they sealed.
 * @param {Record<string, string | undefined>} env
 * @returns {string[]}
 */
export function oldSealKeys(env) {
  return (env.MUTAKHIR_SEAL_KEY_OLD ?? "")
    .split(",")
    .map((key) => key.trim())
    .filter((key) => key !== "");
}

function readKeyFile(file) {
  try {
    const stored = JSON.parse(readFileSync(file, "utf8"));
    if (stored && typeof stored === "object") return stored;
  } catch {
    // Said below: a broken file and a file that holds something else are the same to the reader.
  }
  throw new PlainFailure(`Berkas kunci rusak: ${file}. / The key file is broken: bring back its copy.`);
}

/**
 * A mark of the two data keys that tells nothing about them, kept in the database so that other keys are noticed.
 * @param {Record<string, string>} keys
 */
export function keyFingerprint(keys) {
  return createHmac("sha256", keys.MUTAKHIR_SEAL_KEY ?? "")
    .update(`mutakhir key check ${keys.MUTAKHIR_INDEX_KEY ?? ""}`)
    .digest("hex")
    .slice(0, 16);
}
