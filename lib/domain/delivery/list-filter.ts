import { addressOf, one, type Query } from "../list/address";
import { DELIVERY_STATES, type DeliveryState } from "./delivery";

/** What a package's page shows, as its address says it. Whatever is not understood is not applied. */
export interface PackageFilter {
  readonly state: DeliveryState | null;
  readonly village: string;
  /** Village and proposal of the last item of the page before. */
  readonly after: { readonly village: string; readonly id: string } | null;
}

const CURSOR = /^(\d{10})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Village and id of the last line of the page before; null for anything else. */
export function readCursor(text: string): PackageFilter["after"] {
  const [, village, id] = CURSOR.exec(text) ?? [];
  return village === undefined || id === undefined ? null : { village, id };
}

export function readPackageFilter(query: Query): PackageFilter {
  const village = one(query, "desa");
  return {
    state: DELIVERY_STATES.find((each) => each === one(query, "keadaan")) ?? null,
    village: /^\d{10}$/.test(village) ? village : "",
    after: readCursor(one(query, "sesudah")),
  };
}

export function packageHref(publicId: string, filter: PackageFilter, change: Partial<PackageFilter> = {}): string {
  const next = { ...filter, after: null, ...change };
  const parts = {
    keadaan: next.state ?? "",
    desa: next.village,
    sesudah: next.after === null ? "" : `${next.after.village}.${next.after.id}`,
  };
  return addressOf(`/pengiriman/${publicId}`, parts);
}
