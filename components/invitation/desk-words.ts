import { getTranslations } from "next-intl/server";
import type { DateLabels } from "@/components/ui/date-input";
import { dateLabels } from "@/components/ui/date-labels";
import type { SelectOption } from "@/components/ui/select";
import { DELIVERY_WAYS, REMINDER_WAYS, UNREACHED_REASONS } from "@/lib/domain/invitation/flow";

const KEYS = [
  "label",
  "hint",
  "ticked",
  "everything",
  "everythingOn",
  "page",
  "clear",
  "what",
  "deliver",
  "remind",
  "miss",
  "how",
  "why",
  "choose",
  "on",
  "save",
  "printAgain",
  "busy",
  "missing",
  "saveTitle",
  "saveText",
  "printTitle",
  "printText",
  "cancel",
  "recorded",
  "printed",
] as const;

export interface LetterDeskWords extends Readonly<Record<(typeof KEYS)[number], string>> {
  readonly ways: {
    readonly deliver: readonly SelectOption[];
    readonly remind: readonly SelectOption[];
    readonly miss: readonly SelectOption[];
  };
  readonly dateLabels: DateLabels;
}

/** The desk's words as they are written, with their `{places}`: the browser fills them. */
export async function letterDeskWords(): Promise<LetterDeskWords> {
  const [desk, t, labels] = await Promise.all([
    getTranslations("invitation.desk"),
    getTranslations("invitation"),
    dateLabels(),
  ]);
  const words = Object.fromEntries(KEYS.map((key) => [key, String(desk.raw(key))]));
  return {
    ...(words as Record<(typeof KEYS)[number], string>), // every key of KEYS was just written
    ways: {
      deliver: DELIVERY_WAYS.map((value) => ({ value, label: t(`how.${value}`) })),
      remind: REMINDER_WAYS.map((value) => ({ value, label: t(`reminder.${value}`) })),
      miss: UNREACHED_REASONS.map((value) => ({ value, label: t(`reason.${value}`) })),
    },
    dateLabels: labels,
  };
}
