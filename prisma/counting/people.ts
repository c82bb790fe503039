import { snakeCase } from "@/lib/domain/variable/column";
import { countingOf } from "./definitions";
import { ageGroupSql, HERE, Leaves, memberLeafSql } from "./members";

const SIZE = `(SELECT count(*)::int FROM member m
      WHERE m.regency_code = p_regency AND m.household_id = p.household_id AND m.active AND ${HERE})`;

/**
 * The function that counts people of the villages of a range of one regency, by decile, sex, age group and disability, with the
 * counts of every indicator of people. Rows are as wide as there are indicators and their cells few: hashing beats sorting by a fifth.
 */
export function peopleSql(): string {
  const leaves = new Leaves();
  leaves.use({ kind: "age", of: "own" });
  leaves.use({ kind: "disabled" });
  leaves.use({ kind: "variable", of: "own", key: "sex", several: false });
  const counting = countingOf("people", "p.found", {
    // Asked for few people, so looked up for those alone.
    leaf: (leaf) => (leaf.kind === "size" ? SIZE : `p.${leaves.use(leaf)}`),
    ofMembers: () => {
      throw new Error("people have no members");
    },
  });
  const columns = leaves.list().flatMap(([alias, leaf]) => {
    if (leaf.kind === "decile") return [];
    if (leaf.kind === "variable" && leaf.of === "family") return [`h.${snakeCase(leaf.key)} AS ${alias}`];
    return [`${memberLeafSql(leaf)} AS ${alias}`];
  });
  return `CREATE OR REPLACE FUNCTION app_count_people(p_regency text, p_from text, p_to text, p_today date)
RETURNS TABLE (village text, decile smallint, sex smallint, age_group smallint, disability boolean, people int, counts int[])
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public SET jit = off SET work_mem = '64MB' SET enable_sort = off AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT r.village_code, r.decile, r.sex, r.age_group, r.disability, count(*)::int, ${counting.counts("r")}
  FROM (SELECT p.village_code, p.decile, coalesce(p.own_sex, 0)::smallint AS sex, ${ageGroupSql("p.age")} AS age_group,
      coalesce(p.disabled, false) AS disability,
      ${counting.states.join(",\n      ")}
    FROM (SELECT h.village_code, h.id AS household_id, coalesce(h.decile_national, 0)::smallint AS decile, h.status = 1 AS found,
        ${columns.join(",\n        ")}
      FROM household h JOIN member m ON m.regency_code = h.regency_code AND m.household_id = h.id
      WHERE h.regency_code = p_regency AND h.village_code >= p_from AND h.village_code < p_to AND h.status IN (1, 2)
        AND m.active AND ${HERE}
      OFFSET 0) p
    OFFSET 0) r
  GROUP BY 1, 2, 3, 4, 5;
END $$;`;
}
