import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import type { DeliveryState, RefusalReason } from "@/lib/domain/delivery/delivery";
import type { PackageItem, PackagePage } from "@/lib/domain/delivery/delivery-page";
import type { PackageFilter } from "@/lib/domain/delivery/list-filter";
import { formatPublicId, type PublicId } from "@/lib/domain/public-id/public-id";
import { placeText } from "@/lib/domain/queue/queue-row";
import { logRead } from "@/lib/server/audit/log-read";
import { Prisma } from "@/lib/server/db/generated/client";
import { type ScopedTx, underScope } from "@/lib/server/db/scoped";
import { displayNames, villageNames } from "@/lib/server/queue/names";
import { findContent } from "./content/content-query";
import { countItems, type PackageRow, toPackage } from "./list-query";

export const ITEMS_A_PAGE = 50;

interface ItemRow {
  readonly proposal_id: string;
  readonly village_code: string;
  readonly head_name: string;
  readonly dusun: string | null;
  readonly rw: string | null;
  readonly rt: string | null;
  readonly state: DeliveryState;
  readonly reason: RefusalReason | null;
  readonly note: string | null;
  readonly snapshot: string | null;
  readonly snapshot_on: string | null;
  readonly state_since: Date;
  readonly is_current: boolean;
}

/** One package with a page of its items, by village; null when it is not in the actor's area. The families are logged. */
export async function findPackage(
  actor: Actor,
  at: PublicId,
  filter: PackageFilter,
  size = ITEMS_A_PAGE,
): Promise<PackagePage | null> {
  return underScope(scopeOf(actor), async (tx) => {
    const [row] =
      await tx.sql<PackageRow>`SELECT regency_code, id, year, number, recipient, item_count, made_by, made_at
      FROM delivery_package WHERE regency_code = ${at.regencyCode} AND id = ${at.id}::uuid`;
    if (row === undefined) return null;
    const [content, rows, counts, people] = await Promise.all([
      findContent(tx.sql, at),
      selectItems(tx, at, filter, size),
      countItems(tx.sql, [row]),
      displayNames(tx.sql, [row.made_by]),
    ]);
    const shown = rows.slice(0, size);
    const [villages] = await Promise.all([
      villageNames(
        tx.sql,
        shown.map((item) => item.village_code),
      ),
      logRead(
        tx,
        actor,
        "deliver",
        "proposal",
        shown.map((item) => item.proposal_id),
      ),
    ]);
    const last = rows.length > size ? shown.at(-1) : undefined;
    return {
      head: { ...toPackage(row, counts, people), regencyCode: at.regencyCode, id: at.id },
      content,
      items: shown.map((item) => toItem(item, at.regencyCode, villages)),
      next: last === undefined ? null : `${last.village_code}.${last.proposal_id}`,
      canManage: canManage(actor, at),
    };
  });
}

function selectItems({ sql }: ScopedTx, at: PublicId, { state, village, after }: PackageFilter, size: number) {
  const parts = [
    Prisma.sql`i.regency_code = ${at.regencyCode}`,
    Prisma.sql`i.package_id = ${at.id}::uuid`,
    Prisma.sql`i.left_out IS NULL`,
  ];
  if (state !== null) parts.push(Prisma.sql`i.state = ${state}`);
  if (village !== "") parts.push(Prisma.sql`i.village_code = ${village}`);
  if (after !== null) parts.push(Prisma.sql`(i.village_code, i.proposal_id) > (${after.village}, ${after.id}::uuid)`);
  return sql<ItemRow>`SELECT i.proposal_id, i.village_code, p.head_name, p.dusun, p.rw, p.rt, i.state, i.reason, i.note, i.snapshot,
      i.snapshot_on::text AS snapshot_on, i.state_since, i.is_current
    FROM delivery_item i JOIN proposal p ON p.regency_code = i.regency_code AND p.id = i.proposal_id
    WHERE ${Prisma.join(parts, " AND ")} ORDER BY i.village_code, i.proposal_id LIMIT ${size + 1}`;
}

function toItem(row: ItemRow, regencyCode: string, villages: ReadonlyMap<string, string>): PackageItem {
  return {
    proposalPublicId: formatPublicId(regencyCode, row.proposal_id),
    proposalId: row.proposal_id,
    headName: row.head_name,
    villageName: villages.get(row.village_code) ?? row.village_code,
    place: placeText(row),
    state: row.state,
    reason: row.reason,
    note: row.note,
    snapshot: row.snapshot,
    snapshotOn: row.snapshot_on,
    stateSince: row.state_since,
    isSuperseded: !row.is_current,
  };
}

/** What the pages beside the list need to know of a package. */
export interface PackageHead {
  readonly publicId: string;
  readonly year: number;
  readonly number: number;
  readonly recipient: PackageRow["recipient"];
  /** Its files are there. */
  readonly isReady: boolean;
  readonly canManage: boolean;
}

/** A package without its families, so that nobody is read; null when it is not in the actor's area. */
export async function findPackageHead(actor: Actor, at: PublicId): Promise<PackageHead | null> {
  const [row] = await underScope(
    scopeOf(actor),
    ({ sql }) => sql<
      Pick<PackageRow, "year" | "number" | "recipient"> & { ready: boolean }
    >`SELECT year, number, recipient,
        content_state = 'ready' AS ready
      FROM delivery_package WHERE regency_code = ${at.regencyCode} AND id = ${at.id}::uuid`,
  );
  if (row === undefined) return null;
  const { year, number, recipient, ready } = row;
  const publicId = formatPublicId(at.regencyCode, at.id);
  return { publicId, year, number, recipient, isReady: ready, canManage: canManage(actor, at) };
}

function canManage(actor: Actor, at: PublicId): boolean {
  return authorize(actor, "delivery:manage") && actor.grant.regionCode === at.regencyCode;
}
