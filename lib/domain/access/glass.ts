import { levelOf } from "../dashboard/area";
import type { Grant } from "./actor";
import type { Role } from "./role";
import { covers } from "./scope";

/** Breaking the glass: reading families of an area in an emergency, for hours, with its owners told at once. */

/** For how many hours it may be opened; the longest is the database's bound, too. */
export const GLASS_HOURS = [2, 8, 24] as const;
export type GlassHours = (typeof GLASS_HOURS)[number];
export const GLASS_REASON = { min: 20, max: 500 } as const;
/** People told of one, at most; the largest regency has 852 villages, each with a head and an operator. */
export const MOST_TOLD = 2_000;
/** So long after its end the same person gets it again from another administrator alone. */
export const AGAIN_HOURS = 24;
/** How far back the lists of it go. */
export const GLASS_DAYS = 90;

const HOUR_MS = 3_600_000;

export const GLASS_LEVELS = ["village", "district", "regency"] as const;
export type GlassLevel = (typeof GLASS_LEVELS)[number];

/** Which of the three an area is; null for anything wider, for which it is not opened. */
export function glassLevel(regionCode: string): GlassLevel | null {
  const level = levelOf(regionCode);
  return GLASS_LEVELS.find((each) => each === level) ?? null;
}

const ROLE_BY_LEVEL = {
  village: "village-operator",
  district: "regency-verifier",
  regency: "regency-verifier",
} as const satisfies Record<GlassLevel, Role>;

/**
 * The role under which families of an area are read, always at the provisional level: nothing is submitted or decided, and NIKs
 * stay masked.
 */
export function glassRole(level: GlassLevel): Role {
  return ROLE_BY_LEVEL[level];
}

/** An earlier one of the same person. */
export interface EarlierGlass {
  readonly regionCode: string;
  readonly openedBy: string | null;
  /** When it ended or will: its own end, or when it was closed. */
  readonly endsAt: Date;
}

export type GlassProblem = "OPEN" | "SAME_ADMINISTRATOR";

/**
 * Why it may not be opened for a person again, or null. While one is open over some of the same families there is no second. In the
 * day after its end it takes an administrator who opened none of those in that day and is not the person: two people must hold it
 * to be an emergency still.
 */
export function glassProblem(
  {
    regionCode,
    userId,
    administratorId,
  }: { readonly regionCode: string; readonly userId: string; readonly administratorId: string },
  earlier: readonly EarlierGlass[],
  now: Date,
): GlassProblem | null {
  const near = earlier.filter((each) => covers(each.regionCode, regionCode) || covers(regionCode, each.regionCode));
  if (near.some(({ endsAt }) => endsAt > now)) return "OPEN";
  const recent = near.filter(({ endsAt }) => endsAt.getTime() > now.getTime() - AGAIN_HOURS * HOUR_MS);
  if (recent.length === 0) return null;
  const isOther = userId !== administratorId && recent.every(({ openedBy }) => openedBy !== administratorId);
  return isOther ? null : "SAME_ADMINISTRATOR";
}

/** From now for so many hours. */
export function glassWindow(hours: GlassHours, now: Date): { readonly validFrom: Date; readonly validTo: Date } {
  return { validFrom: now, validTo: new Date(now.getTime() + hours * HOUR_MS) };
}

/** Somebody who wants to close one before its end. */
export interface GlassCloser {
  readonly userId: string;
  /** Acts as an administrator of an area around it. */
  readonly managesThere: boolean;
  /** All they hold now. */
  readonly grants: readonly Pick<Grant, "role" | "level">[];
  readonly isTold: boolean;
}

/** Who may close it: its holder, who opened it, an administrator of the area, and any village head who was told. */
export function mayCloseGlass(
  closer: GlassCloser,
  { holderId, openedBy }: { readonly holderId: string; readonly openedBy: string | null },
): boolean {
  if (closer.userId === holderId || closer.userId === openedBy || closer.managesThere) return true;
  return closer.isTold && closer.grants.some(({ role, level }) => role === "village-head" && level === "full");
}
