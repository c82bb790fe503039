import "server-only";
import { rangeOf } from "@/lib/domain/access/scope";
import type { Operator } from "@/lib/domain/social/condition";
import type { Entity } from "@/lib/domain/social/query";
import type { Resolved, ResolvedComparison } from "@/lib/domain/social/resolve";
import { sealedFields, snakeCase } from "@/lib/domain/variable/column";
import type { Level, Variable } from "@/lib/domain/variable/variable";
import { blindIndex } from "@/lib/server/crypto/seal";
import { Prisma } from "@/lib/server/db/generated/client";

/**
 * A resolved query as a condition of `household h`, or of `member m` beside it. Names of columns come from the dictionary, values are
 * parameters. Of a family, what is asked of members holds where there is one for whom it holds.
 */
export function conditionOf(resolved: Resolved, entity: Entity): Prisma.Sql {
  switch (resolved.kind) {
    case "not":
      return Prisma.sql`NOT (${conditionOf(resolved.part, entity)})`;
    case "and":
    case "or": {
      const parts = resolved.parts.map((part) => conditionOf(part, entity));
      return Prisma.sql`(${Prisma.join(parts, resolved.kind === "and" ? " AND " : " OR ")})`;
    }
    default:
      return compared(resolved, entity);
  }
}

function compared(one: ResolvedComparison, entity: Entity): Prisma.Sql {
  const { level } = one.variable;
  if (level === "household") return test(one, "h");
  const isOwn = entity === "Member";
  if (level === "member")
    return isOwn
      ? test(one, "m")
      : Prisma.sql`EXISTS (SELECT 1 FROM member q WHERE q.regency_code = h.regency_code AND q.household_id = h.id
          AND q.active AND ${test(one, "q")})`;
  const person = isOwn ? Prisma.sql`AND v.id = m.id` : Prisma.empty;
  return Prisma.sql`EXISTS (SELECT 1 FROM member_civil v JOIN member q ON q.regency_code = v.regency_code AND q.id = v.id AND q.active
      WHERE v.regency_code = h.regency_code AND v.household_id = h.id ${person} AND ${test(one, "v")})`;
}

/** No answer is no hit, and under `not` no error: what is not known compares as not so. */
function test({ variable, comparable, operator, values }: ResolvedComparison, alias: string): Prisma.Sql {
  const column = columnOf(variable, alias);
  switch (comparable) {
    case "sealed": {
      const indexes = values.map((value) => blindIndex(String(value)));
      return Prisma.sql`${column} IS NOT NULL AND ${column} = ANY (${indexes}::bytea[])`;
    }
    case "set":
      return Prisma.sql`(${column} && ${values.map(Number)}::smallint[]) IS TRUE`;
    case "region": {
      const parts = values.map((value) => {
        const { lo, hi } = rangeOf(String(value));
        return Prisma.sql`(${column} >= ${lo} AND ${column} < ${hi})`;
      });
      return Prisma.sql`(${Prisma.join(parts, " OR ")})`;
    }
    case "number":
      return Prisma.sql`(${column} ${sign(operator)} ${many(operator, values.map(Number), "numeric")}) IS TRUE`;
    case "date":
      return Prisma.sql`(${column} ${sign(operator)} ${many(operator, values.map(String), "date")}) IS TRUE`;
    default:
      return Prisma.sql`(${column} ${sign(operator)} ${many(operator, values.map(String), "text")}) IS TRUE`;
  }
}

const SIGNS: Readonly<Record<Operator, string>> = { eq: "=", gt: ">", lt: "<", ge: ">=", le: "<=", in: "=" };

function sign(operator: Operator): Prisma.Sql {
  return Prisma.raw(SIGNS[operator]);
}

function many(operator: Operator, values: readonly (string | number)[], type: "numeric" | "date" | "text"): Prisma.Sql {
  const cast = Prisma.raw(type);
  if (operator === "in") return Prisma.sql`ANY (${[...values]}::text[]::${cast}[])`;
  return Prisma.sql`${String(values[0])}::text::${cast}`;
}

/** Whose rows a level's variables stand in. */
export function columnOf(variable: Variable, alias: string): Prisma.Sql {
  const field = variable.sealedAs === undefined ? variable.key : sealedFields(variable.sealedAs).bidx;
  return Prisma.raw(`${alias}.${snakeCase(field)}`);
}

/** The alias that a level's own row has in a search for an entity; null: it has none there. */
export function aliasOf(level: Level, entity: Entity): "h" | "m" | null {
  if (level === "household") return "h";
  return level === "member" && entity === "Member" ? "m" : null;
}
