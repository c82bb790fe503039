import "server-only";
import type { Task } from "graphile-worker";
import { NATION_CODE } from "@/lib/domain/access/scope";
import { type Comparison, type Difference, keptOf } from "@/lib/domain/figure-check/difference";
import { databaseFault } from "@/lib/server/db/database-error";
import { underScope } from "@/lib/server/db/scoped";
import { log } from "@/lib/server/log/log";
import { compareAbove, compareVillage } from "./compare-area";
import { type FigureJob, figureJobSchema, mayStillCheck, scopeOfCheck } from "./job";

/** A crash or a lost database is cured by the second or third run; what fails thrice is told to the person. */
const ATTEMPTS = 3;

/** Job `check-figures`. */
export const checkFiguresTask: Task = async (payload, helpers) => {
  const job = figureJobSchema.parse(payload);
  try {
    await runFigureCheck(job, new Date());
  } catch (error) {
    const kind = error instanceof Error ? error.name : "unknown";
    const { attempts } = helpers.job;
    log().warn(
      { task: "check-figures", checkId: job.checkId, attempt: attempts, kind, code: databaseFault(error)?.code },
      "check of figures failed",
    );
    if (attempts < ATTEMPTS) throw error;
    await giveUp(job, new Date());
  }
};

/**
 * Counts every village of the area again from its families and compares, then each sum with its parts; of a province and the nation the
 * sums alone. Begun again after a crash it starts from the first village; an ended check stays as it is.
 */
export async function runFigureCheck(job: FigureJob, now: Date): Promise<void> {
  const villages = await begin(job, now);
  if (villages === null) return;
  const scope = scopeOfCheck(job);
  const found = new Findings();
  for (const [index, village] of villages.entries()) {
    found.add(await compareVillage(scope, village, now));
    await tell(job, index + 1);
  }
  const sums = job.areaCode.length < 4 ? await widestSums(job) : sumsIn(job.areaCode, villages);
  for (const { area, below } of sums) found.add(await compareAbove(scope, area, below));
  await store(job, found);
}

/** Sums to compare inside an area, the narrowest first; a village has none. */
function sumsIn(areaCode: string, villages: readonly string[]) {
  const below = (area: string, digits: number) => [
    ...new Set(villages.filter((village) => village.startsWith(area)).map((village) => village.slice(0, digits))),
  ];
  const districts = areaCode.length > 6 ? [] : below(areaCode, 6);
  return [
    ...districts.map((area) => ({ area, below: below(area, 10) })),
    ...(areaCode.length === 4 ? [{ area: areaCode, below: districts }] : []),
  ];
}

/** A wide area as the sum of those right below it. Practice (99) is in no nation's. */
async function widestSums(job: FigureJob): Promise<ReturnType<typeof sumsIn>> {
  const { areaCode } = job;
  const rows = await underScope(
    scopeOfCheck(job),
    ({ sql }) => sql<{ code: string }>`SELECT area_code AS code FROM rollup_freshness
      WHERE length(area_code) = ${areaCode === NATION_CODE ? 2 : 4} AND (${areaCode} <> ${NATION_CODE} OR area_code < '99') ORDER BY 1`,
  );
  return [{ area: areaCode, below: rows.map(({ code }) => code) }];
}

class Findings {
  counters = 0;
  differing = 0;
  stale = 0;
  readonly differences: Difference[] = [];

  add(comparison: Comparison | null): void {
    if (comparison === null) {
      this.stale += 1;
      return;
    }
    this.counters += comparison.counters;
    this.differing += comparison.differences.reduce((sum, { count }) => sum + count, 0);
    this.differences.push(...comparison.differences);
  }
}

/** Marks the check as running and lists what it goes through; null: it has ended, or may not be done any more. */
async function begin(job: FigureJob, now: Date): Promise<readonly string[] | null> {
  const { regencyCode, checkId, areaCode } = job;
  return underScope(scopeOfCheck(job), async ({ sql }) => {
    const [row] = await sql<{ state: string }>`SELECT state FROM figure_check
      WHERE regency_code = ${regencyCode} AND id = ${checkId} AND area_code = ${areaCode} FOR UPDATE`;
    if (row === undefined || row.state === "done" || row.state === "failed") return null;
    if (!(await mayStillCheck(sql, job, now))) {
      await sql`UPDATE figure_check SET state = 'failed', ended_at = ${now} WHERE regency_code = ${regencyCode} AND id = ${checkId}`;
      return null;
    }
    const villages =
      areaCode.length < 4
        ? []
        : await sql<{ code: string }>`SELECT code FROM (
        SELECT area_code AS code FROM rollup_freshness WHERE regency_code = ${regencyCode} AND length(area_code) = 10
        UNION SELECT village_code FROM household WHERE regency_code = ${regencyCode}) v
      WHERE starts_with(code, ${areaCode}) ORDER BY code`;
    await sql`UPDATE figure_check SET state = 'running', villages = ${villages.length}, checked = 0
      WHERE regency_code = ${regencyCode} AND id = ${checkId}`;
    return villages.map(({ code }) => code);
  });
}

async function tell(job: FigureJob, checked: number): Promise<void> {
  await underScope(
    scopeOfCheck(job),
    ({ sql }) =>
      sql`UPDATE figure_check SET checked = ${checked} WHERE regency_code = ${job.regencyCode} AND id = ${job.checkId}`,
  );
}

async function store(job: FigureJob, found: Findings): Promise<void> {
  const listed = JSON.stringify(keptOf(found.differences));
  await underScope(
    scopeOfCheck(job),
    ({
      sql,
    }) => sql`UPDATE figure_check SET state = 'done', counters = ${found.counters}, differing = ${found.differing},
        stale = ${found.stale}, differences = ${listed}::jsonb, ended_at = ${new Date()}
      WHERE regency_code = ${job.regencyCode} AND id = ${job.checkId} AND state = 'running'`,
  );
}

async function giveUp(job: FigureJob, now: Date): Promise<void> {
  await underScope(
    scopeOfCheck(job),
    ({ sql }) => sql`UPDATE figure_check SET state = 'failed', ended_at = ${now}
      WHERE regency_code = ${job.regencyCode} AND id = ${job.checkId} AND state IN ('waiting', 'running')`,
  );
}
