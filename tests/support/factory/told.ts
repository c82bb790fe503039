import type { CarriedCode, EventChange } from "@/lib/domain/event/carried";
import type { AnswerMap } from "@/lib/domain/instrument/answers";
import type { AnswerPatch } from "@/lib/domain/proposal/payload";

/** The part of a save that tells in the whole form what happened to a person, complete with its evidence. */
export interface Telling {
  readonly eventOps: readonly EventChange[];
  readonly patches: readonly AnswerPatch[];
}

export const NOTHING_TOLD: Telling = { eventOps: [], patches: [] };

export function died(uid: string, day: string): Telling {
  return telling(uid, "MTI", { day, evidenceKind: 4, evidenceNumber: "SKM/CONTOH" });
}

export function wentAbroad(uid: string, day: string): Telling {
  const answers = { day, country: "Malaysia", purpose: 1, evidenceKind: 12, evidenceNumber: "SP/CONTOH" };
  return telling(uid, "PLN", answers);
}

function telling(uid: string, code: CarriedCode, answers: AnswerMap): Telling {
  const patches = Object.entries(answers).map(([key, value]) => ({
    level: "event" as const,
    uid,
    key,
    before: null,
    value,
  }));
  return { eventOps: [{ kind: "tell", uid, code }], patches };
}
