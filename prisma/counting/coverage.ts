import { ASSUMED_PRESENCE, appliesTo, LOOKS_IN } from "@/lib/domain/coverage/applies";
import { BAND_MONTHS, COUNTED, LAYOUT } from "@/lib/domain/coverage/counted";
import { conditionSql } from "@/lib/domain/instrument/condition/to-sql";
import { sealedFields, snakeCase } from "@/lib/domain/variable/column";
import { findVariable } from "@/lib/domain/variable/dictionary";
import type { Level, Variable } from "@/lib/domain/variable/variable";
import { AGE, HERE } from "./members";

const ROW_OF: Readonly<Record<Level, string>> = { household: "h", member: "m", civil: "c" };

/** The column that is empty where a variable is not filled. */
function columnOf(variable: Variable): string {
  const field = variable.sealedAs === undefined ? variable.key : sealedFields(variable.sealedAs).bidx;
  return `${ROW_OF[variable.level]}.${snakeCase(field)}`;
}

function filledSql(variable: Variable): string {
  const column = columnOf(variable);
  if (variable.sql === "smallint[]") return `nullif(${column}, '{}')`;
  return variable.sql === "text" ? `nullif(${column}, '')` : column;
}

/** The date of a variable's section; of what the ranking centre sends, that of the ranking. */
function dateSql({ level, dateBlock }: Variable): string {
  if (dateBlock === "welfare") return "h.decile_snapshot_on";
  return `${ROW_OF[level]}.${snakeCase(`${dateBlock}AsOf`)}`;
}

function appliesSql(variable: Variable): string | null {
  const condition = appliesTo(variable);
  if (condition === null) return null;
  const find = (name: string) => {
    for (const level of LOOKS_IN[variable.level]) {
      const found = findVariable(level, name);
      if (found !== null) return found;
    }
    throw new Error(`${variable.key}: nothing is called ${name}`);
  };
  return conditionSql(condition, {
    column: (name) => {
      if (name === "age") return "g.age";
      const found = find(name);
      if (found.kind === "derived" || found.kind === "repeat") throw new Error(`${variable.key} reads ${name}`);
      return name === "presence" ? `coalesce(m.presence, ${ASSUMED_PRESENCE})` : columnOf(found);
    },
    isSeveral: (name) => name !== "age" && find(name).sql === "smallint[]",
  });
}

const BANDS = BAND_MONTHS.length + 2;
const BAND_VARIABLES = BAND_MONTHS.map((months) => `after_${months}`);

/** 0 without a date, then 1 upwards by age. */
const bandSql = (date: string) =>
  `CASE WHEN ${date} IS NULL THEN 0 ${BAND_VARIABLES.map((after, band) => `WHEN ${date} > ${after} THEN ${band + 1}`).join(" ")} ELSE ${BANDS - 1} END`;

/**
 * Counts of the variables given, from one pass over `from`: rows are first counted by how old their sections are, which few rows differ
 * in, and the variables' counts are made of these few.
 */
function partSql(variables: readonly Variable[], from: string): string {
  const dates = [...new Set(variables.map(dateSql))];
  const conditions = [...new Set(variables.flatMap((variable) => appliesSql(variable) ?? []))];
  const bands = dates.map((date, index) => `(${bandSql(date)}) * ${BANDS ** index}::bigint`).join("\n          + ");
  const bandIn = (variable: Variable) => `s.b${dates.indexOf(dateSql(variable))}`;
  const counts = variables.flatMap((variable, place) => {
    const condition = appliesSql(variable);
    const applies = condition === null ? "s.everybody" : `s.a${conditions.indexOf(condition)}`;
    const filled = `s.f${place}`;
    const byAge = Array.from(
      { length: BANDS - 1 },
      (_, band) => `sum(${filled}) FILTER (WHERE ${bandIn(variable)} = ${band + 1})`,
    );
    return [`sum(${applies})`, `sum(${filled})`, ...byAge].map((sum) => `coalesce(${sum}, 0)`);
  });
  const rows = [
    ...conditions.map((condition, index) => `${condition} AS a${index}`),
    ...variables.map((variable, place) => `${filledSql(variable)} AS v${place}`),
  ];
  const firstCounts = [
    ...conditions.map((_, index) => `count(*) FILTER (WHERE r.a${index})::int AS a${index}`),
    ...variables.map((variable, place) => {
      const condition = appliesSql(variable);
      const only = condition === null ? "" : ` FILTER (WHERE r.a${conditions.indexOf(condition)})`;
      return `count(r.v${place})${only}::int AS f${place}`;
    }),
  ];
  return `(SELECT s.village_code, ARRAY[${counts.join(", ")}]::int[] AS counts
    FROM (SELECT r.village_code, ${dates.map((_, index) => `(r.bands / ${BANDS ** index} % ${BANDS})::int AS b${index}`).join(", ")},
        count(*)::int AS everybody, ${firstCounts.join(", ")}
      FROM (SELECT h.village_code, ${bands} AS bands,
          ${rows.join(",\n          ")}
        FROM ${from}
        OFFSET 0) r
      GROUP BY r.village_code, r.bands
      OFFSET 0) s
    GROUP BY 1)`;
}

/**
 * The function that counts, for the villages of a range of one regency, to how many found families or people in them each variable
 * applies, in how many it is filled, and how old the date of its section is. Written from the dictionary and the forms' conditions.
 */
export function coverageSql(): string {
  const inRange = "h.regency_code = p_regency AND h.village_code >= p_from AND h.village_code < p_to AND h.status = 1";
  const families = COUNTED.filter(({ level }) => level === "household");
  const people = COUNTED.filter(({ level }) => level !== "household");
  const nothing = (variables: readonly Variable[]) => `array_fill(0, ARRAY[${variables.length * (BANDS + 1)}])`;
  const ofFamilies = partSql(families, `household h WHERE ${inRange}`);
  const ofPeople = partSql(
    people,
    `household h JOIN member m ON m.regency_code = h.regency_code AND m.household_id = h.id
          LEFT JOIN member_civil c ON c.regency_code = m.regency_code AND c.id = m.id
          CROSS JOIN LATERAL (SELECT ${AGE} AS age OFFSET 0) g
        WHERE ${inRange} AND m.active AND ${HERE}`,
  );
  return `CREATE OR REPLACE FUNCTION app_count_coverage(p_regency text, p_from text, p_to text, p_today date)
RETURNS TABLE (village text, layout text, counts int[])
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public SET jit = off SET work_mem = '64MB' AS $$
#variable_conflict use_column
DECLARE
  ${BAND_MONTHS.map((months) => `after_${months} constant date := (p_today - interval '${months} months')::date;`).join("\n  ")}
BEGIN
  RETURN QUERY SELECT f.village_code, '${LAYOUT}'::text, f.counts || coalesce(p.counts, ${nothing(people)})
  FROM ${ofFamilies} f
  LEFT JOIN ${ofPeople} p ON p.village_code = f.village_code;
END $$;`;
}
