import "server-only";
import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import { type Receipt, signedSentence } from "@/lib/domain/receipt/receipt";
import { keyedHash } from "@/lib/server/crypto/seal";

/** RFC 8410: what stands before the 32 bytes of an Ed25519 key in PKCS 8. */
const PKCS8_HEAD = Buffer.from("302e020100300506032b657004220420", "hex");

/** The portal's signing key of receipts, drawn from its key material: nothing more to keep, and each installation has its own. */
function signingKey(): KeyObject {
  const seed = keyedHash("receipt-signing-key", "1");
  return createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: "der", type: "pkcs8" });
}

/** Ed25519 over the receipt's sentence, base64url. */
export function signReceipt(receipt: Receipt): string {
  return sign(null, Buffer.from(signedSentence(receipt)), signingKey()).toString("base64url");
}

/** Whether the portal signed this. */
export function isReceiptSigned(receipt: Receipt, signature: string): boolean {
  return verify(
    null,
    Buffer.from(signedSentence(receipt)),
    createPublicKey(signingKey()),
    Buffer.from(signature, "base64url"),
  );
}

/** What others check receipts with, without asking the portal: SPKI in PEM. */
export function receiptPublicKey(): string {
  return createPublicKey(signingKey()).export({ format: "pem", type: "spki" }).toString();
}
