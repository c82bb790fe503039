import "server-only";
import { setImmediate as breathe } from "node:timers/promises";
import { rangeOf } from "@/lib/domain/access/scope";
import {
  FAMILY_NUMBER,
  PERSON_NUMBER,
  RECORD_FILES,
  type RecordColumn,
  type RecordFile,
  recordColumns,
} from "@/lib/domain/data-request/column";
import type { LevelRule } from "@/lib/domain/data-request/level";
import { householdRow, peopleRows } from "@/lib/domain/data-request/record-row";
import { Prisma } from "@/lib/server/db/generated/client";
import { underScope } from "@/lib/server/db/scoped";
import { csvFileText, csvText } from "@/lib/server/download/csv-stream";
import type { BuiltFile } from "@/lib/server/download/file-packer";
import { notRestricted } from "@/lib/server/rights/restricted";
import { type RequestJob, scopeOfRequestJob } from "./job";
import { readRequested } from "./requested";
import { requestFile, tellProgress } from "./store";

/** Families read and written at once. */
const CHUNK = 200;

export interface Granted {
  readonly rule: LevelRule;
  readonly variables: readonly string[];
  readonly areas: readonly string[];
}

export interface BuiltRecords {
  readonly files: readonly BuiltFile[];
  readonly families: number;
  readonly people: number;
}

/** Writes the records of the families found in the areas: the granted columns alone, each as the level says. */
export async function buildRecords(job: RequestJob, granted: Granted): Promise<BuiltRecords> {
  const writers = RECORD_FILES.flatMap((name) => {
    const columns = recordColumns(name, granted.variables, granted.rule);
    return columns.length === 0 ? [] : [{ name, columns, file: requestFile(job, name) }];
  });
  for (const { name, columns, file } of writers) await file.write(csvFileText([recordHeading(name, columns)]), 0);
  const total = await countFamilies(job, granted.areas);
  let families = 0;
  let people = 0;
  for (let after = ""; ; ) {
    const ids = await nextFamilies(job, granted.areas, after);
    const last = ids.at(-1);
    if (last === undefined) break;
    after = last;
    const read = await readRequested(scopeOfRequestJob(job), job, ids);
    for (const { name, columns, file } of writers) {
      const rows =
        name === "keluarga.csv"
          ? read.map((one) => householdRow(one, columns))
          : read.flatMap((one) => peopleRows(one, columns));
      if (rows.length > 0) await file.write(csvText(rows), rows.length);
    }
    families += read.length;
    if (writers.some(({ name }) => name === "anggota.csv"))
      people += read.reduce((sum, one) => sum + one.people.length, 0);
    await tellProgress(job, families, total);
    await breathe();
  }
  const files: BuiltFile[] = [];
  for (const { file } of writers) files.push(await file.end());
  return { files, families, people };
}

/** The heading of a file: the number that joins the two, then what was granted. */
export function recordHeading(file: RecordFile, columns: readonly RecordColumn[]): readonly string[] {
  const own = file === "keluarga.csv" ? [FAMILY_NUMBER] : [FAMILY_NUMBER, PERSON_NUMBER];
  return [...own, ...columns.map(({ name }) => name)];
}

/** Villages inside the areas of a grant. */
export function inAreas(
  areas: readonly string[],
  column: "village_code" | "h.village_code" | "p.village_code" | "q.village_code" = "village_code",
) {
  const village = Prisma.raw(column);
  const parts = areas.map((code) => {
    const { lo, hi } = rangeOf(code);
    return Prisma.sql`(${village} >= ${lo} AND ${village} < ${hi})`;
  });
  return Prisma.sql`(${Prisma.join(parts, " OR ")})`;
}

/** The families of a grant: found in its areas, and none that has had the use of its data restricted. */
function grantedFamilies({ regencyCode }: RequestJob, areas: readonly string[]) {
  return Prisma.sql`regency_code = ${regencyCode} AND status = 1 AND ${inAreas(areas)} AND ${notRestricted("household")}`;
}

/** How many they are. */
export async function countFamilies(job: RequestJob, areas: readonly string[]): Promise<number> {
  const [row] = await underScope(
    scopeOfRequestJob(job),
    ({ sql }) => sql<{ n: number }>`SELECT count(*)::int AS n FROM household
      WHERE ${grantedFamilies(job, areas)}`,
  );
  return row?.n ?? 0;
}

/** The next families by their id; those that were not found or are no more stay away. What is read is noted, so that they can be told. */
function nextFamilies(job: RequestJob, areas: readonly string[], after: string): Promise<readonly string[]> {
  const from = after === "" ? "00000000-0000-0000-0000-000000000000" : after;
  return underScope(scopeOfRequestJob(job), async ({ sql }) => {
    const rows = await sql<{ id: string }>`SELECT id FROM household
      WHERE ${grantedFamilies(job, areas)} AND id > ${from}::uuid ORDER BY id LIMIT ${CHUNK}`;
    const ids = rows.map(({ id }) => id);
    await sql`INSERT INTO data_request_family (regency_code, request_id, household_id)
      SELECT ${job.regencyCode}, ${job.requestId}::uuid, x.id FROM unnest(${ids}::uuid[]) AS x (id)`;
    return ids;
  });
}
