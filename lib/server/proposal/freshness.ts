import "server-only";
import { datedBlocks } from "@/lib/domain/instrument/dated-blocks";
import type { Instrument } from "@/lib/domain/instrument/instrument";
import { snakeCase } from "@/lib/domain/variable/column";
import type { Level } from "@/lib/domain/variable/variable";

/** The freshness columns of what these keys belong to (DECIDED 3): date of condition and source. */
export function freshnessColumns(
  instrument: Instrument,
  level: Level,
  keys: readonly string[],
  conditionDate: string,
  source: number,
): Record<string, unknown> {
  return Object.fromEntries(
    datedBlocks(instrument, level, keys).flatMap((block) => [
      [snakeCase(`${block}AsOf`), conditionDate],
      [snakeCase(`${block}Source`), source],
    ]),
  );
}
