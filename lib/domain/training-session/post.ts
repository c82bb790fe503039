import { dutyClash } from "../access/delegation";
import { isPlaced } from "../access/grant-rules";
import type { Role } from "../access/role";
import { covers } from "../access/scope";

/** Why somebody cannot be named to a duty, or null: see {@link postProblem}. */
export type PostProblem = "HOLDS_ALREADY" | "OPERATOR_DECIDER" | "ADMINISTRATOR_APART" | "NEIGHBOURHOOD";

export interface HeldDuty {
  readonly role: Role;
  readonly regionCode: string;
}

/** A duty somebody is to be named to. */
export interface NewPost extends HeldDuty {
  readonly neighbourhood: { readonly rt: string; readonly rw: string | null } | null;
}

/**
 * One person holds a duty once, and never two of one area that four eyes keep apart (process.md 6.4: no dual role as verifier).
 * @param held the duties and posts that the person has or will have
 */
export function postProblem(post: NewPost, held: readonly HeldDuty[]): PostProblem | null {
  if (!isPlaced(post.role, post.neighbourhood)) return "NEIGHBOURHOOD";
  const near = held.filter(
    ({ regionCode }) => covers(regionCode, post.regionCode) || covers(post.regionCode, regionCode),
  );
  if (near.some(({ role, regionCode }) => role === post.role && covers(regionCode, post.regionCode)))
    return "HOLDS_ALREADY";
  return near.map(({ role }) => dutyClash(post.role, role)).find((problem) => problem !== null) ?? null;
}
