import "server-only";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import { isRole, type Role } from "@/lib/domain/access/role";
import { NATION_CODE, rangeOf } from "@/lib/domain/access/scope";
import { type ScopedTx, underScope } from "@/lib/server/db/scoped";
import { regionLabels } from "@/lib/server/grant/queries";
import { regencyShelf } from "./audit-entry";
import { writeAudit } from "./write-audit";

export interface AuditFilter {
  /** Half-open: `from <= at < to`. */
  readonly from: Date;
  readonly to: Date;
  readonly action: string | null;
  /** Username, or part of the name shown; empty means everybody. */
  readonly person: string;
}

/** A place in the list: the row one has seen last. */
export interface AuditCursor {
  readonly at: Date;
  readonly id: string;
}

/** One line of the audit: ids, codes and counts. Names of families are nowhere in it. */
export interface AuditLine {
  readonly id: string;
  readonly at: Date;
  readonly actorName: string | null;
  readonly actorUsername: string | null;
  readonly role: Role | null;
  readonly roleRegionLabel: string | null;
  readonly action: string;
  readonly subjectKind: string;
  /** End of the first id: enough to find it again, not to open it. */
  readonly subjectShortId: string | null;
  readonly subjectCount: number;
  readonly areaCode: string;
  readonly areaLabel: string;
  readonly purpose: string | null;
  readonly detail: readonly { readonly key: string; readonly value: string }[];
}

export const AUDIT_A_PAGE = 50;

interface AuditRow {
  id: string;
  at: Date;
  areaCode: string;
  action: string;
  subjectKind: string;
  firstId: string | null;
  subjectCount: number;
  purpose: string | null;
  detail: unknown;
  actorName: string | null;
  actorUsername: string | null;
  role: string | null;
  roleRegion: string | null;
}

/**
 * The audit of the actor's region, the newest first. Rows stand on shelves by regency, and an index reads each shelf
 * backwards in time; the policies leave out what lies outside the actor's region.
 */
export async function listAudit(
  actor: Actor,
  filter: AuditFilter,
  after: AuditCursor | null,
  limit = AUDIT_A_PAGE,
): Promise<{ readonly lines: readonly AuditLine[]; readonly next: AuditCursor | null }> {
  const rows = await underScope(scopeOf(actor), (tx) => readRows(tx, actor, filter, after, null, limit + 1));
  const lines = await toLines(rows.slice(0, limit));
  const last = lines.at(-1);
  return { lines, next: rows.length > limit && last ? { at: last.at, id: last.id } : null };
}

/** What was done to a person's account and grants, the newest first, as far as the actor's region shows it. */
export async function listHistory(
  actor: Actor,
  subjectIds: readonly string[],
  since: Date,
  now: Date,
): Promise<readonly AuditLine[]> {
  const filter = { from: since, to: new Date(now.getTime() + 1), action: null, person: "" };
  return toLines(await underScope(scopeOf(actor), (tx) => readRows(tx, actor, filter, null, subjectIds, AUDIT_A_PAGE)));
}

/** Of a list that is sent as it is read: nothing when it begins, how much was sent when it ends. */
export type DownloadDetail =
  | Readonly<Record<string, never>>
  | { readonly lines: number }
  | { readonly lines: number; readonly whole: boolean };

/**
 * Notes that a list was taken out of the portal, and returns nothing else: a download without its note must fail.
 * @param ids what the list belongs to; empty for a list of the whole area
 */
export async function logDownload(
  actor: Actor,
  list: "user" | "audit" | "training" | "holder" | "review" | "device",
  detail: DownloadDetail,
  now: Date,
  ids: readonly string[] = [],
): Promise<void> {
  const areaCode = actor.grant.regionCode;
  const subjectKind = list === "training" || list === "device" ? list : "user";
  const entry = { action: `${list}:download`, subjectKind, subjectIds: ids, areaCode, detail } as const;
  await underScope(scopeOf(actor), ({ sql }) => writeAudit(sql, actor, now, entry));
}

async function readRows(
  tx: ScopedTx,
  actor: Actor,
  filter: AuditFilter,
  after: AuditCursor | null,
  subjectIds: readonly string[] | null,
  limit: number,
): Promise<readonly AuditRow[]> {
  const shelves = await listShelves(tx, actor.grant.regionCode);
  const person = filter.person === "" ? null : filter.person;
  const pattern = `%${filter.person.replaceAll(/[\\%_]/g, "\\$&")}%`;
  return tx.sql<AuditRow>`
    SELECT a.id, a.at, a.area_code AS "areaCode", a.action, a.subject_kind AS "subjectKind",
      a.subject_ids[1]::text AS "firstId", cardinality(a.subject_ids) AS "subjectCount", a.purpose, a.detail,
      coalesce(u.display_name, c.name) AS "actorName", u.username AS "actorUsername", g.role, g.region_code AS "roleRegion"
    FROM unnest(${shelves}::text[]) AS shelf (code)
    CROSS JOIN LATERAL (
      SELECT * FROM audit r WHERE r.regency_code = shelf.code AND r.at >= ${filter.from} AND r.at < ${filter.to}
        AND (${after === null} OR (r.at, r.id) < (${after?.at ?? filter.to}, ${after?.id ?? actor.userId}::uuid))
        AND (${filter.action}::text IS NULL OR r.action = ${filter.action})
        AND (${person}::text IS NULL OR r.actor_id IN (
          SELECT id FROM app_user WHERE username = lower(${person}) OR display_name ILIKE ${pattern}
          UNION ALL SELECT id FROM api_client WHERE name ILIKE ${pattern}))
        AND (${subjectIds === null} OR (r.subject_kind IN ('user', 'grant', 'appointment', 'certificate') AND r.subject_ids && ${subjectIds ?? []}::uuid[]))
      ORDER BY r.at DESC, r.id DESC LIMIT ${limit}
    ) AS a
    LEFT JOIN app_user u ON u.id = a.actor_id
    LEFT JOIN api_client c ON c.id = a.actor_id
    LEFT JOIN access_grant g ON g.id = a.grant_id
    ORDER BY a.at DESC, a.id DESC LIMIT ${limit}`;
}

/** Shelves on which rows of a region stand: its own, and for provinces and the nation those of the regencies inside. */
async function listShelves(tx: ScopedTx, regionCode: string): Promise<readonly string[]> {
  if (regionCode !== NATION_CODE && regionCode.length >= 4) return [regencyShelf(regionCode)];
  const { lo, hi } = rangeOf(regionCode);
  // 38 provinces and 514 regencies
  const rows = await tx.sql<{
    code: string;
  }>`SELECT code FROM region WHERE level IN (1, 2) AND code >= ${lo} AND code < ${hi} LIMIT 1000`;
  return [...new Set([regencyShelf(regionCode), ...rows.map((row) => regencyShelf(row.code))])];
}

async function toLines(rows: readonly AuditRow[]): Promise<readonly AuditLine[]> {
  const labels = await regionLabels(rows.flatMap((row) => [row.areaCode, ...(row.roleRegion ? [row.roleRegion] : [])]));
  return rows.map(({ firstId, role, roleRegion, detail, ...row }) => ({
    ...row,
    role: role !== null && isRole(role) ? role : null,
    roleRegionLabel: roleRegion === null ? null : (labels.get(roleRegion) ?? roleRegion),
    subjectShortId: firstId === null ? null : firstId.slice(-8),
    areaLabel: labels.get(row.areaCode) ?? row.areaCode,
    detail: detailOf(detail),
  }));
}

function detailOf(detail: unknown): readonly { key: string; value: string }[] {
  if (typeof detail !== "object" || detail === null) return [];
  return Object.entries(detail).flatMap(([key, value]) =>
    typeof value === "object" ? [] : [{ key, value: String(value) }],
  );
}
