import "server-only";
import { timingSafeEqual } from "node:crypto";
import { makeToken } from "@/lib/domain/meeting/check-token";
import { CODE_LETTERS, freshSlots, slotOf } from "@/lib/domain/training-session/attendance-code";
import { keyedHash } from "@/lib/server/crypto/seal";

function codeAt(sessionId: string, slot: number): string {
  return makeToken(keyedHash("attendance", `${sessionId}:${slot}`)).slice(0, CODE_LETTERS);
}

/** The code that a training's screen shows at an instant. Nothing is stored: the key and the minute make it. */
export function attendanceCode(sessionId: string, now: Date): string {
  return codeAt(sessionId, slotOf(now));
}

/** Whether a code was on the training's screen just now. */
export function isAttendanceCode(sessionId: string, code: string, now: Date): boolean {
  const given = Buffer.from(code);
  return freshSlots(now)
    .map((slot) => Buffer.from(codeAt(sessionId, slot)))
    .some((right) => right.length === given.length && timingSafeEqual(right, given));
}
