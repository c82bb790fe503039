import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import {
  EXPORT_FAILURES,
  type ExportFamily,
  type ExportFilter,
  type ExportLine,
  type ExportState,
} from "@/lib/domain/family-export/family-export";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { logRead } from "@/lib/server/audit/log-read";
import { Prisma } from "@/lib/server/db/generated/client";
import { underScope } from "@/lib/server/db/scoped";
import { openCursor, sealCursor } from "@/lib/server/household/search-token";
import { villageNames } from "@/lib/server/queue/names";
import { exportWhere } from "./where";

const LISTED = 10;
const PAGE = 50;

interface LineRow {
  readonly id: string;
  readonly book: string;
  readonly state: ExportState;
  readonly failure: string | null;
  readonly progress_done: number;
  readonly progress_total: number;
  readonly families: number;
  readonly people: number;
  readonly created_at: Date;
  readonly ends_at: Date | null;
  readonly taken_at: Date | null;
}

/** The actor's own latest exports under this grant, the newest first. */
export async function listExports(actor: Actor, now: Date): Promise<readonly ExportLine[]> {
  const areaCode = actor.grant.regionCode;
  const regencyCode = areaCode.slice(0, 4);
  if (!authorize(actor, "household:export")) return [];
  const rows = await underScope(
    scopeOf(actor),
    ({
      sql,
    }) => sql<LineRow>`SELECT id, book, state, failure, progress_done, progress_total, families, people, created_at, ends_at, taken_at
      FROM family_export WHERE regency_code = ${regencyCode} AND created_by = ${actor.userId} AND area_code = ${areaCode}
      ORDER BY created_at DESC, id DESC LIMIT ${LISTED}`,
  );
  return rows.map((row) => ({
    id: row.id,
    publicId: formatPublicId(regencyCode, row.id),
    regencyCode,
    book: row.book,
    // Over is over, whenever the clock's job gets to it.
    state: row.state === "ready" && row.ends_at !== null && row.ends_at <= now ? "ended" : row.state,
    failure: EXPORT_FAILURES.find((failure) => failure === row.failure) ?? null,
    progress: { done: row.progress_done, total: row.progress_total },
    families: row.families,
    people: row.people,
    createdAt: row.created_at,
    endsAt: row.ends_at,
    takenAt: row.taken_at,
  }));
}

interface FamilyRow {
  readonly id: string;
  readonly village_code: string;
  readonly head_name: string;
  readonly dusun: string | null;
  readonly rw: string | null;
  readonly rt: string | null;
  readonly member_count: number;
}

export interface ExportPage {
  readonly families: readonly ExportFamily[];
  /** Under the filter, those on other pages included. */
  readonly total: number;
  /** Sealed place of the next page; null on the last one. */
  readonly next: string | null;
}

/** One page of the families that an export under the filter would hold; those shown are logged. */
export async function listExportFamilies(
  actor: Actor,
  filter: ExportFilter,
  after: string,
  now: Date,
): Promise<ExportPage> {
  const areaCode = actor.grant.regionCode;
  const where = exportWhere(areaCode, filter, null, now);
  const cursor = openCursor(after);
  const from =
    cursor === null
      ? Prisma.empty
      : Prisma.sql`AND (h.village_code, h.head_name, h.id) > (${cursor.villageCode}, ${cursor.headName}, ${cursor.id}::uuid)`;
  return underScope(scopeOf(actor), async (tx) => {
    const [[counted], rows] = await Promise.all([
      tx.sql<{ total: number }>`SELECT count(*)::int AS total FROM household h WHERE ${where}`,
      tx.sql<FamilyRow>`SELECT h.id, h.village_code, h.head_name, h.dusun, h.rw, h.rt, h.member_count FROM household h WHERE ${where} ${from}
        ORDER BY h.village_code, h.head_name, h.id LIMIT ${PAGE + 1}`,
    ]);
    const shown = rows.slice(0, PAGE);
    await logRead(
      tx,
      actor,
      "update",
      "household",
      shown.map(({ id }) => id),
    );
    const names = await villageNames(
      tx.sql,
      shown.map((row) => row.village_code),
    );
    const last = shown.at(-1);
    return {
      total: counted?.total ?? 0,
      next:
        rows.length > PAGE && last !== undefined
          ? sealCursor({ villageCode: last.village_code, headName: last.head_name, id: last.id })
          : null,
      families: shown.map((row) => ({
        id: row.id,
        publicId: formatPublicId(areaCode.slice(0, 4), row.id),
        headName: row.head_name,
        villageName: names.get(row.village_code) ?? row.village_code,
        dusun: row.dusun,
        rw: row.rw,
        rt: row.rt,
        memberCount: row.member_count,
      })),
    };
  });
}
