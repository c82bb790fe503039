import { isRegionCode } from "../access/scope";
import { addressOf, isUuid, one, type Query } from "../list/address";
import { SESSION_STATES, type SessionState } from "./session";

/** What the list of trainings shows, as its address says it. Whatever is not understood is not applied. */
export interface SessionFilter {
  /** Null: those to come and those under way. */
  readonly state: SessionState | null;
  readonly regionCode: string;
  /** The training one has seen last. */
  readonly after: string | null;
}

export function readSessionFilter(query: Query): SessionFilter {
  const region = one(query, "wilayah");
  const after = one(query, "sesudah");
  return {
    state: SESSION_STATES.find((each) => each === one(query, "keadaan")) ?? null,
    regionCode: isRegionCode(region) ? region : "",
    after: isUuid(after) ? after : null,
  };
}

export function sessionHref(filter: SessionFilter, change: Partial<SessionFilter> = {}, path = "/pelatihan"): string {
  const next = { ...filter, after: null, ...change };
  return addressOf(path, {
    keadaan: next.state ?? "",
    wilayah: next.regionCode,
    sesudah: next.after ?? "",
  });
}
