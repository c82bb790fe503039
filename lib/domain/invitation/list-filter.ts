import { addressOf, one, type Query } from "../list/address";
import { INVITATION_STATES, type InvitationState } from "./flow";

/** `none`: no invitation this year yet. */
export const LIST_STATES = ["none", ...INVITATION_STATES] as const;
export type ListState = "none" | InvitationState;

/** What the list of invitations shows, as its address says it. Whatever is not understood is not applied. */
export interface InvitationFilter {
  /** A village inside the reader's area; empty for the reader's own. */
  readonly village: string;
  readonly state: ListState | null;
  readonly dusun: string;
  readonly rt: string;
  /** Sealed place where the page begins. */
  readonly after: string;
}

const TOKEN = 1000;

export function readInvitationFilter(query: Query): InvitationFilter {
  const village = one(query, "desa");
  return {
    village: /^\d{10}$/.test(village) ? village : "",
    state: LIST_STATES.find((each) => each === one(query, "keadaan")) ?? null,
    dusun: one(query, "dusun"),
    rt: one(query, "rt"),
    after: one(query, "sesudah", TOKEN),
  };
}

/** How many filters beside village and state are on. */
export function countInvitationFilters({ dusun, rt }: InvitationFilter): number {
  return [dusun, rt].filter((value) => value !== "").length;
}

export function invitationHref(
  filter: InvitationFilter,
  change: Partial<InvitationFilter> = {},
  path = "/undangan",
): string {
  const next = { ...filter, after: "", ...change };
  return addressOf(path, {
    desa: next.village,
    keadaan: next.state ?? "",
    dusun: next.dusun,
    rt: next.rt,
    sesudah: next.after,
  });
}

/** The board of an area wider than a village. */
export function boardHref(area: string, path = "/undangan"): string {
  return addressOf(path, { wilayah: area });
}
