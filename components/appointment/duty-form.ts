import { blankGrant, type GrantValues, grantInput, grantProblems } from "@/components/grant/grant-form";
import type { GrantTarget } from "@/components/grant/grant-target";
import type { FieldProblem } from "@/lib/domain/error/error-code";
import { BLANK_POST, type PostValues, postInput, postProblems } from "./post-form";

/** How a duty is opened: by its holder's training, or by the administrator at once. */
export type DutyWay = "training" | "direct";

export interface DutyValues {
  readonly way: DutyWay;
  readonly grant: GrantValues;
  readonly post: PostValues;
}

export function blankDuty(today: string): DutyValues {
  return { way: "training", grant: blankGrant(today), post: BLANK_POST };
}

export function dutyProblems({ way, grant, post }: DutyValues, target: GrantTarget): readonly FieldProblem[] {
  return way === "training" ? postProblems(post, target.role, target.today) : grantProblems(grant, target.role);
}

/** What the commands take: a post with its id, or a role with its grant. */
export function dutyInput({ way, grant, post }: DutyValues, target: GrantTarget, id: string): object {
  return way === "training"
    ? { post: postInput(post, target, id) }
    : { role: target.role, grant: grantInput(grant, target) };
}
