import type { GrantWindow } from "./actor";

/** A grant that ended less long ago goes on; after that the person is named anew, because much may have changed. */
export const REOPEN_DAYS = 30;
const DAY_MS = 86_400_000;

/** What an extension looks at. */
export interface Extendable {
  readonly source: string;
  readonly window: GrantWindow;
}

/**
 * Why the end of a grant cannot be moved: the clock of a training opens and shuts it, its giver hands it over anew, an emergency
 * is opened anew, it has no end, it is revoked, or it ended too long ago.
 */
export const EXTEND_PROBLEMS = ["OF_TRAINING", "DELEGATED", "NOT_DIRECT", "NO_END", "REVOKED", "LONG_OVER"] as const;
export type ExtendProblem = (typeof EXTEND_PROBLEMS)[number];

/** What keeps a grant from being extended, or null. Only one that an administrator gave directly can be. */
export function extendProblem({ source, window }: Extendable, now: Date): ExtendProblem | null {
  if (source.startsWith("training-")) return "OF_TRAINING";
  if (source === "delegated") return "DELEGATED";
  if (source !== "administrator") return "NOT_DIRECT";
  if (window.revokedAt !== null) return "REVOKED";
  if (window.validTo === null) return "NO_END";
  return window.validTo.getTime() <= now.getTime() - REOPEN_DAYS * DAY_MS ? "LONG_OVER" : null;
}

/** The window with a later end; from now where the old one was over, so that nobody seems to have had access in between. Null: no later. */
export function extendedWindow(
  { validFrom, validTo }: { readonly validFrom: Date; readonly validTo: Date },
  newEnd: Date,
  now: Date,
): { readonly validFrom: Date; readonly validTo: Date } | null {
  if (newEnd <= now || newEnd <= validTo) return null;
  return { validFrom: validTo <= now ? now : validFrom, validTo: newEnd };
}
