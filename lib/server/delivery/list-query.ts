import "server-only";
import * as z from "zod";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { rangeOf } from "@/lib/domain/access/scope";
import type { DeliveryState, Recipient } from "@/lib/domain/delivery/delivery";
import type { DeliveryCounts, DeliveryList, PackageLine } from "@/lib/domain/delivery/delivery-page";
import { MOST_HELD_BACK_TOLD } from "@/lib/domain/delivery/held-back";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { Prisma } from "@/lib/server/db/generated/client";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { displayNames } from "@/lib/server/queue/names";
import { regenciesOf } from "@/lib/server/region/regencies";
import { isUnsent, lacksIdentity, MOST_ITEMS } from "./held-back";

export const PACKAGES_A_PAGE = 25;

export interface PackageRow {
  readonly regency_code: string;
  readonly id: string;
  readonly year: number;
  readonly number: number;
  readonly recipient: Recipient;
  readonly item_count: number;
  readonly made_by: string;
  readonly made_at: Date;
}

/** Packages of the actor's area, the latest first, with what became of each; counts alone, nobody is named. */
export async function listPackages(actor: Actor, after: string): Promise<DeliveryList> {
  const { regionCode } = actor.grant;
  const { lo, hi } = rangeOf(regionCode);
  const regencies = await regenciesOf(regionCode);
  return underScope(scopeOf(actor), async ({ sql }) => {
    const [rows, [waiting], heldBack] = await Promise.all([
      sql<
        PackageRow & { region: string }
      >`SELECT d.regency_code, d.id, d.year, d.number, d.recipient, d.item_count, d.made_by, d.made_at,
          r.name AS region
        FROM delivery_package d JOIN region r ON r.code = d.regency_code
        WHERE d.regency_code >= ${lo} AND d.regency_code < ${hi} AND ${afterCursor(after)}
        ORDER BY d.made_at DESC, d.id DESC LIMIT ${PACKAGES_A_PAGE + 1}`,
      sql<{ unsent: number; refused: number }>`SELECT
        (SELECT count(*)::int FROM (SELECT 1 FROM proposal p WHERE p.regency_code = ANY (${[...regencies]}::text[])
          AND p.village_code >= ${lo} AND p.village_code < ${hi} AND ${isUnsent()} LIMIT ${MOST_ITEMS}) u) AS unsent,
        (SELECT count(*)::int FROM delivery_item i WHERE i.regency_code = ANY (${[...regencies]}::text[])
          AND i.village_code >= ${lo} AND i.village_code < ${hi} AND i.is_current AND i.state = 'refused') AS refused`,
      regionCode.length === 4 ? countHeldBack(sql, regionCode) : null,
    ]);
    const shown = rows.slice(0, PACKAGES_A_PAGE);
    const [counts, people] = await Promise.all([
      countItems(sql, shown),
      displayNames(
        sql,
        shown.map((row) => row.made_by),
      ),
    ]);
    const last = rows.length > PACKAGES_A_PAGE ? shown.at(-1) : undefined;
    return {
      packages: shown.map((row) => ({ ...toPackage(row, counts, people), regencyName: row.region })),
      next: last === undefined ? null : `${last.made_at.getTime()}-${last.id}`,
      unsent: waiting?.unsent ?? 0,
      refused: waiting?.refused ?? 0,
      heldBack,
      makesFor: makesFor(actor),
    };
  });
}

/** Of the oldest unsent, as many as one package takes, how many cannot go out: up to one more than is told. */
async function countHeldBack(sql: Sql, regencyCode: string): Promise<number> {
  const [row] = await sql<{ held: number }>`WITH p AS MATERIALIZED (
      SELECT p.regency_code, p.id, p.household_id FROM proposal p
      WHERE p.regency_code = ${regencyCode} AND ${isUnsent()} ORDER BY p.state_since, p.id LIMIT ${MOST_ITEMS})
    SELECT count(*)::int AS held FROM (SELECT 1 FROM p WHERE ${lacksIdentity()} LIMIT ${MOST_HELD_BACK_TOLD + 1}) h`;
  return row?.held ?? 0;
}

/** The regency for which the actor makes packages; null: none. */
function makesFor(actor: Actor): string | null {
  const { regionCode } = actor.grant;
  return authorize(actor, "delivery:manage") && regionCode.length === 4 ? regionCode : null;
}

function afterCursor(after: string): Prisma.Sql {
  const [, at, id] = /^(\d{13})-(.+)$/.exec(after) ?? [];
  if (at === undefined || !z.uuid().safeParse(id).success) return Prisma.sql`true`;
  return Prisma.sql`(d.made_at, d.id) < (${new Date(Number(at))}, ${id}::uuid)`;
}

/** What each package's items have come to, by package. */
export async function countItems(
  sql: Sql,
  packages: readonly { readonly regency_code: string; readonly id: string }[],
): Promise<ReadonlyMap<string, DeliveryCounts>> {
  if (packages.length === 0) return new Map();
  const rows = await sql<{
    id: string;
    state: DeliveryState;
    items: number;
  }>`SELECT package_id AS id, state, count(*)::int AS items
    FROM delivery_item WHERE regency_code = ANY (${[...new Set(packages.map((row) => row.regency_code))]}::text[])
      AND package_id = ANY (${packages.map((row) => row.id)}::uuid[]) AND left_out IS NULL GROUP BY 1, 2`;
  const counts = new Map<string, DeliveryCounts>();
  for (const { id } of packages) {
    const of = (state: DeliveryState) => rows.find((row) => row.id === id && row.state === state)?.items ?? 0;
    counts.set(id, {
      exported: of("exported"),
      accepted: of("accepted"),
      refused: of("refused"),
      "in-snapshot": of("in-snapshot"),
    });
  }
  return counts;
}

const NONE: DeliveryCounts = { exported: 0, accepted: 0, refused: 0, "in-snapshot": 0 };

export function toPackage(
  row: PackageRow,
  counts: ReadonlyMap<string, DeliveryCounts>,
  people: ReadonlyMap<string, string>,
): Omit<PackageLine, "regencyName"> {
  return {
    publicId: formatPublicId(row.regency_code, row.id),
    year: row.year,
    number: row.number,
    recipient: row.recipient,
    madeAt: row.made_at,
    madeBy: people.get(row.made_by) ?? null,
    itemCount: row.item_count,
    counts: counts.get(row.id) ?? NONE,
  };
}
