import "server-only";
import { createHash, createPublicKey, sign, verify } from "node:crypto";
import type { JsonValue } from "@/lib/domain/social/canonical";
import {
  formatSignature,
  holdsAt,
  parseSignature,
  SIGNATURE_SECONDS,
  type SignatureAlgorithm,
  signedContent,
  signingText,
} from "@/lib/domain/social/signature";
import { signingKey } from "./signing-key";

/** A message of two parts, as it is signed. */
export interface Signed {
  readonly header: JsonValue;
  readonly message: JsonValue;
}

/** A partner's public key. */
export interface PartnerKey {
  readonly kid: string;
  readonly algorithm: SignatureAlgorithm;
  /** PEM (SPKI). */
  readonly publicKey: string;
}

function digestOf({ header, message }: Signed): string {
  return createHash("sha256").update(signedContent(header, message), "utf8").digest("base64");
}

/** The portal's signature over a message. */
export async function signMessage(signed: Signed, senderId: string, now: Date): Promise<string> {
  const key = await signingKey(now);
  const created = Math.floor(now.getTime() / 1000);
  const times = { created, expires: created + SIGNATURE_SECONDS };
  const value = sign(null, Buffer.from(signingText(times, digestOf(signed))), key.privateKey).toString("base64");
  return formatSignature({ senderId, keyId: key.kid, algorithm: "ed25519", ...times, value });
}

export type SignatureFault = "missing" | "invalid";

/** What is wrong with a partner's signature; null: it is theirs, over this very message, and holds now. */
export function signatureFault(
  text: string | undefined,
  signed: Signed,
  partner: { readonly senderId: string; readonly keys: readonly PartnerKey[] },
  now: Date,
): SignatureFault | null {
  if (text === undefined || text.trim() === "") return "missing";
  const given = parseSignature(text);
  if (given === null || given.senderId !== partner.senderId || !holdsAt(given, now)) return "invalid";
  const key = partner.keys.find(({ kid, algorithm }) => kid === given.keyId && algorithm === given.algorithm);
  if (key === undefined) return "invalid";
  const data = Buffer.from(signingText(given, digestOf(signed)));
  return verifies(key, data, Buffer.from(given.value, "base64")) ? null : "invalid";
}

function verifies({ algorithm, publicKey }: PartnerKey, data: Buffer, value: Buffer): boolean {
  const key = createPublicKey(publicKey);
  if (algorithm === "ed25519") return verify(null, data, key, value);
  // JOSE writes a signature on a curve as two numbers side by side.
  return verify("sha256", data, algorithm === "es256" ? { key, dsaEncoding: "ieee-p1363" } : key, value);
}
