import type { Leaf } from "@/lib/domain/indicator/language";
import { leafAlias, toSql } from "@/lib/domain/indicator/to-sql";
import type { Condition } from "@/lib/domain/instrument/condition/condition";
import { LARGEST_SIZE } from "@/lib/domain/rollup/rollup";
import { snakeCase } from "@/lib/domain/variable/column";
import { HOUSEHOLD_DATE_BLOCKS, MEMBER_DATE_BLOCKS } from "@/lib/domain/variable/variable";
import { countsSql } from "./definitions";
import { HERE, Leaves, memberLeafSql } from "./members";

/** What the members of a family come to: each aggregate once, by its alias. */
class Together {
  readonly members = new Leaves();
  readonly #byAlias = new Map<string, string>();
  readonly #aliasOf = new Map<string, string>();

  head(leaf: Leaf): string {
    const own = this.members.use(leaf.kind === "variable" ? { ...leaf, of: "own" } : { kind: "age", of: "own" });
    const alias = leafAlias(leaf);
    this.#byAlias.set(alias, `min(m.${own}) FILTER (WHERE m.own_relation_to_head = 1)`);
    return alias;
  }

  /** Nobody in the family makes any() false and count() zero. */
  of(name: string, argument: Condition): string {
    const sql = toSql("people", argument, {
      leaf: (leaf) => `m.${this.members.use(leaf)}`,
      ofMembers: this.of.bind(this),
    });
    const key = `${name} ${sql}`;
    const alias = this.#aliasOf.get(key) ?? `${name}_${this.#aliasOf.size + 1}`;
    this.#aliasOf.set(key, alias);
    this.#byAlias.set(
      alias,
      name === "count"
        ? `count(*) FILTER (WHERE m.here AND ${sql})`
        : `CASE WHEN bool_or(${sql}) FILTER (WHERE m.here) THEN true WHEN bool_or((${sql}) IS NULL) FILTER (WHERE m.here) THEN NULL ELSE false END`,
    );
    return name === "count" ? `coalesce(f.${alias}, 0)` : `CASE WHEN f.peopled THEN f.${alias} ELSE false END`;
  }

  list(): readonly (readonly [alias: string, sql: string])[] {
    return [...this.#byAlias];
  }
}

const newest = (row: string, blocks: readonly string[]) =>
  `greatest(${blocks.map((block) => `${row}.${snakeCase(`${block}AsOf`)}`).join(", ")})`;

/**
 * The function that counts families of the villages of a range of one regency, by decile, sex of the head, size, an elderly and
 * a disabled member, with the counts of every indicator of families and those updated within the twelve months before today.
 */
export function familiesSql(): string {
  const own = new Leaves();
  const together = new Together();
  const age = `m.${together.members.use({ kind: "age", of: "own" })}`;
  const disabled = `m.${together.members.use({ kind: "disabled" })}`;
  together.members.use({ kind: "variable", of: "own", key: "relationToHead", several: false });
  const headSex = together.head({ kind: "variable", of: "head", key: "sex", several: false });
  const counts = countsSql("families", "f.found", {
    leaf: (leaf) => {
      if (leaf.kind === "decile" || leaf.kind === "size") return `f.${leaf.kind}`;
      return `f.${(leaf.kind === "variable" || leaf.kind === "age") && leaf.of === "head" ? together.head(leaf) : own.use(leaf)}`;
    },
    ofMembers: (name, argument) => together.of(name, argument),
  });
  const columns = own.list().map(([alias, leaf]) => {
    if (leaf.kind === "floorPerPerson") return `h.floor_area_m2 * 10 / nullif(s.here, 0) AS ${alias},`;
    if (leaf.kind !== "variable") throw new Error(`${leaf.kind} is nothing of a family`);
    return `h.${snakeCase(leaf.key)} AS ${alias},`;
  });
  const members = together.members.list().map(([alias, leaf]) => `${memberLeafSql(leaf)} AS ${alias}`);
  const sums = together.list();
  return `CREATE OR REPLACE FUNCTION app_count_families(p_regency text, p_from text, p_to text, p_today date)
RETURNS TABLE (village text, decile smallint, head_sex smallint, size smallint, elderly boolean, disabled boolean, families int,
  updated int, counts int[])
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public SET jit = off AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT f.village_code, f.decile, coalesce(f.${headSex}, 0)::smallint, least(f.size, ${LARGEST_SIZE})::smallint,
    coalesce(f.has_elderly, false), coalesce(f.has_disabled, false), count(*)::int,
    count(*) FILTER (WHERE f.last_as_of > p_today - interval '12 months')::int, ${counts}
  FROM (SELECT h.village_code, coalesce(h.decile_national, 0)::smallint AS decile, h.status = 1 AS found, coalesce(s.here, 0) AS size,
      s.has_elderly, s.has_disabled, s.household_id IS NOT NULL AS peopled,
      greatest(${newest("h", HOUSEHOLD_DATE_BLOCKS)}, s.last_as_of) AS last_as_of,
      ${columns.join(" ")}
      ${sums.map(([alias]) => `s.${alias}`).join(", ")}
    FROM household h
    LEFT JOIN (SELECT m.household_id, count(*) FILTER (WHERE m.here)::int AS here, max(m.as_of) AS last_as_of,
        bool_or(m.here AND ${age} >= 60) AS has_elderly, bool_or(m.here AND ${disabled}) AS has_disabled,
        ${sums.map(([alias, sql]) => `${sql} AS ${alias}`).join(",\n        ")}
      FROM (SELECT m.household_id, ${HERE} AS here, ${newest("m", MEMBER_DATE_BLOCKS)} AS as_of,
          ${members.join(",\n          ")}
        FROM household h JOIN member m ON m.regency_code = h.regency_code AND m.household_id = h.id
        WHERE h.regency_code = p_regency AND h.village_code >= p_from AND h.village_code < p_to AND h.status IN (1, 2) AND m.active
        OFFSET 0) m
      GROUP BY 1) s ON s.household_id = h.id
    WHERE h.regency_code = p_regency AND h.village_code >= p_from AND h.village_code < p_to AND h.status IN (1, 2)
    OFFSET 0) f
  GROUP BY 1, 2, 3, 4, 5, 6;
END $$;`;
}
