import type { Leaf } from "@/lib/domain/indicator/language";
import { DISABLED } from "@/lib/domain/indicator/member-sql";
import { leafAlias } from "@/lib/domain/indicator/to-sql";
import { AGE_GROUPS } from "@/lib/domain/rollup/rollup";
import { snakeCase } from "@/lib/domain/variable/column";

/** Somebody who counts lives in the family, is new in it, or was not asked yet. */
export const HERE = "(m.presence IS NULL OR m.presence IN (1, 5))";

export const AGE = `CASE WHEN m.birth_date <= coalesce(m.demographic_as_of, p_today)
      THEN extract(year FROM age(coalesce(m.demographic_as_of, p_today)::timestamp, m.birth_date::timestamp))::int END`;

/** Code of the age group of a column with completed years; 0 unknown. */
export function ageGroupSql(age: string): string {
  const starts = AGE_GROUPS.slice(1).map(([youngest]) => youngest);
  return `(CASE WHEN ${age} IS NULL THEN 0 ELSE 1 + width_bucket(${age}, ARRAY[${starts.join(", ")}]) END)::smallint`;
}

/** How a member's leaf is read from the row `m`. */
export function memberLeafSql(leaf: Leaf): string {
  switch (leaf.kind) {
    case "age":
      return AGE;
    case "disabled":
      return DISABLED;
    case "hasNik":
      return "(m.nik_bidx IS NOT NULL)";
    case "variable":
      return `m.${snakeCase(leaf.key)}`;
    default:
      throw new Error(`${leaf.kind} is nothing of a member`);
  }
}

/** Leaves once each, by their alias, in the order of first use. */
export class Leaves {
  readonly #byAlias = new Map<string, Leaf>();

  use(leaf: Leaf): string {
    const alias = leafAlias(leaf);
    this.#byAlias.set(alias, leaf);
    return alias;
  }

  list(): readonly (readonly [alias: string, leaf: Leaf])[] {
    return [...this.#byAlias];
  }
}
