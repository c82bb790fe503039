import "server-only";
import { referenceSql } from "@/lib/server/db/reference";

/** Of each kind in one transaction: short enough to hold nobody up. */
export const PRUNED_AT_ONCE = 1_000;
/** Transactions a night; what is left goes the next. */
const MOST_PARTS = 200;

export interface Pruned {
  readonly notices: number;
  readonly mails: number;
}

/** Takes notices and ended mails away that are old enough, in parts. How old is old stands in the function. @returns how many went */
export async function pruneTold(size = PRUNED_AT_ONCE): Promise<Pruned> {
  let gone: Pruned = { notices: 0, mails: 0 };
  for (let part = 0; part < MOST_PARTS; part += 1) {
    const [row] = await referenceSql()<Pruned>`SELECT notices, mails FROM app_prune_told(${size})`;
    const { notices, mails } = row ?? { notices: 0, mails: 0 };
    gone = { notices: gone.notices + notices, mails: gone.mails + mails };
    if (notices < size && mails < size) break;
  }
  return gone;
}
