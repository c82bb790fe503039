import "server-only";
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import type { SignatureAlgorithm } from "@/lib/domain/social/signature";
import { seal, unseal } from "@/lib/server/crypto/seal";
import { referenceSql } from "@/lib/server/db/reference";

/** Days for which a key signs; for as many more it is published, so that what it signed last can be checked. */
const SIGNS_DAYS = 180;
const DAY_MS = 86_400_000;

export interface SigningKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
}

/** A public key as RFC 7517 writes it. */
export type PublicJwk = Readonly<Record<string, string>>;

interface KeyRow {
  readonly kid: string;
  readonly publicKey: string;
  readonly privateSealed: string;
  readonly madeAt: Date;
}

/** Members that name a key, by its kind, in the order of RFC 7638. */
const THUMB_MEMBERS: Readonly<Record<string, readonly string[]>> = {
  OKP: ["crv", "kty", "x"],
  EC: ["crv", "kty", "x", "y"],
  RSA: ["e", "kty", "n"],
};

/** What names a public key to both sides (RFC 7638, SHA-256). */
export function thumbprint(key: KeyObject): string {
  const jwk = jwkOf(key);
  const members = (THUMB_MEMBERS[jwk["kty"] ?? ""] ?? []).map((name) => [name, jwk[name]] as const);
  return createHash("sha256")
    .update(JSON.stringify(Object.fromEntries(members)))
    .digest("base64url");
}

export function jwkOf(key: KeyObject): PublicJwk {
  const jwk = key.export({ format: "jwk" });
  return Object.fromEntries(
    Object.entries(jwk).flatMap(([name, part]) => (typeof part === "string" ? [[name, part]] : [])),
  );
}

/** What a public key signs with; null for kinds and sizes that are not taken. */
export function algorithmOf(key: KeyObject): SignatureAlgorithm | null {
  if (key.type !== "public") return null;
  if (key.asymmetricKeyType === "ed25519") return "ed25519";
  const { namedCurve, modulusLength } = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType === "ec" && namedCurve === "prime256v1") return "es256";
  return key.asymmetricKeyType === "rsa" &&
    modulusLength !== undefined &&
    modulusLength >= 2048 &&
    modulusLength <= 4096
    ? "rs256"
    : null;
}

/** The key that signs now, made where there is none or the last one is old. */
export async function signingKey(now: Date): Promise<SigningKey> {
  const [newest] = await published(now);
  const isFresh = newest !== undefined && now.getTime() - newest.madeAt.getTime() < SIGNS_DAYS * DAY_MS;
  const row = isFresh ? newest : await makeKey(now);
  return { kid: row.kid, privateKey: createPrivateKey(unseal(row.privateSealed)) };
}

/** Public keys of what was signed lately, the one that signs first; makes the first. */
export async function publicKeys(now: Date): Promise<readonly PublicJwk[]> {
  await signingKey(now);
  return (await published(now)).map(({ kid, publicKey }) => ({
    ...jwkOf(createPublicKey(publicKey)),
    kid,
    use: "sig",
    alg: "EdDSA",
  }));
}

async function published(now: Date): Promise<readonly KeyRow[]> {
  const from = new Date(now.getTime() - 2 * SIGNS_DAYS * DAY_MS);
  return referenceSql()<KeyRow>`SELECT kid, public_key AS "publicKey", private_sealed AS "privateSealed", made_at AS "madeAt"
    FROM api_signing_key WHERE made_at > ${from} ORDER BY made_at DESC, kid LIMIT 20`;
}

/** Two processes may make one each: both are published, and one of them signs. */
async function makeKey(now: Date): Promise<KeyRow> {
  const pair = generateKeyPairSync("ed25519");
  const row: KeyRow = {
    kid: thumbprint(pair.publicKey),
    publicKey: pair.publicKey.export({ format: "pem", type: "spki" }).toString(),
    privateSealed: seal(pair.privateKey.export({ format: "pem", type: "pkcs8" }).toString()),
    madeAt: now,
  };
  await referenceSql()`INSERT INTO api_signing_key (kid, public_key, private_sealed, made_at)
    VALUES (${row.kid}, ${row.publicKey}, ${row.privateSealed}, ${now})`;
  return row;
}
