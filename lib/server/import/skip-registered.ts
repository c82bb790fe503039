import "server-only";
import { type ProblemCode, rowProblem } from "@/lib/domain/sid/problem";
import { blindIndex } from "@/lib/server/crypto/seal";
import type { Sql } from "@/lib/server/db/sql";
import type { ImportJob } from "./job";
import { findUnderWay, openNumbers, type SealedNumbers } from "./register";

/**
 * New families whose card or one of whose people came into the village's register, or into another open proposal of the
 * village, since the check: they are left out with their reason. One commit of a village at a time, so that two imports
 * of one file cannot overlook each other.
 */
export async function skipRegistered(sql: Sql, job: ImportJob, periodId: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`import-commit:${job.villageCode}`}, 0))`;
  const families = await findNew(sql, job);
  if (families.length === 0) return;
  const underWay = await findUnderWay(sql, job, periodId);
  const registered = await findRegistered(
    sql,
    job,
    families.flatMap(({ numbers }) => numbers),
  );
  const holding = (known: ReadonlySet<string>) => families.filter((family) => family.numbers.some((n) => known.has(n)));
  const inRegister = holding(registered);
  await block(sql, job, inRegister, "REGISTERED_SINCE");
  const inProposal = holding(underWay.numbers).filter((family) => !inRegister.includes(family));
  await block(sql, job, inProposal, "OPEN_PROPOSAL");
}

interface NewFamily {
  readonly ordinal: number;
  /** Its card and its people's NIKs. */
  readonly numbers: readonly string[];
}

async function findNew(sql: Sql, job: ImportJob): Promise<readonly NewFamily[]> {
  // OFFSET 0 keeps the planner from opening each family's JSON once a column.
  const rows = await sql<SealedNumbers & { ordinal: number }>`SELECT i.ordinal, a->'household'->>'kkNumber' AS kk,
      ARRAY(SELECT m.value->>'nik' FROM jsonb_each(a->'members') m WHERE m.value ? 'nik') AS niks
    FROM import_item i, LATERAL (SELECT i.content->'draft'->'payload'->'answers' AS a OFFSET 0) AS answers
    WHERE i.regency_code = ${job.regencyCode} AND i.import_id = ${job.importId} AND i.kind = 'new'`;
  return rows.map((row) => ({ ordinal: row.ordinal, numbers: openNumbers(row) }));
}

/** Those of the numbers that the village's register holds. A card of a closed family may live on in another. */
async function findRegistered(sql: Sql, job: ImportJob, numbers: readonly string[]): Promise<ReadonlySet<string>> {
  const byIndex = new Map(numbers.map((number) => [blindIndex(number).toString("hex"), number]));
  const indexes = [...byIndex.keys()].map((hex) => Buffer.from(hex, "hex"));
  const rows = await sql<{ bidx: Buffer }>`SELECT nik_bidx AS bidx FROM member
      WHERE regency_code = ${job.regencyCode} AND village_code = ${job.villageCode} AND nik_bidx = ANY (${indexes}::bytea[])
    UNION ALL SELECT kk_bidx FROM household
      WHERE regency_code = ${job.regencyCode} AND village_code = ${job.villageCode} AND status <> 3 AND kk_bidx = ANY (${indexes}::bytea[])`;
  return new Set(rows.flatMap(({ bidx }) => byIndex.get(bidx.toString("hex")) ?? []));
}

async function block(sql: Sql, job: ImportJob, families: readonly NewFamily[], code: ProblemCode): Promise<void> {
  if (families.length === 0) return;
  await sql`UPDATE import_item SET kind = 'blocked', problems = ${JSON.stringify([rowProblem(0, code)])}::jsonb || problems
    WHERE regency_code = ${job.regencyCode} AND import_id = ${job.importId} AND ordinal = ANY (${families.map(({ ordinal }) => ordinal)}::int[])`;
}
