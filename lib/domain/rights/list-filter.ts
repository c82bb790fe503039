import { addressOf, type Moment, momentText, one, type Query, readMoment } from "../list/address";
import { RIGHTS_KINDS, RIGHTS_STATES, type RightsKind, type RightsState } from "./rights";

export const RIGHTS_PATH = "/hak-data";

/** What the register shows, as its address says it. Whatever is not understood is not applied. */
export interface RightsFilter {
  readonly state: RightsState | null;
  readonly kind: RightsKind | null;
  readonly village: string;
  readonly isLate: boolean;
  readonly after: Moment | null;
}

export function readRightsFilter(query: Query): RightsFilter {
  const village = one(query, "desa");
  return {
    state: RIGHTS_STATES.find((each) => each === one(query, "keadaan")) ?? null,
    kind: RIGHTS_KINDS.find((each) => each === one(query, "jenis")) ?? null,
    village: /^\d{10}$/.test(village) ? village : "",
    isLate: one(query, "lewat") === "1",
    after: readMoment(one(query, "sesudah")),
  };
}

export function countRightsFilters({ village, kind, isLate }: RightsFilter): number {
  return [village !== "", kind !== null, isLate].filter(Boolean).length;
}

export function rightsHref(
  filter: RightsFilter,
  change: Partial<RightsFilter> = {},
  path: string = RIGHTS_PATH,
): string {
  const next = { ...filter, after: null, ...change };
  return addressOf(path, {
    keadaan: next.state ?? "",
    jenis: next.kind ?? "",
    desa: next.village,
    lewat: next.isLate ? "1" : "",
    sesudah: momentText(next.after),
  });
}
