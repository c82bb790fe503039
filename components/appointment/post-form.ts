import type { GrantTarget } from "@/components/grant/grant-target";
import { isNumbered, type NeighbourhoodValues, neighbourhoodInput } from "@/components/grant/neighbourhood-fields";
import type { Role } from "@/lib/domain/access/role";
import type { FieldProblem } from "@/lib/domain/error/error-code";

/** What stands in the boxes of a post. */
export interface PostValues extends NeighbourhoodValues {
  readonly decreeNumber: string;
  /** YYYY-MM-DD, or empty while it is no date. */
  readonly decreeDate: string;
  readonly isDeputy: boolean;
  readonly meetsProfile: boolean;
  readonly exception: string;
}

export const BLANK_POST: PostValues = {
  decreeNumber: "",
  decreeDate: "",
  isDeputy: false,
  meetsProfile: true,
  exception: "",
  rt: "",
  rw: "",
};

/** What is wrong in the boxes, under the paths the command's own refusal would name. */
export function postProblems(values: PostValues, role: Role, today: string): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (values.decreeNumber.trim().length < 3) problems.push({ path: "post.decreeNumber", detail: "SHORT" });
  if (values.decreeDate === "") problems.push({ path: "post.decreeDate", detail: "MISSING" });
  else if (values.decreeDate > today) problems.push({ path: "post.decreeDate", detail: "FUTURE" });
  if (!values.meetsProfile && values.exception.trim().length < 5)
    problems.push({ path: "post.profileException", detail: "SHORT" });
  if (role === "rt-head" && !isNumbered(values)) problems.push({ path: "post.neighbourhood", detail: "MISSING" });
  return problems;
}

/** The post as the commands take it. */
export function postInput(values: PostValues, { role, regionCode }: GrantTarget, id: string) {
  return {
    id,
    role,
    regionCode,
    neighbourhood: role === "rt-head" ? neighbourhoodInput(values) : null,
    isDeputy: values.isDeputy,
    decreeNumber: values.decreeNumber.trim(),
    decreeDate: values.decreeDate,
    profileException: values.meetsProfile ? null : values.exception.trim(),
  };
}
