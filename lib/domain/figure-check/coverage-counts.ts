import { ASSUMED_PRESENCE, appliesTo, LOOKS_IN } from "../coverage/applies";
import { BAND_MONTHS, COUNTED, COUNTS_EACH } from "../coverage/counted";
import { holds } from "../instrument/condition/evaluate";
import { snakeCase } from "../variable/column";
import { findVariable } from "../variable/dictionary";
import type { Level, Variable } from "../variable/variable";
import { ageOf, type Family, type Row, textIn, variableIn } from "./record";

const CONDITIONS = COUNTED.map(appliesTo);
const NOBODY: Row = {};

type Rows = Readonly<Record<Level, Row>>;

/** Six counts of every variable that a found family and its people add, in the order of `COUNTED`. */
export function coverageCounts(family: Family): readonly number[] {
  const counts = new Array<number>(COUNTED.length * COUNTS_EACH).fill(0);
  if (family.household["status"] !== 1) return counts;
  const days = BAND_MONTHS.map((months) => monthsBefore(family.today, months));
  const own = { household: family.household, member: NOBODY, civil: NOBODY };
  const people = family.here.map(
    (member): Rows => ({
      household: family.household,
      member,
      civil: family.civil.get(member["id"]) ?? NOBODY,
    }),
  );
  COUNTED.forEach((variable, place) => {
    for (const rows of variable.level === "household" ? [own] : people)
      for (const count of countsIn(variable, place, rows, family.today, days)) {
        const at = place * COUNTS_EACH + count;
        counts[at] = (counts[at] ?? 0) + 1;
      }
  });
  return counts;
}

/** Which of a variable's six counts a row adds one to. */
function countsIn(
  variable: Variable,
  place: number,
  rows: Rows,
  today: string,
  days: readonly string[],
): readonly number[] {
  const condition = CONDITIONS[place] ?? null;
  const lookup = (name: string) => {
    if (name === "age") return ageOf(rows.member, today);
    const [found] = LOOKS_IN[variable.level].flatMap((level) => findVariable(level, name) ?? []);
    const value = found === undefined ? null : variableIn(rows[found.level], found);
    return name === "presence" ? (value ?? ASSUMED_PRESENCE) : value;
  };
  if (condition !== null && !holds(condition, { lookup })) return [];
  const value = variableIn(rows[variable.level], variable);
  if (value === null || value === "" || (Array.isArray(value) && value.length === 0)) return [0];
  const date =
    variable.dateBlock === "welfare"
      ? textIn(rows.household, "decile_snapshot_on")
      : textIn(rows[variable.level], snakeCase(`${variable.dateBlock}AsOf`));
  if (date === null) return [0, 1];
  const band = days.findIndex((day) => date > day);
  return [0, 1, 2 + (band === -1 ? days.length : band)];
}

/** The same day so many months earlier, or the last of that month. */
export function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const first = new Date(Date.UTC(year, month - 1 - months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}
