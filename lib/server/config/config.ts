import "server-only";
import { createHash } from "node:crypto";
import * as z from "zod";

export interface Key {
  /** Stands in every sealed value, so that a rotated key is recognised. */
  readonly id: string;
  readonly secret: Buffer;
}

export interface Config {
  readonly databaseUrl: string;
  /** Connections of each of the two pools of a process. */
  readonly poolSize: number;
  readonly sealKey: Key;
  /** Keys that sealed earlier; they only open. */
  readonly oldSealKeys: readonly Key[];
  readonly indexKey: Key;
  readonly authSecret: string;
  /** Origin people reach the portal under, without a trailing slash. */
  readonly publicUrl: string;
  readonly demoMode: boolean;
  /** A proxy stands before the portal and writes the visitor's address; otherwise the connection's own counts. */
  readonly trustsProxy: boolean;
}

const base64Key = z
  .string()
  .transform((text) => Buffer.from(text, "base64"))
  .refine((bytes) => bytes.length === 32, "32 bytes in base64");

const environment = z.object({
  DATABASE_URL: z.string().min(1),
  MUTAKHIR_POOL_SIZE: z.coerce.number().int().min(1).max(100).default(10),
  MUTAKHIR_SEAL_KEY: base64Key,
  MUTAKHIR_SEAL_KEY_OLD: z
    .string()
    .default("")
    .transform((text) => text.split(",").filter((part) => part.trim() !== ""))
    .pipe(z.array(base64Key)),
  MUTAKHIR_INDEX_KEY: base64Key,
  NEXTAUTH_SECRET: z.string().min(32),
  NEXTAUTH_URL: z.url().default("http://localhost:3000"),
  MUTAKHIR_DEMO: z.enum(["0", "1"]).default("0"),
  MUTAKHIR_TRUSTED_PROXY: z.enum(["0", "1"]).default("0"),
});

/** Parses the environment. Throws one line that names the variables at fault, never their values. */
export function readConfig(source: Readonly<Record<string, string | undefined>>): Config {
  const parsed = environment.safeParse(source);
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))];
    throw new Error(`Pengaturan tidak lengkap / settings missing or wrong: ${names.join(", ")}`);
  }
  const env = parsed.data;
  return {
    databaseUrl: env.DATABASE_URL,
    poolSize: env.MUTAKHIR_POOL_SIZE,
    sealKey: keyOf(env.MUTAKHIR_SEAL_KEY),
    oldSealKeys: env.MUTAKHIR_SEAL_KEY_OLD.map(keyOf),
    indexKey: keyOf(env.MUTAKHIR_INDEX_KEY),
    authSecret: env.NEXTAUTH_SECRET,
    publicUrl: env.NEXTAUTH_URL.replace(/\/$/, ""),
    demoMode: env.MUTAKHIR_DEMO === "1",
    trustsProxy: env.MUTAKHIR_TRUSTED_PROXY === "1",
  };
}

function keyOf(secret: Buffer): Key {
  return { id: createHash("sha256").update(secret).digest("hex").slice(0, 8), secret };
}

let cached: Config | undefined;

/** The process's settings, read once. */
export function config(): Config {
  cached ??= readConfig(process.env);
  return cached;
}
