import "server-only";
import { rangeOf } from "@/lib/domain/access/scope";
import type { OpenWork } from "@/lib/domain/period/closing";
import type { MonthCount } from "@/lib/domain/period/season";
import type { Sql } from "@/lib/server/db/sql";
import { readOpenWork } from "./closings";

export interface VillageFigures {
  /** Families that are to be updated, and those that have been, as of the last roll-up. */
  readonly due: number;
  readonly applied: number;
  readonly work: OpenWork;
}

export const NO_FIGURES: VillageFigures = { due: 0, applied: 0, work: {} };

export interface ClosingFigures {
  readonly villages: ReadonlyMap<string, VillageFigures>;
  /** Of the whole area. */
  readonly due: number;
  readonly months: readonly MonthCount[];
  readonly rolledUpAt: Date | null;
}

interface Asked {
  /** A regency, a district or a village. */
  readonly code: string;
  readonly villages: readonly string[];
  readonly year: number;
  readonly now: Date;
}

/**
 * The figures of a page in the transaction's scope. Families and months come from the roll-up, what is open is counted now: it decides
 * who may close, and a village that has just finished must not wait for the roll-up.
 */
export async function readFigures(
  sql: Sql,
  { code, villages, year, now }: Asked,
  periodIds: readonly string[],
): Promise<ClosingFigures> {
  const regency = code.slice(0, 4);
  const { lo, hi } = rangeOf(code);
  const [progress, work, months, fresh] = await Promise.all([
    sql<{ area_code: string; due: number; applied: number }>`SELECT area_code, sum(families)::int AS due,
        coalesce(sum(families) FILTER (WHERE state = 'applied'), 0)::int AS applied
      FROM rollup_progress WHERE regency_code = ${regency} AND area_code = ANY (${[code, ...villages]}::text[])
        AND period_id = ANY (${periodIds}::uuid[]) GROUP BY area_code`,
    readOpenWork(sql, villages, year, now),
    sql<MonthCount>`SELECT month, sum(families)::int AS families FROM rollup_season
      WHERE regency_code = ${regency} AND area_code >= ${lo} AND area_code < ${hi} AND year = ${year} GROUP BY month`,
    sql<{
      rolled_up_at: Date;
    }>`SELECT rolled_up_at FROM rollup_freshness WHERE regency_code = ${regency} AND area_code = ${code}`,
  ]);
  const figures = new Map(progress.map((row) => [row.area_code, row]));
  const rolledUpAt = fresh[0]?.rolled_up_at;
  return {
    villages: new Map(
      villages.map((village) => {
        const { due, applied } = figures.get(village) ?? NO_FIGURES;
        return [village, { due, applied, work: work.get(village) ?? {} }];
      }),
    ),
    due: figures.get(code)?.due ?? 0,
    months,
    rolledUpAt: rolledUpAt === undefined ? null : new Date(rolledUpAt),
  };
}
