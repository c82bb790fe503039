import type { Text } from "../variable/variable";
import { RECORD_FILES, recordColumns, requestable, type VariableName } from "./column";
import { type DataClass, type LevelRule, namesPeople, type Treatment } from "./level";
import type { RequestPurpose } from "./purpose-name";
import { isCounted, sumTables } from "./sums";
import { classOf, treatmentOf } from "./treat";

/** How many columns, or tables of sums, a level hands over of what is asked. */
export function handedOver(
  rule: LevelRule | null,
  purpose: RequestPurpose | null,
  names: readonly VariableName[],
): number {
  if (rule === null || purpose === null) return 0;
  if (rule.form !== "records") return sumTables(purpose, names).length;
  return RECORD_FILES.reduce((sum, file) => sum + recordColumns(file, names, rule).length, 0);
}

/** Whether people could be told by name from what is handed over. */
export function holdsNames(rule: LevelRule, names: readonly VariableName[]): boolean {
  return (
    namesPeople(rule) &&
    RECORD_FILES.some((file) =>
      recordColumns(file, names, rule).some(({ variable }) => variable.sensitivity === "data_pribadi"),
    )
  );
}

/** One variable of a request, as those who decide and who ask read what becomes of it. */
export interface HandedLine {
  readonly name: VariableName;
  readonly label: Text;
  readonly dataClass: DataClass;
  /** sums: it is counted in a table; noSums: no table counts it, and nothing of it leaves. */
  readonly treatment: Treatment | "sums" | "noSums";
}

export function handedLines(
  rule: LevelRule | null,
  purpose: RequestPurpose | null,
  names: readonly VariableName[],
): readonly HandedLine[] {
  return names.flatMap((name) => {
    const variable = requestable(name);
    if (variable === null) return [];
    const treatment = rule === null ? "absent" : formOf(rule, purpose, name, names);
    return [{ name, label: variable.label, dataClass: classOf(variable), treatment }];
  });
}

function formOf(
  rule: LevelRule,
  purpose: RequestPurpose | null,
  name: VariableName,
  names: readonly VariableName[],
): HandedLine["treatment"] {
  const variable = requestable(name);
  if (variable === null) return "absent";
  if (rule.form === "records") return treatmentOf(rule, variable);
  return purpose !== null && isCounted(sumTables(purpose, names), name) ? "sums" : "noSums";
}
