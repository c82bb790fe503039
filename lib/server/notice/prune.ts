import "server-only";
import { referenceSql } from "@/lib/server/db/reference";

/** Of each kind in one transaction: short enough to hold nobody up. */
export const PRUNED_AT_ONCE = 1_000;
/** Transactions a night; what is left goes the next. */
const MOST_PARTS = 200;

export interface Pruned {
  readonly notices: number;
  readonly mails: number;
  readonly digests: number;
  /** Marks of what a daily job has done. */
  readonly runs: number;
}

const NOTHING: Pruned = { notices: 0, mails: 0, digests: 0, runs: 0 };

/** Takes away what was told and is old enough, in parts. How old is old stands in the function. @returns how many went */
export async function pruneTold(size = PRUNED_AT_ONCE): Promise<Pruned> {
  let gone = NOTHING;
  for (let part = 0; part < MOST_PARTS; part += 1) {
    const [row = NOTHING] =
      await referenceSql()<Pruned>`SELECT notices, mails, digests, runs FROM app_prune_told(${size})`;
    gone = {
      notices: gone.notices + row.notices,
      mails: gone.mails + row.mails,
      digests: gone.digests + row.digests,
      runs: gone.runs + row.runs,
    };
    if (Object.values(row).every((count) => count < size)) break;
  }
  return gone;
}
