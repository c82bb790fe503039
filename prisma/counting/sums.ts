import type { IndicatorUnit } from "@/lib/domain/indicator/indicator";
import { COUNTS_EACH, computedOf } from "@/lib/domain/indicator/registry";

/** How a table's cells are told apart beside their area, and what is summed of them. */
const TABLES = {
  people: {
    table: "rollup_person",
    keys: "village_kind, special, decile, sex, age_group, disability",
    sums: ["people"],
  },
  families: {
    table: "rollup_family",
    keys: "village_kind, special, decile, head_sex, size, elderly, disabled",
    sums: ["families", "updated"],
  },
} as const satisfies Record<IndicatorUnit, unknown>;

function countSums(unit: IndicatorUnit): string {
  const length = Math.max(0, ...computedOf(unit).map((indicator) => (indicator.place + 1) * COUNTS_EACH));
  const sums = Array.from({ length }, (_, index) => `coalesce(sum(counts[${index + 1}]), 0)`);
  return `ARRAY[${sums.join(", ")}]::int[]`;
}

/** The function that adds up the cells of one village, without any cut. */
export function totalsSql(): string {
  const part = (unit: IndicatorUnit) =>
    `(SELECT ${countSums(unit)} FROM ${TABLES[unit].table} WHERE regency_code = p_regency AND area_code = p_village)`;
  return `CREATE OR REPLACE FUNCTION app_village_totals(p_regency text, p_village text)
RETURNS TABLE (people_counts int[], family_counts int[])
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public SET jit = off AS $$
BEGIN
  RETURN QUERY SELECT ${part("people")}, ${part("families")};
END $$;`;
}

/**
 * The function that writes the areas of so many digits as sums of the cells of the level below, on one shelf or on all; 1 digit is
 * the nation, which practice is no part of. For a count of everything: the areas' own rows must be gone.
 */
export function sumsSql(unit: IndicatorUnit): string {
  const { table, keys, sums } = TABLES[unit];
  const columns = sums.map((sum) => `sum(${sum})::int`).join(", ");
  return `CREATE OR REPLACE FUNCTION app_sum_${unit}(p_shelf text, p_digits int, p_below int) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, public SET jit = off AS $$
  INSERT INTO ${table} (regency_code, area_code, ${keys}, ${sums.join(", ")}, counts)
  SELECT app_regency_shelf(area), area, ${keys}, ${columns}, ${countSums(unit)}
  FROM (SELECT CASE p_digits WHEN 1 THEN '0' ELSE left(area_code, p_digits) END AS area, * FROM ${table}
    WHERE length(area_code) = p_below AND regency_code >= coalesce(p_shelf, '') AND regency_code <= coalesce(p_shelf, '~') AND (p_digits > 1 OR area_code < '99')) AS below
  GROUP BY area, ${keys}
$$;`;
}
