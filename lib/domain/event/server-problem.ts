import { answerKey } from "../instrument/canonical";
import { eventsOf, type Payload } from "../proposal/payload";
import type { Finding } from "../rule/finding";
import type { Text } from "../variable/variable";

/** What only the server knows of an event's answers. */
export interface EventProblem {
  readonly eventId: string;
  readonly key: "newKk" | "intoKk";
  readonly code: "KK_IN_USE" | "NO_FAMILY";
}

const TEXTS = {
  KK_IN_USE: {
    id: "Nomor KK ini sudah dipakai keluarga lain di desa ini. Periksa nomornya pada Kartu Keluarga baru.",
    en: "This card number belongs to another family of this village. Check the number on the new card.",
  },
  NO_FAMILY: {
    id: "Tidak ada keluarga lain yang aktif dengan nomor KK ini di desa ini. Periksa nomornya.",
    en: "No other active family of this village has this card number. Check the number.",
  },
} as const satisfies Record<EventProblem["code"], Text>;

export function problemFinding({ eventId, key, code }: EventProblem): Finding {
  return {
    ruleId: "EVENT",
    severity: "error",
    key: answerKey("event", eventId, key),
    target: { level: "event", uid: eventId, key },
    messageId: code,
    text: TEXTS[code],
  };
}

/** What the server may find of these events when they are sent. */
export function possibleProblems(payload: Payload): readonly EventProblem[] {
  return eventsOf(payload).flatMap(({ id, code }): readonly EventProblem[] => {
    if (code === "PSH") return [{ eventId: id, key: "newKk", code: "KK_IN_USE" }];
    return code === "GBG" ? [{ eventId: id, key: "intoKk", code: "NO_FAMILY" }] : [];
  });
}
