import { uuidv7 } from "uuidv7";
import type { ErrorCode } from "@/lib/domain/error/error-code";
import type { Enrolment } from "@/lib/domain/field/exchange";
import type { Sent } from "./sync-parts";
import { enrol } from "./transport";

const CANDIDATE = "mutakhir-calon-perangkat";

/** The same id for each try until one has succeeded: an answer that was lost makes no second device. */
function candidateId(): string {
  const kept = localStorage.getItem(CANDIDATE) ?? uuidv7();
  localStorage.setItem(CANDIDATE, kept);
  return kept;
}

/** It has succeeded, or is nobody's here: the next person gets another. */
export function forgetCandidate(): void {
  localStorage.removeItem(CANDIDATE);
}

/** Refusals of an id that an earlier try used, under another sign-in or another duty: its answer was lost, and it is nobody's here. */
const SPENT: readonly ErrorCode[] = ["IDEMPOTENCY_MISMATCH", "GRANT_CHANGED"];

/** Asks for a place with the id of the last try; where that is spent, once more with a new one. */
export async function enrolOnce(
  label: string,
): Promise<{ readonly deviceId: string; readonly asked: Sent<Enrolment> }> {
  const deviceId = candidateId();
  const asked = await enrol(deviceId, label);
  if (asked.kind !== "refused" || !SPENT.includes(asked.code)) return { deviceId, asked };
  forgetCandidate();
  const anew = candidateId();
  return { deviceId: anew, asked: await enrol(anew, label) };
}

/** A device that the portal forgot, under its own id and for its own person alone; null where it was not given now. */
export async function enrolAgain(deviceId: string, label: string, owner: string): Promise<Enrolment | null> {
  const asked = await enrol(deviceId, label, owner);
  return asked.kind === "answer" && asked.value.userId === owner ? asked.value : null;
}
