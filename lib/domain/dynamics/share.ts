import type { Fact } from "./fact";

/** Shares of a snapshot: of whom, how many. What they say of exclusion and inclusion is an indication: true errors need a survey. */
export const SHARES = ["exclusion", "inclusion", "graduation", "relapse"] as const;
export type ShareName = (typeof SHARES)[number];

export const SHARE_FACTS = {
  exclusion: { part: "poor-without-aid", of: "poor-asked" },
  inclusion: { part: "aid-above", of: "aid" },
  graduation: { part: "graduated", of: "aid-before" },
  relapse: { part: "relapsed", of: "climbed-before" },
} as const satisfies Record<ShareName, { readonly part: Fact; readonly of: Fact }>;

/** The fact of whose families at least one is needed before the share says anything: a way of one or two snapshots tells of no return. */
export const KNOWN_BY = {
  exclusion: "families",
  inclusion: "families",
  graduation: "followed",
  relapse: "followed",
} as const satisfies Record<ShareName, Fact>;

/** How many snapshots that takes, for the words beside it. */
export const SNAPSHOTS_FOR = { exclusion: 1, inclusion: 1, graduation: 3, relapse: 3 } as const satisfies Record<
  ShareName,
  number
>;
