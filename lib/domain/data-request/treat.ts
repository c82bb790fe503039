import type { AnswerValue } from "../instrument/answers";
import { toCell } from "../instrument/export-columns";
import { holdsIdentifier } from "../variable/identifier";
import type { Variable } from "../variable/variable";
import type { DataClass, LevelRule, Treatment } from "./level";

/** To how much an amount of money is told where it is told coarsely, in rupiah. */
export const AMOUNT_STEP = 500_000;

/** Derived from an identifier, which the dictionary does not say of it. */
const DERIVED_IDENTIFIERS: readonly string[] = ["household.headNik"];

/** Where somebody is registered or lives, below the district: the dictionary calls these open, beside birth year and sex they are not. */
const PLACES: readonly string[] = [
  "member.ktpVillageCode",
  "member.ktpVillageName",
  "member.ktpDusun",
  "member.ktpRw",
  "member.ktpRt",
  "household.villageName",
  "household.dusun",
  "household.rw",
  "household.rt",
];

export function classOf(variable: Variable): DataClass {
  if (holdsIdentifier(variable) || DERIVED_IDENTIFIERS.includes(`${variable.level}.${variable.key}`))
    return "identifier";
  if (variable.sensitivity === "data_pribadi") return "personal";
  const name = `${variable.level}.${variable.key}`;
  const isQuasi = variable.sensitivity === "quasi_identifier" || variable.specific !== undefined;
  return isQuasi || PLACES.includes(name) ? "quasi" : "open";
}

type Coarse = "year" | "district" | "amount" | "code";

/** In which way a variable can be told less exactly; null: in none, and then it stays away. */
function coarseOf(variable: Variable): Coarse | null {
  if (variable.sql === "date") return "year";
  if (variable.key === "villageCode" || variable.key === "ktpVillageCode") return "district";
  const dataClass = classOf(variable);
  if (dataClass === "open") return "code";
  // A religion or a kind of disability is no less exact for being a code.
  // Nor is an illness: of specific data amounts alone are told less exactly.
  if (dataClass !== "quasi" || variable.specific === "health") return null;
  if (variable.specific === "finance" && variable.sql === "integer") return "amount";
  return variable.sql === "smallint" || variable.sql === "smallint[]" ? "code" : null;
}

/** How a variable leaves under a level; absent means that the file has no such column. */
export function treatmentOf(rule: Pick<LevelRule, "form" | "treatments">, variable: Variable): Treatment {
  if (rule.form !== "records") return "absent";
  const treatment = rule.treatments[classOf(variable)];
  if (treatment === "coarse" && coarseOf(variable) === null) return "absent";
  return treatment;
}

/** The cell of a value under a treatment. Absent ones have no cell and must not come here. */
export function treatedCell(variable: Variable, treatment: Exclude<Treatment, "absent">, value: AnswerValue): string {
  const cell = toCell(value);
  if (cell === "" || treatment === "plain") return cell;
  return treatment === "masked" ? maskedCell(variable, cell) : coarseCell(variable, cell);
}

function maskedCell(variable: Variable, cell: string): string {
  if (classOf(variable) === "identifier") return maskedNumber(cell);
  // A code or a date has no first letters.
  if (variable.sql !== "text") return "";
  return cell
    .split(/\s+/)
    .filter((word) => word !== "")
    .map((word) => `${word.slice(0, 1)}.`)
    .join(" ");
}

const NUMBER_DIGITS = 16;
const DISTRICT_DIGITS = 6;

/**
 * The district that gave a number, and nothing after it. The last digits are the ones that nobody can guess who knows the birth date: beside the
 * other columns of a record they would be the whole number.
 */
function maskedNumber(cell: string): string {
  if (cell.length !== NUMBER_DIGITS) return "•".repeat(cell.length);
  return cell.slice(0, DISTRICT_DIGITS) + "•".repeat(NUMBER_DIGITS - DISTRICT_DIGITS);
}

function coarseCell(variable: Variable, cell: string): string {
  switch (coarseOf(variable)) {
    case "year":
      return cell.slice(0, 4);
    case "district":
      return cell.slice(0, 6);
    case "amount":
      return String(Math.floor(Number(cell) / AMOUNT_STEP) * AMOUNT_STEP);
    case "code":
      return cell;
    default:
      return "";
  }
}
