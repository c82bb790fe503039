import "server-only";
import { type RequestRules, rulesIn, rulesSchema, type StoredRules } from "@/lib/domain/data-request/rules";
import { localDay } from "@/lib/domain/period/period";
import type { Sql } from "@/lib/server/db/sql";
import { timeZoneOf } from "@/lib/server/region/queries";

interface RulesRow {
  readonly id: string;
  readonly region_code: string;
  readonly rules: unknown;
  readonly effective_from: string;
  readonly set_at: Date;
}

/** The rules of a regency now, with the version they are from (null: the standard ones); on the caller's handle. */
export async function rulesOf(
  sql: Sql,
  regencyCode: string,
  now: Date,
): Promise<{ readonly id: string | null; readonly rules: RequestRules }> {
  const [rows, zone] = await Promise.all([
    sql<RulesRow>`SELECT id, region_code, rules, effective_from::text AS effective_from, set_at FROM data_request_rules
      WHERE region_code IN ('0', ${regencyCode.slice(0, 2)}, ${regencyCode}) ORDER BY set_at DESC LIMIT 200`,
    timeZoneOf(regencyCode),
  ]);
  return rulesIn(rows.map(toStored), regencyCode, localDay(now, zone));
}

function toStored(row: RulesRow): StoredRules {
  return {
    id: row.id,
    regionCode: row.region_code,
    rules: rulesSchema.parse(row.rules),
    effectiveFrom: row.effective_from,
    setAt: new Date(row.set_at).getTime(),
  };
}

/** One version of a region's own rules, for the page that lists them. */
export interface RulesVersion {
  readonly id: string;
  readonly rules: RequestRules;
  readonly reason: string;
  readonly effectiveFrom: string;
  readonly setAt: Date;
  readonly setBy: string;
}

/** The versions of a region's own rules, the newest first. */
export async function listRules(sql: Sql, regionCode: string): Promise<readonly RulesVersion[]> {
  const rows = await sql<RulesRow & { reason: string; by: string }>`SELECT d.id, d.region_code, d.rules, d.reason,
      d.effective_from::text AS effective_from, d.set_at, u.display_name AS by
    FROM data_request_rules d LEFT JOIN app_user u ON u.id = d.set_by
    WHERE d.region_code = ${regionCode} ORDER BY d.set_at DESC, d.id DESC LIMIT 50`;
  return rows.map((row) => ({
    id: row.id,
    rules: rulesSchema.parse(row.rules),
    reason: row.reason,
    effectiveFrom: row.effective_from,
    setAt: row.set_at,
    setBy: row.by ?? "–",
  }));
}
