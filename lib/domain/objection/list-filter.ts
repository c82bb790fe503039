import { addressOf, type Moment, momentText, one, type Query, readMoment } from "../list/address";
import { OBJECTION_GROUNDS, OBJECTION_STATES, type ObjectionGround, type ObjectionState } from "./objection";

/** What the list of objections shows, as its address says it. Whatever is not understood is not applied. */
export interface ObjectionFilter {
  readonly state: ObjectionState | null;
  readonly village: string;
  readonly ground: ObjectionGround | null;
  readonly isLate: boolean;
  readonly after: Moment | null;
}

export function readObjectionFilter(query: Query): ObjectionFilter {
  const village = one(query, "desa");
  return {
    state: OBJECTION_STATES.find((each) => each === one(query, "keadaan")) ?? null,
    village: /^\d{10}$/.test(village) ? village : "",
    ground: OBJECTION_GROUNDS.find((each) => each === one(query, "dasar")) ?? null,
    isLate: one(query, "lewat") === "1",
    after: readMoment(one(query, "sesudah")),
  };
}

export function countObjectionFilters({ village, ground, isLate }: ObjectionFilter): number {
  return [village !== "", ground !== null, isLate].filter(Boolean).length;
}

export function objectionHref(
  filter: ObjectionFilter,
  change: Partial<ObjectionFilter> = {},
  path = "/sanggahan",
): string {
  const next = { ...filter, after: null, ...change };
  const parts = {
    keadaan: next.state ?? "",
    desa: next.village,
    dasar: next.ground ?? "",
    lewat: next.isLate ? "1" : "",
    sesudah: momentText(next.after),
  };
  return addressOf(path, parts);
}
