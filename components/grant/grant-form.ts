import type { Role } from "@/lib/domain/access/role";
import type { FieldProblem } from "@/lib/domain/error/error-code";
import type { GrantTarget } from "./grant-target";
import { endOfDay, startOfDay } from "./grant-window";
import { isNumbered, neighbourhoodInput } from "./neighbourhood-fields";

/** What stands in the boxes of a grant. Dates are "YYYY-MM-DD", or empty while they are not a date. */
export interface GrantValues {
  readonly level: "full" | "provisional";
  readonly validFrom: string;
  readonly validTo: string;
  /** Something is typed in the last day's boxes that is not a date yet. */
  readonly validToUnfinished: boolean;
  readonly reason: string;
  /** For the head of an RT alone. */
  readonly rt: string;
  readonly rw: string;
}

/** What the boxes hold when a form opens. */
export function blankGrant(today: string): GrantValues {
  return { level: "full", validFrom: today, validTo: "", validToUnfinished: false, reason: "", rt: "", rw: "" };
}

/** What is wrong in the boxes, under the paths the command's own refusal would name. */
export function grantProblems(values: GrantValues, role: Role): readonly FieldProblem[] {
  const { validFrom, validTo, validToUnfinished, reason } = values;
  const problems: FieldProblem[] = [];
  if (validFrom === "") problems.push({ path: "grant.validFrom", detail: "MISSING" });
  if (validToUnfinished) problems.push({ path: "grant.validTo", detail: "UNFINISHED" });
  else if (validTo !== "" && validFrom !== "" && validTo < validFrom) {
    problems.push({ path: "grant.validTo", detail: "BEFORE_START" });
  }
  if (reason.trim().length < 5) problems.push({ path: "grant.reason", detail: "SHORT" });
  if (role === "rt-head" && !isNumbered(values)) problems.push({ path: "grant.neighbourhood", detail: "MISSING" });
  return problems;
}

/** The grant as the command takes it: local midnights of the region as UTC instants. */
export function grantInput(
  values: GrantValues,
  { role, regionCode, zone }: Pick<GrantTarget, "role" | "regionCode" | "zone">,
) {
  const { level, validFrom, validTo, reason } = values;
  return {
    regionCode,
    level,
    validFrom: startOfDay(validFrom, zone),
    validTo: validTo === "" ? null : endOfDay(validTo, zone),
    reason: reason.trim(),
    neighbourhood: role === "rt-head" ? neighbourhoodInput(values) : null,
  };
}
