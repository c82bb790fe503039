import "server-only";
import type { RequiredVariable } from "@/lib/domain/regional/region-set";
import { snakeCase } from "@/lib/domain/variable/column";
import { findVariable } from "@/lib/domain/variable/dictionary";

/** The columns that say whether a variable is answered and how fresh it is. */
export function requiredColumn({ level, key }: RequiredVariable): { readonly column: string; readonly asOf: string } {
  const variable = findVariable(level, key);
  if (variable === null || variable.sql === null) throw new Error(`no column for ${level}.${key}`);
  return { column: snakeCase(key), asOf: snakeCase(`${variable.dateBlock}AsOf`) };
}
