import "server-only";
import { LACKS, lacksOf } from "@/lib/domain/queue/lack";
import type { RiskGround } from "@/lib/domain/queue/risk-factor";
import { welfareMoves } from "@/lib/domain/rule/shift";
import { snakeCase } from "@/lib/domain/variable/column";
import type { CommandContext } from "@/lib/server/command/command";
import { Prisma } from "@/lib/server/db/generated/client";
import { IS_STANDING } from "@/lib/server/workflow/struck";
import type { Draft } from "./draft";
import type { Evaluation } from "./evaluate";

/** Rules that tell of answers made up: too many families in a day, too many alike. */
const FABRICATION: readonly string[] = ["A05a", "A05b"];
/** An officer is judged by the latest decided proposals, not by a whole working life. */
const LATEST = 200;
const DAYS = 180;
const ENOUGH_IN_DUSUN = 20;

interface GroundRow {
  readonly decided: number;
  readonly sent_back: number;
  readonly near: number;
  readonly near_mean: number | null;
  readonly near_deviation: number | null;
  readonly families: number;
  readonly mean: number | null;
  readonly deviation: number | null;
}

/** The number of signs of want of a row of `household h`, as `lacksOf` counts them. Column names are this code's own. */
const LACKS_SQL = Prisma.join(
  LACKS.map(
    ({ key, codes }) =>
      Prisma.sql`coalesce((${Prisma.raw(`h.${snakeCase(key)}`)} = ANY (${[...codes]}::int[]))::int, 0)`,
  ),
  " + ",
);

/** What is known of a proposal beside its own answers when it is sent: its officer's latest work, its neighbours. */
export async function findRiskGround(
  { sql, actor, now }: CommandContext<unknown>,
  draft: Draft,
  evaluation: Evaluation,
): Promise<RiskGround> {
  const { regencyCode, villageCode, householdId, base } = draft;
  const dusun = evaluation.answers.household["dusun"] ?? null;
  // Whoever had a part in it, not only who presses the button: a colleague's hand hides nobody's record.
  const writers = [...new Set([...draft.contributors, actor.userId])];
  const since = new Date(now.getTime() - DAYS * 86_400_000);
  const [row] = await sql<GroundRow>`WITH own AS (
      SELECT p.id FROM proposal p WHERE p.regency_code = ${regencyCode} AND p.village_code = ${villageCode}
        AND p.id <> ${draft.id} AND p.contributors && ${writers}::uuid[] AND p.submitted_at >= ${since}
        AND p.state IN ('endorsed', 'verified', 'signed', 'validated', 'applied', 'returned', 'rejected')
      ORDER BY p.submitted_at DESC LIMIT ${LATEST}
    ), judged AS (
      SELECT count(*)::int AS decided, count(*) FILTER (WHERE EXISTS (SELECT 1 FROM proposal_event e
        WHERE e.regency_code = ${regencyCode} AND e.proposal_id = own.id AND e.event IN ('return', 'reject')
        AND ${IS_STANDING}))::int AS sent_back FROM own
    ), around AS (
      SELECT h.dusun IS NOT DISTINCT FROM ${dusun}::text AS is_near, ${LACKS_SQL} AS lacks FROM household h
      WHERE h.regency_code = ${regencyCode} AND h.village_code = ${villageCode} AND h.id <> ${householdId} AND h.status = 1
    )
    SELECT j.decided, j.sent_back, count(a.lacks) FILTER (WHERE a.is_near)::int AS near,
      (avg(a.lacks) FILTER (WHERE a.is_near))::float8 AS near_mean,
      (stddev_pop(a.lacks) FILTER (WHERE a.is_near))::float8 AS near_deviation,
      count(a.lacks)::int AS families, avg(a.lacks)::float8 AS mean, stddev_pop(a.lacks)::float8 AS deviation
    FROM judged j LEFT JOIN around a ON true GROUP BY j.decided, j.sent_back`;
  return {
    warnings: evaluation.warnings,
    changes: evaluation.changes.length,
    ...welfareMoves(base.household, evaluation.answers.household),
    fabrication: evaluation.findings.filter(
      ({ ruleId, severity }) => severity === "warning" && FABRICATION.includes(ruleId),
    ).length,
    officer: { decided: row?.decided ?? 0, sentBack: row?.sent_back ?? 0 },
    // A family that is new has no earlier answers to be moved away from.
    lacks: {
      before: lacksOf(draft.family === null ? evaluation.answers.household : base.household),
      after: lacksOf(evaluation.answers.household),
    },
    neighbours: neighboursOf(row),
  };
}

/** The hamlet where it has families enough, else the village. */
function neighboursOf(row: GroundRow | undefined): RiskGround["neighbours"] {
  if (row === undefined) return { families: 0, mean: 0, deviation: 0 };
  return row.near >= ENOUGH_IN_DUSUN
    ? { families: row.near, mean: row.near_mean ?? 0, deviation: row.near_deviation ?? 0 }
    : { families: row.families, mean: row.mean ?? 0, deviation: row.deviation ?? 0 };
}
