import { canonicalJson, type JsonValue } from "./canonical";

/** Kinds of key that a message may be signed with, as the standard's text names them. */
export const SIGNATURE_ALGORITHMS = ["ed25519", "es256", "rs256"] as const;
export type SignatureAlgorithm = (typeof SIGNATURE_ALGORITHMS)[number];

/** Seconds for which a signature that we make holds. */
export const SIGNATURE_SECONDS = 300;
/** Clocks of two systems differ. */
export const SKEW_SECONDS = 60;
/** A signature may not be made to hold for longer. */
export const LONGEST_SECONDS = 3600;
const LONGEST_TEXT = 4_000;

/** The signature of a message: one text of named parts. */
export interface MessageSignature {
  readonly senderId: string;
  /** Thumbprint of the key (RFC 7638). */
  readonly keyId: string;
  readonly algorithm: SignatureAlgorithm;
  /** Unix seconds. */
  readonly created: number;
  readonly expires: number;
  /** Base64. */
  readonly value: string;
}

const PART = /([A-Za-z]+)="([^"]*)"/g;
const HEADERS = "(created) (expires) digest";
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** Reads the text of a signature; null where it is none. What the standard's example calls `kidId` may be called `keyId`. */
export function parseSignature(text: string): MessageSignature | null {
  if (text.length > LONGEST_TEXT) return null;
  const parts = new Map<string, string>();
  for (const [, name = "", value = ""] of text.matchAll(PART)) {
    if (parts.has(name)) return null;
    parts.set(name, value);
  }
  const [senderId, keyId, named, ...more] = (parts.get("kidId") ?? parts.get("keyId") ?? "").split("|");
  const algorithm = SIGNATURE_ALGORITHMS.find((each) => each === parts.get("algorithm"));
  const value = parts.get("signature") ?? "";
  const [created, expires] = [secondsIn(parts.get("created")), secondsIn(parts.get("expires"))];
  if (!senderId || !keyId || algorithm === undefined || named !== algorithm || more.length > 0) return null;
  if (parts.get("headers") !== HEADERS || created === null || expires === null || !BASE64.test(value)) return null;
  return { senderId, keyId, algorithm, created, expires, value };
}

function secondsIn(text: string | undefined): number | null {
  return text !== undefined && /^\d{9,11}$/.test(text) ? Number(text) : null;
}

export function formatSignature({ senderId, keyId, algorithm, created, expires, value }: MessageSignature): string {
  return `Signature: namespace="g2p", kidId="${senderId}|${keyId}|${algorithm}", algorithm="${algorithm}", created="${created}", expires="${expires}", headers="${HEADERS}", signature="${value}"`;
}

/** Whether a signature holds at an instant: begun, not over, and not made to hold for ever. */
export function holdsAt({ created, expires }: Pick<MessageSignature, "created" | "expires">, now: Date): boolean {
  const second = Math.floor(now.getTime() / 1000);
  if (expires <= created || expires - created > LONGEST_SECONDS) return false;
  return created <= second + SKEW_SECONDS && second <= expires + SKEW_SECONDS;
}

/** What the digest is made of: the header and the message, in their one text. */
export function signedContent(header: JsonValue, message: JsonValue): string {
  return canonicalJson({ header, message });
}

/** The text that is signed: when, until when, and the SHA-256 of header and message in base64. */
export function signingText(
  { created, expires }: Pick<MessageSignature, "created" | "expires">,
  digest: string,
): string {
  return `(created): ${created}\n(expires): ${expires}\ndigest: SHA-256=${digest}`;
}
