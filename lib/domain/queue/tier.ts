import type { TierName } from "../workflow/tier";

/** The tiers that work from a queue. The village head decides in a meeting instead, see `musyawarah`. */
export const QUEUE_TIERS = ["verify", "sign", "validate", "accept"] as const satisfies readonly TierName[];
export type QueueTier = (typeof QUEUE_TIERS)[number];

/** The address of each tier's queue. */
export const QUEUE_PATH = {
  verify: "/verifikasi",
  sign: "/pengesahan",
  validate: "/validasi",
  accept: "/mutu",
} as const satisfies Record<QueueTier, string>;
