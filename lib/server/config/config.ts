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
  /** Where mails are handed in, and who they are from; null where none are sent. */
  readonly mail: MailConfig | null;
  /** `host:port` inside the own network that events of the API may go to, also without TLS. */
  readonly privateHookHosts: ReadonlySet<string>;
  /** Who vouches for a citizen's NIK (OpenID Connect); null where nobody does. */
  readonly identityProvider: IdentityProviderConfig | null;
}

export interface IdentityProviderConfig {
  /** `https`, or on this very machine. */
  readonly issuer: string;
  readonly clientId: string;
  /** Null: a client without a secret, by PKCE alone. */
  readonly clientSecret: string | null;
  /** What people call it. */
  readonly name: string;
  /** The claim that holds the NIK. */
  readonly nikClaim: string;
}

export interface MailConfig {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (`smtps:`). */
  readonly isSecure: boolean;
  /** On this very machine a server may be spoken to in the clear. */
  readonly isLoopback: boolean;
  readonly user: string | null;
  readonly password: string | null;
  readonly from: string;
}

const base64Key = z
  .string()
  .transform((text) => Buffer.from(text, "base64"))
  .refine((bytes) => bytes.length === 32, "32 bytes in base64");

const LOOPBACK: readonly string[] = ["localhost", "127.0.0.1", "[::1]"];

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
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .or(z.literal(""))
    .default(""),
  MUTAKHIR_HOOK_PRIVATE_HOSTS: z
    .string()
    .regex(/^(?:[^\s,:]+:\d{1,5}(?:,[^\s,:]+:\d{1,5})*)?$/)
    .default(""),
  MUTAKHIR_OIDC_ISSUER: z
    .url({ protocol: /^https?$/ })
    .refine((text) => URL.canParse(text) && (text.startsWith("https:") || LOOPBACK.includes(new URL(text).hostname)))
    .or(z.literal(""))
    .default(""),
  MUTAKHIR_OIDC_CLIENT_ID: z.string().max(200).default(""),
  MUTAKHIR_OIDC_CLIENT_SECRET: z.string().max(500).default(""),
  MUTAKHIR_OIDC_NAME: z.string().trim().max(60).default(""),
  MUTAKHIR_OIDC_NIK_CLAIM: z
    .string()
    .regex(/^[\w.:/-]{1,100}$/)
    .default("nik"),
  MAIL_FROM: z
    .string()
    .regex(/^(?:[^<>"@\r\n]{1,60} <[^<>\s@]+@[^<>\s@]+>|[^<>\s@]+@[^<>\s@]+)$/)
    .or(z.literal(""))
    .default(""),
});

/** Parses the environment. Throws one line that names the variables at fault, never their values. */
export function readConfig(source: Readonly<Record<string, string | undefined>>): Config {
  const parsed = environment.safeParse(source);
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))];
    throw new Error(`Pengaturan tidak lengkap / settings missing or wrong: ${names.join(", ")}`);
  }
  const env = parsed.data;
  if ((env.SMTP_URL === "") !== (env.MAIL_FROM === ""))
    throw new Error(
      `Pengaturan tidak lengkap / settings missing or wrong: ${env.SMTP_URL === "" ? "SMTP_URL" : "MAIL_FROM"}`,
    );
  const provider = [env.MUTAKHIR_OIDC_ISSUER, env.MUTAKHIR_OIDC_CLIENT_ID, env.MUTAKHIR_OIDC_NAME];
  if (provider.includes("") && provider.some((part) => part !== ""))
    throw new Error(
      "Pengaturan tidak lengkap / settings missing or wrong: MUTAKHIR_OIDC_ISSUER, MUTAKHIR_OIDC_CLIENT_ID, MUTAKHIR_OIDC_NAME",
    );
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
    privateHookHosts: new Set(env.MUTAKHIR_HOOK_PRIVATE_HOSTS.split(",").filter((host) => host !== "")),
    identityProvider: env.MUTAKHIR_OIDC_ISSUER === "" ? null : providerOf(env),
    mail: env.SMTP_URL === "" ? null : mailOf(new URL(env.SMTP_URL), env.MAIL_FROM),
  };
}

const SUBMISSION_PORT = { "smtp:": 587, "smtps:": 465 } as const;

function mailOf(url: URL, from: string): MailConfig {
  const isSecure = url.protocol === "smtps:";
  return {
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: url.port === "" ? SUBMISSION_PORT[isSecure ? "smtps:" : "smtp:"] : Number(url.port),
    isSecure,
    isLoopback: LOOPBACK.includes(url.hostname),
    user: url.username === "" ? null : decodeURIComponent(url.username),
    password: url.password === "" ? null : decodeURIComponent(url.password),
    from,
  };
}

function providerOf(env: z.infer<typeof environment>): IdentityProviderConfig {
  return {
    issuer: env.MUTAKHIR_OIDC_ISSUER,
    clientId: env.MUTAKHIR_OIDC_CLIENT_ID,
    clientSecret: env.MUTAKHIR_OIDC_CLIENT_SECRET === "" ? null : env.MUTAKHIR_OIDC_CLIENT_SECRET,
    name: env.MUTAKHIR_OIDC_NAME,
    nikClaim: env.MUTAKHIR_OIDC_NIK_CLAIM,
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
