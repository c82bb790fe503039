import type { Role } from "../access/role";
import { addressOf, isUuid, type Moment, momentText, one, type Query, readMoment } from "../list/address";
import { OFFLINE_DAYS } from "./exchange";

const DAY_MS = 24 * 60 * 60_000;

/**
 * How a device stands. `sealed`: its key is withheld until its owner signs in again. `asleep`: withheld by the clock, for want of
 * contact. `lost`, `revoked`: its work stays on it, sealed, until its next contact removes it. `wiped`: it said that it has.
 */
export const DEVICE_STATES = ["working", "asleep", "sealed", "revoked", "lost", "wiped"] as const;
export type DeviceState = (typeof DEVICE_STATES)[number];

export interface StoredDeviceState {
  readonly shareState: string;
  readonly revokedReason: string | null;
  readonly wipedAt: Date | null;
  readonly lastContactAt: Date;
}

/** A state that this build does not know reads as sealed: what is unknown opens nothing. */
export function deviceStateOf(stored: StoredDeviceState, now: Date): DeviceState {
  if (stored.wipedAt !== null) return "wiped";
  if (stored.revokedReason !== null) return stored.revokedReason === "lost" ? "lost" : "revoked";
  if (stored.shareState !== "active") return "sealed";
  return now.getTime() - stored.lastContactAt.getTime() > OFFLINE_DAYS * DAY_MS ? "asleep" : "working";
}

export interface DeviceLine {
  readonly id: string;
  readonly label: string;
  /** "Chrome / Android", with "?" for what could not be told. */
  readonly kind: string;
  readonly state: DeviceState;
  readonly lastContact: Date;
  readonly unsent: number;
  /** Photos that it has and the portal has not, beside what is unsent. */
  readonly unsentPhotos: number;
  /** Since when the oldest waits, by what the device last told; null where nothing waits. */
  readonly unsentSince: Date | null;
  /** May be taken away or reported as lost by the reader. */
  readonly canSeal: boolean;
  readonly canReportLost: boolean;
}

/** A device of somebody else, for who watches over an area. */
export interface WatchedDevice extends DeviceLine {
  readonly ownerName: string;
  readonly role: Role | null;
  readonly regionCode: string;
  readonly regionLabel: string;
}

/** Days of silence that a list may be narrowed to; from the last on a device is asleep. */
export const SILENT_DAYS = [1, 3, 7, OFFLINE_DAYS] as const;
/** Unsent work that is older is worth asking about. */
export const UNSENT_DAYS = 2;

/** What the list of an area's devices shows, as its address says it. Whatever is not understood is not applied. */
export interface DeviceFilter {
  readonly village: string;
  readonly isUnsent: boolean;
  readonly silentDays: number | null;
  readonly after: Moment | null;
}

export function readDeviceFilter(query: Query): DeviceFilter {
  const village = one(query, "desa");
  const silent = Number(one(query, "diam"));
  const after = readMoment(one(query, "sesudah"));
  return {
    village: /^\d{10}$/.test(village) ? village : "",
    isUnsent: one(query, "belum") === "terkirim",
    silentDays: SILENT_DAYS.find((days) => days === silent) ?? null,
    after: after !== null && isUuid(after.id) ? after : null,
  };
}

export function countDeviceFilters({ village, isUnsent, silentDays }: DeviceFilter): number {
  return [village !== "", isUnsent, silentDays !== null].filter(Boolean).length;
}

export function deviceHref(filter: DeviceFilter, change: Partial<DeviceFilter> = {}, path = "/perangkat"): string {
  const next = { ...filter, after: null, ...change };
  return addressOf(path, {
    desa: next.village,
    belum: next.isUnsent ? "terkirim" : "",
    diam: next.silentDays === null ? "" : String(next.silentDays),
    sesudah: momentText(next.after),
  });
}
