import "server-only";
import { timingSafeEqual } from "node:crypto";
import { codeFrom } from "@/lib/domain/mail/mail";
import { keyedHash } from "@/lib/server/crypto/seal";

/** The code that confirms an address: of the request's id under the key, so that it is stored nowhere. */
export function codeOf(pendingId: string): string {
  return codeFrom(keyedHash("mail-code", pendingId));
}

export function isCode(pendingId: string, text: string): boolean {
  const [wanted, given] = [Buffer.from(codeOf(pendingId)), Buffer.from(text)];
  return wanted.length === given.length && timingSafeEqual(wanted, given);
}
