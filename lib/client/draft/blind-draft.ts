import type { BlindPage } from "@/lib/domain/ground-check/check-page";
import { NO_ANSWERS } from "@/lib/domain/instrument/answers";
import type { ServerDraft } from "./draft-state";

/** A draft without a record: what stood before is exactly what the companion must not see. */
export function blindDraft({ version, answers, instrument, instrumentVersion }: BlindPage): ServerDraft {
  return {
    version,
    base: NO_ANSWERS,
    isCorrection: false,
    payload: {
      instrument,
      version: instrumentVersion,
      baseRevision: 0,
      conditionDate: "",
      answers,
      memberOps: [],
      notes: {},
    },
  };
}
