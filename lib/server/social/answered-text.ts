import "server-only";
import type { CallbackAction } from "@/lib/domain/social/message";
import type { Answered } from "./answer-search";
import { replyText } from "./envelope";

/** The whole reply to a message. */
export function answeredText(
  { message, outcomes, status }: Answered<object>,
  action: CallbackAction,
  { receiverId, total }: { readonly receiverId: string; readonly total: number },
  now: Date,
): Promise<string> {
  const isAll = status === "rjct" && outcomes.length > 1;
  const code = isAll ? ({ code: "rjct.errors.too_many" } as const) : {};
  return replyText({ action, receiverId, status, ...code, total, completed: outcomes.length, message }, now);
}
