import "server-only";
import { formatCheckToken, makeToken, parseCheckToken } from "@/lib/domain/meeting/check-token";
import { keyedHash } from "@/lib/server/crypto/seal";

/** The word of a slip, drawn from the key: the slip can be printed again, and nothing that opens it is stored. */
export function slipToken(regencyCode: string, ticketId: string): string {
  const token = makeToken(keyedHash("desk-slip", `${regencyCode}\n${ticketId}`));
  return formatCheckToken({ regencyCode, token });
}

/** What is kept of a slip's word; null where the text is none. Accepts the address of the QR code as well as the word alone. */
export function slipHash(text: string): { readonly regencyCode: string; readonly hash: Buffer } | null {
  const parsed = parseCheckToken(text.trim().split("/").at(-1) ?? "");
  if (parsed === null) return null;
  return { regencyCode: parsed.regencyCode, hash: keyedHash("desk-slip-stored", formatCheckToken(parsed)) };
}
