import "server-only";
import { PRACTICE_PREFIX, rangeOf, type Scope } from "@/lib/domain/access/scope";

/** What a job of the clock sees, which is nobody's: counts over the whole country, and practice. Never for a page. */
export const EVERYWHERE: Scope = {
  actorId: "00000000-0000-0000-0000-000000000000",
  mode: "area",
  ranges: [rangeOf("0"), rangeOf(PRACTICE_PREFIX)],
  household: null,
};
