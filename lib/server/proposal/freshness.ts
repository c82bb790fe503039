import "server-only";
import { storedSection } from "@/lib/domain/household/apply-changes";
import { snakeCase } from "@/lib/domain/variable/column";
import type { Level } from "@/lib/domain/variable/variable";

/** The freshness columns of the sections that these keys belong to (DECIDED 3): date of condition and source. */
export function freshnessColumns(
  level: Level,
  keys: readonly string[],
  conditionDate: string,
  source: number,
): Record<string, unknown> {
  const sections = new Set(keys.flatMap((key) => storedSection(level, key) ?? []));
  sections.delete("welfare");
  return Object.fromEntries(
    [...sections].flatMap((section) => [
      [snakeCase(`${section}AsOf`), conditionDate],
      [snakeCase(`${section}Source`), source],
    ]),
  );
}
