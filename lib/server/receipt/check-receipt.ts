import "server-only";
import { parseCheckToken } from "@/lib/domain/meeting/check-token";
import { localDay } from "@/lib/domain/period/period";
import { receiptHolds } from "@/lib/domain/receipt/receipt";
import { timeZoneOf } from "@/lib/server/region/queries";
import { findReceipt } from "./find-receipt";
import { isReceiptSigned } from "./signature";

/**
 * The day of a receipt that is valid at an instant; null for an unknown code, a year that is over and a signature that does not fit.
 * @param signature of the QR code; null where only the code was typed
 */
export async function checkReceipt(typed: string, signature: string | null, now: Date): Promise<string | null> {
  const code = parseCheckToken(typed);
  const found = code === null ? null : await findReceipt(code);
  if (found === null) return null;
  if (signature !== null && !isReceiptSigned(found, signature)) return null;
  return receiptHolds(found.madeOn, localDay(now, await timeZoneOf(found.villageCode))) ? found.madeOn : null;
}
