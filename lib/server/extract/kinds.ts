import "server-only";
import type { KindCounts, LoadKind } from "@/lib/domain/extract/load";
import type { Sql } from "@/lib/server/db/sql";
import type { ExtractJob } from "./job";

/** How many rows became what; of the new, the families and people that are given. */
export async function countKinds(
  sql: Sql,
  job: ExtractJob,
  fresh: { readonly families: number; readonly people: number },
): Promise<KindCounts> {
  const odd = await sql<{
    part: number;
    kind: LoadKind;
    rows: number;
  }>`SELECT part, kind, count(*)::int AS rows FROM extract_row
    WHERE regency_code = ${job.regencyCode} AND load_id = ${job.loadId} AND kind <> 'new' GROUP BY 1, 2`;
  const countsOf = (part: number, news: number): KindCounts["families"] =>
    Object.fromEntries([
      ["new", news],
      ...odd.filter((row) => row.part === part).map(({ kind, rows }) => [kind, rows]),
    ]);
  return { families: countsOf(1, fresh.families), people: countsOf(2, fresh.people) };
}
