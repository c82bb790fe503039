import { answerKey } from "../instrument/canonical";
import type { Change } from "../instrument/diff";
import { eventsOf, type Payload } from "../proposal/payload";
import type { Finding } from "../rule/finding";
import type { Text } from "../variable/variable";

/** What only the register knows of a card number that an event names. */
interface EventProblem {
  readonly eventId: string;
  readonly key: "newKk" | "intoKk";
  readonly code: "KK_IN_USE" | "NO_FAMILY";
}

/** The same of the card number that is typed in the form itself. */
interface FormProblem {
  readonly eventId: null;
  readonly key: "kkNumber";
  readonly code: "KK_IN_USE";
}

export type RegisterProblem = EventProblem | FormProblem;

const TEXTS = {
  newKk: {
    id: "Nomor KK ini sudah dipakai keluarga lain di desa ini. Periksa nomornya pada Kartu Keluarga baru.",
    en: "This card number belongs to another family of this village. Check the number on the new card.",
  },
  intoKk: {
    id: "Tidak ada keluarga lain yang aktif dengan nomor KK ini di desa ini. Periksa nomornya.",
    en: "No other active family of this village has this card number. Check the number.",
  },
  kkNumber: {
    id: "Nomor KK ini sudah dipakai keluarga lain di desa ini. Periksa nomornya pada Kartu Keluarga. Bila beberapa orang membuat KK sendiri atau satu KK bergabung, catat sebagai peristiwa.",
    en: "This card number belongs to another family of this village. Check the number on the family card. If some people got a card of their own or two cards were joined, record it as an event.",
  },
} as const satisfies Record<RegisterProblem["key"], Text>;

export function registerFinding({ eventId, key, code }: RegisterProblem): Finding {
  const level = eventId === null ? "household" : "event";
  return {
    ruleId: eventId === null ? "CARD" : "EVENT",
    severity: "error",
    key: answerKey(level, eventId, key),
    target: { level, uid: eventId, key },
    messageId: code,
    text: TEXTS[key],
  };
}

/** What the server may find of these events and this card number when they are sent. */
export function possibleProblems(payload: Payload, changes: readonly Change[]): readonly RegisterProblem[] {
  const ofEvents = eventsOf(payload).flatMap(({ id, code }): readonly RegisterProblem[] => {
    if (code === "PSH") return [{ eventId: id, key: "newKk", code: "KK_IN_USE" }];
    return code === "GBG" ? [{ eventId: id, key: "intoKk", code: "NO_FAMILY" }] : [];
  });
  return typedCard(changes) === null ? ofEvents : [{ eventId: null, key: "kkNumber", code: "KK_IN_USE" }, ...ofEvents];
}

/** The card number that a proposal brings, by its own form; null when it brings none. */
export function typedCard(changes: readonly Change[]): string | null {
  const after = changes.find((change) => change.key === "household.kkNumber")?.after;
  return typeof after === "string" ? after : null;
}
