import "server-only";
import { uuidv7 } from "uuidv7";
import type { JsonValue } from "@/lib/domain/social/canonical";
import { type CallbackAction, type CallbackHeader, VERSION } from "@/lib/domain/social/message";
import { type HeaderCode, REASONS, type ReasonCode, type Status } from "@/lib/domain/social/reason";
import { config } from "@/lib/server/config/config";
import { signMessage } from "./sign";

/** What the portal is called in messages: its host. */
export function ownId(): string {
  return new URL(config().publicUrl).host;
}

/** A code with its meaning, in the language that a request names. */
export function reasonText(code: ReasonCode, locale: string | undefined): string {
  return REASONS[code][locale === "eng" ? "en" : "id"];
}

export interface Reply {
  readonly action: CallbackAction;
  readonly receiverId: string;
  readonly status: Status;
  readonly code?: HeaderCode;
  readonly total: number;
  readonly completed: number;
  readonly locale?: string | undefined;
  /** Absent where nothing was done. */
  readonly message?: object | undefined;
}

/** A signed message of the portal, as text. */
export async function replyText(reply: Reply, now: Date): Promise<string> {
  const { action, receiverId, status, code, total, completed, locale, message } = reply;
  const header: CallbackHeader = {
    version: VERSION,
    message_id: uuidv7(),
    message_ts: now.toISOString(),
    action,
    status,
    ...(code === undefined ? {} : { status_reason_code: code, status_reason_message: reasonText(code, locale) }),
    total_count: total,
    completed_count: completed,
    sender_id: ownId(),
    receiver_id: receiverId,
    is_msg_encrypted: false,
  };
  // What is signed is what is sent, read back: the one text of both.
  const parts: { header: JsonValue; message?: JsonValue } = JSON.parse(
    JSON.stringify(message === undefined ? { header } : { header, message }),
  );
  const signature = await signMessage({ header: parts.header, message: parts.message ?? {} }, ownId(), now);
  return JSON.stringify({ signature, ...parts });
}
