import type { Answers } from "../instrument/answers";
import { answerIn } from "../instrument/answers";
import { answerKey } from "../instrument/canonical";
import type { Payload } from "../proposal/payload";
import type { Finding } from "../rule/finding";
import type { Text } from "../variable/variable";
import { isUntold } from "./carried";
import { eventLeaves } from "./leaving";

export interface ToldSubject {
  readonly base: Answers;
  /** The family as it would be. */
  readonly answers: Answers;
  readonly payload: Payload;
  /** A counter-proposal sets back what was told and decided once: it tells nothing anew. */
  readonly undoesRevision: number | null;
}

/**
 * The half of V29 that asks for the paper: whoever is said to have died, moved or to have a card of their own left by an
 * event, which has a day and evidence. Blocks at the person, always: no region turns it off.
 */
export function untoldFindings({ base, answers, payload, undoesRevision }: ToldSubject): readonly Finding[] {
  if (undoesRevision !== null) return [];
  const told = new Set(eventLeaves(base, payload).map(({ uid }) => uid));
  return Object.entries(answers.members).flatMap(([uid, member]) => {
    const recorded = answerIn(base.members[uid], "presence");
    if (told.has(uid) || !isUntold(recorded, answerIn(member, "presence"))) return [];
    return [
      {
        ruleId: "V29",
        severity: "error" as const,
        key: answerKey("member", uid, "presence"),
        target: { level: "member" as const, uid, key: "presence" },
        messageId: "told-by-event",
        text: TELL,
      },
    ];
  });
}

const TELL: Text = {
  id: "Tertulis meninggal, pindah, atau punya KK sendiri, tetapi peristiwanya belum dicatat. Buka Anggota keluarga, tekan Batal keluar, lalu catat lagi: tanggal dan bukti ditanyakan di sana.",
  en: "Said to have died, moved or to have a card of their own, but the event is not recorded. Open Family members, press Undo leaving and record it again: the day and the evidence are asked there.",
};
