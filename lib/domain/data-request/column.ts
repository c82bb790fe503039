import { snakeCase } from "../variable/column";
import { DICTIONARY, findVariable } from "../variable/dictionary";
import type { Level, Variable } from "../variable/variable";
import type { LevelRule, Treatment } from "./level";
import { treatmentOf } from "./treat";

/** A variable as requests name it: `household.floorMaterial`. */
export type VariableName = string;

export function variableName({ level, key }: Pick<Variable, "level" | "key">): VariableName {
  return `${level}.${key}`;
}

const LEVELS: readonly Level[] = ["household", "member", "civil"];

/** The variable of a name; null for one that nobody may ask for, or that there is not. */
export function requestable(name: VariableName): Variable | null {
  const [level, key = ""] = name.split(".");
  const known = LEVELS.find((each) => each === level);
  const variable = known === undefined ? null : findVariable(known, key);
  return variable !== null && mayBeAsked(variable) ? variable : null;
}

/** Computed from others without being stored, and not worked out for a request: their sources may be asked for. */
const NOT_WORKED_OUT: readonly string[] = ["household.headNik", "household.meterCount", "member.age"];

/** Photos, lists of items, free notes and who answered are no columns that somebody else needs. */
function mayBeAsked(variable: Variable): boolean {
  if (variable.kind === "repeat" || variable.sql === "uuid") return false;
  if (variable.section === "notes" || variable.section === "officer") return false;
  return !NOT_WORKED_OUT.includes(variableName(variable));
}

/** Every variable that may be asked for, in the order of the dictionary. */
export const REQUESTABLE: readonly Variable[] = DICTIONARY.filter(mayBeAsked);

/** The two files of records. */
export const RECORD_FILES = ["keluarga.csv", "anggota.csv"] as const;
export type RecordFile = (typeof RECORD_FILES)[number];

export interface RecordColumn {
  /** Unique within its file. */
  readonly name: string;
  readonly variable: Variable;
  readonly treatment: Exclude<Treatment, "absent">;
}

/** The columns of a file under a grant: of what was granted what the level lets through, and nothing else. */
export function recordColumns(
  file: RecordFile,
  names: readonly VariableName[],
  rule: Pick<LevelRule, "form" | "treatments">,
): readonly RecordColumn[] {
  const asked = new Set(names);
  return REQUESTABLE.filter(
    (variable) => asked.has(variableName(variable)) && (variable.level === "household") === (file === "keluarga.csv"),
  ).flatMap((variable) => {
    const treatment = treatmentOf(rule, variable);
    return treatment === "absent" ? [] : [{ name: columnName(file, variable), variable, treatment }];
  });
}

/** The official name where the variable has one in that file, else ours; civil ones are told apart from the questionnaire's. */
function columnName(file: RecordFile, variable: Variable): string {
  const set = file === "keluarga.csv" ? "keluarga:" : "anggota:";
  const official = variable.official.find((name) => name.startsWith(set));
  if (official !== undefined) return official.slice(set.length);
  return variable.level === "civil" ? `sipil_${snakeCase(variable.key)}` : snakeCase(variable.key);
}

/** What joins the two files: a number made for this request alone, so that two requests cannot be laid over each other. */
export const FAMILY_NUMBER = "nomor_keluarga";
export const PERSON_NUMBER = "nomor_anggota";
