import { getTranslations } from "next-intl/server";
import { CHECK_REASONS } from "@/lib/domain/ground-check/ground-check";

const ORDER = [
  "button",
  "title",
  "help",
  "reasonLabel",
  "reasonMissing",
  "choose",
  "noteLabel",
  "noteHint",
  "optional",
  "companionLabel",
  "companionHint",
  "later",
  "nobody",
  "confirm",
  "busy",
  "cancel",
  "done",
] as const;
const ACTION = [
  "assign",
  "reassign",
  "assignTitle",
  "assignHelp",
  "companionLabel",
  "companionMissing",
  "choose",
  "nobody",
  "assigned",
  "takeBack",
  "takeBackTitle",
  "takeBackHelp",
  "takenBack",
  "cancelCheck",
  "cancelTitle",
  "cancelHelp",
  "cancelReason",
  "cancelMissing",
  "cancelled",
  "busy",
  "cancel",
] as const;

export interface OrderWords extends Readonly<Record<(typeof ORDER)[number], string>> {
  readonly reasons: readonly { readonly value: string; readonly label: string }[];
}
export type ActionWords = Readonly<Record<(typeof ACTION)[number], string>>;

export async function orderWords(): Promise<OrderWords> {
  const [t, reasons] = await Promise.all([getTranslations("groundCheck.order"), getTranslations("groundCheck.reason")]);
  const words = Object.fromEntries(ORDER.map((key) => [key, t(key)])) as Record<(typeof ORDER)[number], string>; // every key of ORDER was just written
  return { ...words, reasons: CHECK_REASONS.map((value) => ({ value, label: reasons(value) })) };
}

export type OrderManyWords = Readonly<Record<"button" | "title" | "help" | "done" | "busy" | "cancel", string>>;

/** With their `{count}` as it is written: the browser fills it. */
export async function orderManyWords(): Promise<OrderManyWords> {
  const t = await getTranslations("groundCheck.many");
  return {
    button: t.raw("button"),
    title: t.raw("title"),
    help: t("help"),
    done: t.raw("done"),
    busy: t("busy"),
    cancel: t("cancel"),
  };
}

export async function actionWords(): Promise<ActionWords> {
  const t = await getTranslations("groundCheck.action");
  return Object.fromEntries(ACTION.map((key) => [key, t(key)])) as ActionWords; // every key of ACTION was just written
}
