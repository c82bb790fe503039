import { levelOf } from "../dashboard/area";
import type { DashboardArea } from "../dashboard/overview";
import { SMALL_CELL, suppress } from "../dashboard/suppression";
import { addressOf, one, type Query } from "../list/address";
import type { AccessTimes, FullTimes } from "./access-time";

export const ACCESS_TIME_PATH = "/pelatihan/waktu-akses";
/** What anybody may read of it, without signing in. */
export const PUBLIC_TIME_PATH = "/waktu-akses";

/** Days that a view may look back. */
export const ACCESS_WINDOWS = [30, 90, 365] as const;
export type AccessWindow = (typeof ACCESS_WINDOWS)[number];

export interface AccessTimeView {
  /** Null: the actor's own area. */
  readonly area: string | null;
  readonly days: AccessWindow;
}

/** Reads an address. What is not understood counts as not asked. */
export function readAccessTimeView(query: Query): AccessTimeView {
  const area = one(query, "wilayah");
  return {
    area: levelOf(area) === null ? null : area,
    days: ACCESS_WINDOWS.find((each) => String(each) === one(query, "hari")) ?? 365,
  };
}

export function accessTimeHref({ area, days }: AccessTimeView, path = ACCESS_TIME_PATH): string {
  return addressOf(path, { wilayah: area ?? "", hari: days === 365 ? "" : String(days) });
}

/** A line of the table; null figures are of fewer people than may be shown. */
export interface AreaTimes {
  readonly code: string;
  readonly label: string;
  readonly times: AccessTimes | null;
}

export interface AccessTimePage {
  readonly area: DashboardArea;
  readonly days: AccessWindow;
  /** When it was counted; null before the first count with anybody in it. */
  readonly at: Date | null;
  readonly total: AccessTimes | null;
  /** The parts of the area where somebody had a seat; the area itself among them where people serve it as a whole. */
  readonly parts: readonly AreaTimes[];
  /** Null for fewer people than may be shown; nobody is shown. */
  readonly full: FullTimes | null;
}

/**
 * Takes the figures of fewer than five people away, and of as many further parts as would give them away with the total: people
 * count as the cells of every dashboard do.
 */
export function withoutSmall(
  total: AccessTimes,
  parts: readonly (AreaTimes & { readonly times: AccessTimes })[],
): Pick<AccessTimePage, "total" | "parts"> {
  const line = { parts: parts.map((_, index) => index), total: parts.length };
  const hidden = suppress({
    values: [...parts.map(({ times }) => times.people), total.people],
    lines: parts.length === 0 ? [] : [line],
    tables: [],
    locked: new Set(),
    hidden: new Set(),
  });
  return {
    total: hidden.has(parts.length) ? null : total,
    parts: parts.map((part, index) => (hidden.has(index) ? { ...part, times: null } : part)),
  };
}

/** Whether so many people may be shown; of nobody it may be said. */
export function isShowable(people: number): boolean {
  return people === 0 || people >= SMALL_CELL;
}
