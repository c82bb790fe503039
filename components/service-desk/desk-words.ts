import { getTranslations } from "next-intl/server";
import { DESK_OUTCOMES, PRIORITIES } from "@/lib/domain/desk/desk";

export const APP_KEYS = [
  "desk",
  "deskNumber",
  "online",
  "offline",
  "kept",
  "elsewhere",
  "unkept",
  "next",
  "nextNone",
  "call",
  "atDesk",
  "atDeskNone",
  "open",
  "opening",
  "openFailed",
  "absent",
  "finish",
  "outcomeLead",
  "checkIn",
  "checkInLabel",
  "checkInHint",
  "checkedIn",
  "notFound",
  "walkIn",
  "walkInName",
  "walkInHint",
  "walkInAdd",
  "walkInDone",
  "waiting",
  "waitingNone",
  "booked",
  "bookedNone",
  "others",
  "number",
  "noNumber",
  "minutes",
  "slot",
  "book",
  "slip",
  "change",
  "refusedTitle",
  "refusedWhat",
  "dismiss",
  "priority",
  "elsewhereDesk",
  "cancel",
  "busy",
  "family",
] as const;
export type AppWords = Readonly<Record<(typeof APP_KEYS)[number], string>> & {
  readonly priorities: Readonly<Record<string, string>>;
  readonly outcomes: Readonly<Record<string, string>>;
  readonly states: Readonly<Record<string, string>>;
  readonly kinds: Readonly<Record<string, string>>;
  readonly reasons: Readonly<Record<string, string>>;
};

export async function appWords(): Promise<AppWords> {
  const [app, t] = await Promise.all([getTranslations("serviceDesk.app"), getTranslations("serviceDesk")]);
  const words = Object.fromEntries(APP_KEYS.map((key) => [key, String(app.raw(key))]));
  return {
    ...(words as Record<(typeof APP_KEYS)[number], string>), // every key was just written
    priorities: Object.fromEntries(PRIORITIES.map((key) => [key, t(`priority.${key}`)])),
    outcomes: Object.fromEntries(DESK_OUTCOMES.map((key) => [key, t(`outcome.${key}`)])),
    states: Object.fromEntries(
      (["booked", "waiting", "called", "done", "absent", "cancelled"] as const).map((key) => [key, t(`state.${key}`)]),
    ),
    kinds: Object.fromEntries(
      (["book", "check-in", "call", "absent", "finish"] as const).map((key) => [key, t(`kind.${key}`)]),
    ),
    reasons: await reasonWords(),
  };
}

const REASONS = [
  "SLOT_FULL",
  "ALREADY_BOOKED",
  "DAY_FULL",
  "DESK_BUSY",
  "QUEUE_EMPTY",
  "OTHER_STATE",
  "ALREADY_ASKED",
  "NO_SLOT",
  "IN_PAST",
  "TOO_FAR",
  "BOOKED_SLOT",
  "OTHER_DAY",
  "TOO_OLD",
  "IDENTITY_NUMBER",
  "TOO_SHORT",
  "TOO_LONG",
  "opensAt",
  "closesAt",
  "days",
  "dueOn",
] as const;

/** What a desk's refusals mean, by reason or detail. */
export async function reasonWords(): Promise<Readonly<Record<string, string>>> {
  const t = await getTranslations("serviceDesk.reason");
  return Object.fromEntries(REASONS.map((key) => [key, t(key)]));
}
