import { getTranslations } from "next-intl/server";
import { REFUSAL_REASONS } from "@/lib/domain/delivery/delivery";
import { FILE_FAULTS, LINE_PROBLEMS } from "@/lib/domain/delivery/reply-file";

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

const FILE_KEYS = [
  "label",
  "title",
  "lead",
  "drop",
  "choose",
  "chosen",
  "found",
  "faults",
  "row",
  "moreFaults",
  "confirm",
  "busy",
  "done",
  "tooBig",
  "refusedRow",
  "another",
  "partly",
] as const;

export type FileWords = Readonly<Record<(typeof FILE_KEYS)[number], string>> & {
  readonly problem: Readonly<Record<string, string>>;
};

/** Words of the reply file. Raw texts hold {count}, {row}, {name}. */
export async function fileWords(): Promise<FileWords> {
  const t = await getTranslations("delivery.file");
  const words = Object.fromEntries(FILE_KEYS.map((key) => [key, String(t.raw(key))]));
  const problems = [...FILE_FAULTS, ...LINE_PROBLEMS, "NOT_IN_PACKAGE", "FINAL"] as const;
  return {
    ...(words as Record<(typeof FILE_KEYS)[number], string>), // every key of FILE_KEYS was just written
    problem: Object.fromEntries(problems.map((code) => [code, t(`problem.${code}`)])),
  };
}
