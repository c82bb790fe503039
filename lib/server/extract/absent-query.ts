import "server-only";
import { type Actor, authorizeIn, scopeOf } from "@/lib/domain/access/actor";
import { ABSENT_A_PAGE, type AbsentFilter, type AbsentLine } from "@/lib/domain/extract/absent";
import { HOUSEHOLD_STATUS } from "@/lib/domain/household/status";
import { formatPublicId, parsePublicId } from "@/lib/domain/public-id/public-id";
import { placeText } from "@/lib/domain/queue/queue-row";
import { logRead } from "@/lib/server/audit/log-read";
import { Prisma } from "@/lib/server/db/generated/client";
import { underScope } from "@/lib/server/db/scoped";
import type { ListPage } from "@/lib/server/download/list-pages";
import { villageNames } from "@/lib/server/queue/names";

interface Row {
  readonly village_code: string;
  readonly id: string;
  readonly head_name: string;
  readonly dusun: string | null;
  readonly rw: string | null;
  readonly rt: string | null;
}

/**
 * Families of the register, as they are now, whose card is in no row of a load, by village; the families are logged. Null outside the
 * person's area, and where the load's rows are gone.
 */
export async function listAbsent(
  actor: Actor,
  publicId: string,
  { village, after }: AbsentFilter,
  size = ABSENT_A_PAGE,
): Promise<ListPage<AbsentLine, NonNullable<AbsentFilter["after"]>> | null> {
  const key = parsePublicId(publicId);
  if (key === null || !authorizeIn(actor, "extract:read", key.regencyCode)) return null;
  const { regencyCode, id } = key;
  const parts = [
    Prisma.sql`h.regency_code = ${regencyCode} AND h.status <> ${HOUSEHOLD_STATUS.closed} AND h.kk_bidx IS NOT NULL`,
    Prisma.sql`NOT EXISTS (SELECT 1 FROM extract_row f WHERE f.regency_code = ${regencyCode} AND f.load_id = ${id}::uuid AND f.part = 1
      AND f.kk_bidx = h.kk_bidx)`,
    ...(village === "" ? [] : [Prisma.sql`h.village_code = ${village}`]),
    ...(after === null ? [] : [Prisma.sql`(h.village_code, h.id) > (${after.village}, ${after.id}::uuid)`]),
  ];
  return underScope(scopeOf(actor), async (tx) => {
    const [load] = await tx.sql`SELECT 1 FROM extract_load WHERE regency_code = ${regencyCode} AND id = ${id}::uuid
      AND summary IS NOT NULL AND state NOT IN ('cancelled', 'refused')`;
    if (load === undefined) return null;
    const rows = await tx.sql<Row>`SELECT h.village_code, h.id, h.head_name, h.dusun, h.rw, h.rt FROM household h
      WHERE ${Prisma.join(parts, " AND ")} ORDER BY h.village_code, h.id LIMIT ${size + 1}`;
    const shown = rows.slice(0, size);
    const names = await villageNames(
      tx.sql,
      shown.map((row) => row.village_code),
    );
    await logRead(
      tx,
      actor,
      "match",
      "household",
      shown.map((row) => row.id),
    );
    const last = rows.length > size ? shown.at(-1) : undefined;
    return {
      lines: shown.map((row) => ({
        householdPublicId: formatPublicId(regencyCode, row.id),
        headName: row.head_name,
        villageName: names.get(row.village_code) ?? row.village_code,
        place: placeText(row),
      })),
      next: last === undefined ? null : { village: last.village_code, id: last.id },
    };
  });
}
