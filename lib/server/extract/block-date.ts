import "server-only";
import type { IsYounger } from "@/lib/domain/extract/compare";
import { storedBlock } from "@/lib/domain/household/apply-changes";
import { snakeCase } from "@/lib/domain/variable/column";
import type { Level } from "@/lib/domain/variable/variable";
import type { Row } from "@/lib/server/household/columns";
import type { Family } from "@/lib/server/household/family";

/** The row that holds a level's answers and dates; the family's own for no person. */
export function rowAt(family: Family, level: Level, uid: string | null): Row {
  if (uid === null) return family.row;
  return (level === "civil" ? family.civilRows : family.memberRows).get(uid) ?? {};
}

/** The day that a stored block is as of; null where it has none. */
export function blockDate(row: Row, block: string): string | null {
  const asOf = row[snakeCase(`${block}AsOf`)];
  return typeof asOf === "string" ? asOf : null;
}

/** Tells of each answer of a family whether its block was looked at after the extract's day (ISO dates). */
export function youngerThan(family: Family, conditionDate: string): IsYounger {
  return (level, uid, key) => {
    const block = storedBlock(level, key);
    const asOf = block === null ? null : blockDate(rowAt(family, level, uid), block);
    return asOf !== null && asOf > conditionDate;
  };
}
