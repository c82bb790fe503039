import type { Leaf } from "@/lib/domain/indicator/language";
import { leafAlias, toSql } from "@/lib/domain/indicator/to-sql";
import type { Condition } from "@/lib/domain/instrument/condition/condition";
import { LARGEST_SIZE } from "@/lib/domain/rollup/rollup";
import { snakeCase } from "@/lib/domain/variable/column";
import { HOUSEHOLD_DATE_BLOCKS, MEMBER_DATE_BLOCKS } from "@/lib/domain/variable/variable";
import { countingOf } from "./definitions";
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

const FLOOR: Leaf = { kind: "variable", of: "own", key: "floorAreaM2", several: false };

/** How a family's own leaf is read from the row `h`. */
function familyLeafSql(leaf: Leaf): string {
  if (leaf.kind !== "variable") throw new Error(`${leaf.kind} is nothing of a family's own`);
  return `h.${snakeCase(leaf.key)}`;
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
  const counting = countingOf("families", "f.found", {
    leaf: (leaf) => {
      if (leaf.kind === "decile" || leaf.kind === "size") return `f.${leaf.kind}`;
      if (leaf.kind === "floorPerPerson") return `(f.${own.use(FLOOR)} * 10 / nullif(f.size, 0))`;
      return `f.${(leaf.kind === "variable" || leaf.kind === "age") && leaf.of === "head" ? together.head(leaf) : own.use(leaf)}`;
    },
    ofMembers: (name, argument) => together.of(name, argument),
  });
  const columns = own.list().map(([alias, leaf]) => [alias, familyLeafSql(leaf)] as const);
  const members = together.members.list().map(([alias, leaf]) => `${memberLeafSql(leaf)} AS ${alias}`);
  return `CREATE OR REPLACE FUNCTION app_count_families(p_regency text, p_from text, p_to text, p_today date)
RETURNS TABLE (village text, decile smallint, head_sex smallint, size smallint, elderly boolean, disabled boolean, families int,
  updated int, counts int[])
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public SET jit = off SET work_mem = '64MB' AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT r.village_code, r.decile, r.head_sex, r.size, r.elderly, r.disabled, count(*)::int,
    count(*) FILTER (WHERE r.is_updated)::int, ${counting.counts("r")}
  FROM (SELECT f.village_code, f.decile, coalesce(f.${headSex}, 0)::smallint AS head_sex, least(f.size, ${LARGEST_SIZE})::smallint AS size,
      coalesce(f.has_elderly, false) AS elderly, coalesce(f.has_disabled, false) AS disabled,
      f.last_as_of > p_today - interval '12 months' AS is_updated,
      ${counting.states.join(",\n      ")}
    FROM (SELECT m.village_code, m.decile, m.found, count(m.member_id) FILTER (WHERE m.here)::int AS size,
        bool_or(m.here AND ${age} >= 60) AS has_elderly, bool_or(m.here AND ${disabled}) AS has_disabled,
        count(m.member_id) > 0 AS peopled, greatest(any_value(m.family_as_of), max(m.member_as_of)) AS last_as_of,
        ${columns.map(([alias]) => `any_value(m.${alias}) AS ${alias}`).join(", ")},
        ${together
          .list()
          .map(([alias, sql]) => `${sql} AS ${alias}`)
          .join(",\n        ")}
      FROM (SELECT h.id, h.village_code, coalesce(h.decile_national, 0)::smallint AS decile, h.status = 1 AS found,
          ${newest("h", HOUSEHOLD_DATE_BLOCKS)} AS family_as_of, m.id AS member_id, ${HERE} AND m.id IS NOT NULL AS here,
          ${newest("m", MEMBER_DATE_BLOCKS)} AS member_as_of,
          ${[...columns.map(([alias, sql]) => `${sql} AS ${alias}`), ...members].join(",\n          ")}
        FROM household h LEFT JOIN member m ON m.regency_code = h.regency_code AND m.household_id = h.id AND m.active
        WHERE h.regency_code = p_regency AND h.village_code >= p_from AND h.village_code < p_to AND h.status IN (1, 2)
        OFFSET 0) m
      GROUP BY m.id, m.village_code, m.decile, m.found
      OFFSET 0) f
    OFFSET 0) r
  GROUP BY 1, 2, 3, 4, 5, 6;
END $$;`;
}
