import "server-only";
import { randomBytes } from "node:crypto";
import { keyedHash } from "@/lib/server/crypto/seal";

/**
 * What is kept of a client's secret. A keyed hash and no slow one: a secret is 256 random bits, which nobody guesses however fast each
 * try is, and a token request must not cost a core a tenth of a second. The client's id makes equal secrets differ.
 */
export function secretHash(clientId: string, secret: string): Buffer {
  return keyedHash("api-secret", `${clientId}\n${secret}`);
}

export function newToken(): string {
  return `mkt_${randomBytes(32).toString("base64url")}`;
}

/** What is kept of an access token: as with a secret. */
export function tokenHash(token: string): Buffer {
  return keyedHash("api-token", token);
}
