import { getTranslations } from "next-intl/server";
import { REFUSAL_REASONS } from "@/lib/domain/delivery/delivery";

const REPLY_KEYS = [
  "record",
  "title",
  "lead",
  "result",
  "accepted",
  "refused",
  "in-snapshot",
  "reason",
  "choose",
  "note",
  "noteHint",
  "snapshot",
  "snapshotHint",
  "missing",
  "identity",
  "confirm",
  "busy",
  "cancel",
  "done",
] as const;

export type ReplyWords = Readonly<Record<(typeof REPLY_KEYS)[number], string>> & {
  readonly reasons: readonly { readonly value: string; readonly label: string }[];
};

/** Words of the question about one item. Raw texts hold {name}. */
export async function replyWords(): Promise<ReplyWords> {
  const [t, reasons] = await Promise.all([getTranslations("delivery.reply"), getTranslations("delivery.reason")]);
  const words = Object.fromEntries(REPLY_KEYS.map((key) => [key, String(t.raw(key))]));
  return {
    ...(words as Record<(typeof REPLY_KEYS)[number], string>), // every key of REPLY_KEYS was just written
    reasons: REFUSAL_REASONS.map((value) => ({ value, label: reasons(value) })),
  };
}
