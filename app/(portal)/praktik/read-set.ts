import { isUuid } from "@/lib/domain/list/address";
import { FREE_WORD } from "@/lib/domain/practice/practice-page";

/** Which set an address means: a seat's, or free practice. Null for anything else. */
export function readSet(word: string): { readonly enrolmentId: string | null } | null {
  if (word === FREE_WORD) return { enrolmentId: null };
  return isUuid(word) ? { enrolmentId: word } : null;
}
