import { addressOf, one, type Query } from "../list/address";
import { readCursor } from "./list-filter";

export const HELD_BACK_A_PAGE = 50;

/** Proposals that cannot go out yet are counted up to here; of more is said that there are more. */
export const MOST_HELD_BACK_TOLD = 1_000;

/** A family with something applied that cannot go to the centre: somebody in it has no NIK and no reason for it, or no name. */
export interface HeldBackLine {
  readonly householdPublicId: string;
  readonly headName: string;
  readonly villageName: string;
  readonly place: string;
  readonly withoutName: number;
  readonly withoutNik: number;
}

export interface HeldBackFilter {
  readonly village: string;
  readonly after: { readonly village: string; readonly id: string } | null;
}

export function readHeldBackFilter(query: Query): HeldBackFilter {
  const village = one(query, "desa");
  return { village: /^\d{10}$/.test(village) ? village : "", after: readCursor(one(query, "sesudah")) };
}

export function heldBackHref({ village, after }: HeldBackFilter, path = "/pengiriman/tertahan"): string {
  return addressOf(path, { desa: village, sesudah: after === null ? "" : `${after.village}.${after.id}` });
}
