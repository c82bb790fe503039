import type { SelfUpdateKind } from "./told";

/**
 * Where an update stands, in citizens' words. `kept`: a confirmation, nothing more follows. The office that holds it follows from the place;
 * the person does not.
 */
export const SELF_PLACES = [
  "kept",
  "operator",
  "meeting",
  "regency",
  "province",
  "last",
  "done",
  "refused",
  "ended",
] as const;
export type SelfPlace = (typeof SELF_PLACES)[number];

const PLACE_OF_STATE: Readonly<Record<string, SelfPlace>> = {
  draft: "operator",
  returned: "operator",
  submitted: "meeting",
  endorsed: "regency",
  verified: "province",
  validated: "last",
  applied: "done",
  rejected: "refused",
  withdrawn: "ended",
  expired: "ended",
};

/** @param state of the proposal that carries it; null for a confirmation */
export function selfPlaceOf(kind: SelfUpdateKind, state: string | null): SelfPlace {
  if (kind === "unchanged") return "kept";
  return (state === null ? undefined : PLACE_OF_STATE[state]) ?? "operator";
}
