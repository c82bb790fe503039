import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { isRole, type Role } from "@/lib/domain/access/role";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { READ_PURPOSES, type ReadPurpose } from "@/lib/server/audit/audit-entry";
import { writeAudit } from "@/lib/server/audit/write-audit";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { regionLabels } from "@/lib/server/grant/queries";

/** One reading of a family by name. */
export interface ReadLine {
  readonly id: string;
  readonly at: Date;
  readonly action: string;
  readonly purpose: ReadPurpose | null;
  readonly role: Role | null;
  readonly regionLabel: string | null;
  /** Null for those who see roles alone; another system is named to everybody. */
  readonly officer: string | null;
  /** How many families or proposals the page showed: one that was opened, or one of a list. */
  readonly shown: number;
}

export interface ReadCursor {
  readonly at: Date;
  readonly id: string;
}

export interface ReadersPage {
  /** Null for those who may not see families by name. */
  readonly headName: string | null;
  readonly villageCode: string;
  readonly seesNames: boolean;
  readonly lines: readonly ReadLine[];
  readonly next: ReadCursor | null;
}

export const READS_A_PAGE = 50;
export const READS_A_DOWNLOAD = 20_000;

interface Row {
  at: Date;
  id: string;
  actor_id: string;
  action: string;
  purpose: string;
  shown: number;
  role: string | null;
  region_code: string | null;
  display_name: string | null;
  client_name: string | null;
}

/**
 * Who read a family by name and what for, the newest first. Officers' names are told to those who answer for officers; a
 * village sees role and region. Looking at this list is itself on it. Null when the family is neither in the actor's
 * scope nor, for administrators, in their area.
 */
export async function findReaders(
  actor: Actor,
  publicId: string,
  list: { readonly purpose: ReadPurpose | null; readonly after: ReadCursor | null; readonly limit: number },
  now: Date,
): Promise<ReadersPage | null> {
  const key = parsePublicId(publicId);
  if (key === null || !authorize(actor, "household:read-log")) return null;
  const found = await underScope(scopeOf(actor), async ({ sql }) => {
    const villages = await sql<{
      code: string | null;
    }>`SELECT app_family_village(${key.regencyCode}, ${key.id}) AS code`;
    const areaCode = villages[0]?.code ?? null;
    if (areaCode === null) return null;
    const rows =
      await sql<Row>`SELECT r.*, u.display_name, c.name AS client_name FROM app_family_reads(${key.regencyCode}, ${key.id}, ${list.purpose},
        ${list.after?.at ?? null}, ${list.after?.id ?? null}, ${list.limit + 1}) r LEFT JOIN app_user u ON u.id = r.actor_id
        LEFT JOIN api_client c ON c.id = r.actor_id
      ORDER BY r.at DESC, r.id DESC`;
    await writeAudit(sql, actor, now, {
      action: "household:read-log",
      subjectKind: "household",
      subjectIds: [key.id],
      areaCode,
      purpose: "history",
      detail: { lines: Math.min(rows.length, list.limit) },
    });
    return { rows, areaCode, headName: await headNameOf(sql, key.regencyCode, key.id) };
  });
  if (found === null) return null;
  const seesNames = authorize(actor, "household:read-log-names");
  const shown = found.rows.slice(0, list.limit);
  const last = shown.at(-1);
  return {
    headName: found.headName,
    villageCode: found.areaCode,
    seesNames,
    lines: await toLines(shown, seesNames),
    next: found.rows.length > list.limit && last !== undefined ? { at: last.at, id: last.id } : null,
  };
}

/** Under an administrator's scope there is no such row. */
async function headNameOf(sql: Sql, regencyCode: string, id: string): Promise<string | null> {
  const rows = await sql<{ head_name: string }>`SELECT head_name FROM household
    WHERE regency_code = ${regencyCode} AND id = ${id}`;
  return rows[0]?.head_name ?? null;
}

async function toLines(rows: readonly Row[], seesNames: boolean): Promise<readonly ReadLine[]> {
  const labels = await regionLabels(rows.flatMap((row) => (row.region_code === null ? [] : [row.region_code])));
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    action: row.action,
    purpose: READ_PURPOSES.find((purpose) => purpose === row.purpose) ?? null,
    role: row.role !== null && isRole(row.role) ? row.role : null,
    regionLabel: row.region_code === null ? null : (labels.get(row.region_code) ?? row.region_code),
    officer: row.client_name ?? (seesNames ? row.display_name : null),
    shown: row.shown,
  }));
}
