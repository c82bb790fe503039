import "server-only";
import type { PackageFacts } from "@/lib/domain/delivery/content-metadata";
import type { Recipient } from "@/lib/domain/delivery/delivery";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import type { Sql } from "@/lib/server/db/sql";
import type { BuildJob } from "./job";

interface FactRow {
  readonly year: number;
  readonly number: number;
  readonly recipient: Recipient;
  readonly region: string;
  readonly made_at: Date;
  readonly made_by: string | null;
  readonly item_count: number;
  readonly left_out: number;
  readonly left_out_gap: number;
}

/** What is known of a package before its files are counted. */
export async function readPackageFacts(
  sql: Sql,
  { regencyCode, packageId }: Pick<BuildJob, "regencyCode" | "packageId">,
): Promise<Omit<PackageFacts, "files" | "families" | "people">> {
  const [[row], instruments, [dates]] = await Promise.all([
    sql<FactRow>`SELECT d.year, d.number, d.recipient, r.name AS region, d.made_at, u.display_name AS made_by, d.item_count, d.left_out,
        d.left_out_gap
      FROM delivery_package d JOIN region r ON r.code = d.regency_code LEFT JOIN app_user u ON u.id = d.made_by
      WHERE d.regency_code = ${regencyCode} AND d.id = ${packageId}`,
    sql<{
      instrument: string;
      version: number;
      proposals: number;
    }>`SELECT coalesce(p.payload->>'instrument', 'peristiwa') AS instrument,
        coalesce((p.payload->>'version')::int, 1) AS version, count(*)::int AS proposals
      FROM delivery_item i JOIN proposal p ON p.regency_code = i.regency_code AND p.id = i.proposal_id
      WHERE i.regency_code = ${regencyCode} AND i.package_id = ${packageId} AND i.left_out IS NULL GROUP BY 1, 2 ORDER BY 1, 2`,
    sql<{
      from: string | null;
      to: string | null;
    }>`SELECT min(p.condition_date)::text AS from, max(p.condition_date)::text AS to
      FROM delivery_item i JOIN proposal p ON p.regency_code = i.regency_code AND p.id = i.proposal_id
      WHERE i.regency_code = ${regencyCode} AND i.package_id = ${packageId} AND i.left_out IS NULL`,
  ]);
  if (row === undefined) throw new Error("a package that is not there");
  return {
    publicId: formatPublicId(regencyCode, packageId),
    year: row.year,
    number: row.number,
    recipient: row.recipient,
    regencyCode,
    regencyName: row.region,
    madeAt: row.made_at,
    madeBy: row.made_by,
    proposals: row.item_count,
    leftOut: row.left_out,
    leftOutGap: row.left_out_gap,
    conditions: dates?.from == null || dates.to === null ? null : { from: dates.from, to: dates.to },
    instruments,
  };
}
