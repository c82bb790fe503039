import type { FieldLevel, Text } from "../variable/variable";
import { SEVERITIES, type Severity } from "./rule";

export interface Finding {
  /** Rule number, or `SHAPE`, `REQUIRED`, `EMPTY` for what the form itself asks. */
  readonly ruleId: string;
  readonly severity: Severity;
  /** `household.x`, `member:<uid>.x`, `civil:<uid>.x`: the form of change keys. */
  readonly key: string;
  /** The same in parts. A member-level target without a person points at the list of members. */
  readonly target: { readonly level: FieldLevel; readonly uid: string | null; readonly key: string };
  readonly messageId: string;
  readonly text: Text;
}

/** Notes of a proposal: why a warning is right all the same, by `noteKey`. */
export type Notes = Readonly<Record<string, string>>;

/** The key of a warning's note: rule and person; one note serves every field the rule names for that person. */
export function noteKey(finding: Finding): string {
  return `${finding.ruleId}|${finding.target.uid ?? ""}`;
}

/** Warnings without a note. A proposal is sent only when there is none and no error. */
export function unexplainedWarnings(findings: readonly Finding[], notes: Notes): readonly Finding[] {
  return findings.filter(
    (finding) => finding.severity === "warning" && (notes[noteKey(finding)] ?? "").trim().length === 0,
  );
}

/** How many findings there are of each severity. */
export function countBySeverity(findings: readonly Finding[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, missing: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

/** Gravest first, else in the order given. */
export function bySeverity(findings: readonly Finding[]): readonly Finding[] {
  return SEVERITIES.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}
