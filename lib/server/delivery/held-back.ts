import "server-only";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import { rangeOf } from "@/lib/domain/access/scope";
import { HELD_BACK_A_PAGE, type HeldBackFilter, type HeldBackLine } from "@/lib/domain/delivery/held-back";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { placeText } from "@/lib/domain/queue/queue-row";
import { logRead } from "@/lib/server/audit/log-read";
import { Prisma } from "@/lib/server/db/generated/client";
import { underScope } from "@/lib/server/db/scoped";
import type { ListPage } from "@/lib/server/download/list-pages";
import { villageNames } from "@/lib/server/queue/names";
import { regenciesOf } from "@/lib/server/region/regencies";

/** A season of a regency in one go: what one package takes, and as far as is looked for what is held back. */
export const MOST_ITEMS = 50_000;

/** People of a family whose NIK (and the reason for having none) or name is missing. */
const WITHOUT_NAME = Prisma.sql`btrim(m.name) = ''`;
const WITHOUT_NIK = Prisma.sql`m.nik_bidx IS NULL AND m.no_nik_reason IS NULL`;

/** True for a proposal `p` that a package could not take for that, also of whoever left by it, and whose family is as it was then. */
const WAS_LEFT_OUT = Prisma.sql`EXISTS (SELECT 1 FROM delivery_item x JOIN household f ON f.regency_code = x.regency_code AND f.id = x.household_id
  WHERE x.regency_code = p.regency_code AND x.proposal_id = p.id AND x.left_out = 'identity' AND x.content_revision = f.revision)`;

/** True for a proposal `p` whose family has such a person: it does not go to the centre. */
export function lacksIdentity(): Prisma.Sql {
  return Prisma.sql`(EXISTS (SELECT 1 FROM member m WHERE m.regency_code = p.regency_code AND m.household_id = p.household_id AND m.active
    AND (${WITHOUT_NAME} OR (${WITHOUT_NIK}))) OR ${WAS_LEFT_OUT})`;
}

/** True for a proposal `p` that is applied and in no package. */
export function isUnsent(): Prisma.Sql {
  return Prisma.sql`p.state = 'applied' AND p.applied_revision IS NOT NULL AND NOT EXISTS (SELECT 1 FROM delivery_item i
    WHERE i.regency_code = p.regency_code AND i.proposal_id = p.id AND i.is_current)`;
}

interface Row {
  readonly regency_code: string;
  readonly village_code: string;
  readonly household_id: string;
  readonly head_name: string;
  readonly dusun: string | null;
  readonly rw: string | null;
  readonly rt: string | null;
  readonly without_name: number;
  readonly without_nik: number;
}

/** Families that cannot go to the centre yet, by village, with how many of their people lack what; the families are logged. */
export async function listHeldBack(
  actor: Actor,
  { village, after }: HeldBackFilter,
  size = HELD_BACK_A_PAGE,
): Promise<ListPage<HeldBackLine, NonNullable<HeldBackFilter["after"]>>> {
  const { lo, hi } = rangeOf(actor.grant.regionCode);
  const regencies = await regenciesOf(actor.grant.regionCode);
  const parts = [
    Prisma.sql`p.regency_code = ANY (${[...regencies]}::text[]) AND p.village_code >= ${lo} AND p.village_code < ${hi}`,
    isUnsent(),
    lacksIdentity(),
  ];
  if (village !== "") parts.push(Prisma.sql`p.village_code = ${village}`);
  if (after !== null) parts.push(Prisma.sql`(p.village_code, p.household_id) > (${after.village}, ${after.id}::uuid)`);
  return underScope(scopeOf(actor), async (tx) => {
    const rows =
      await tx.sql<Row>`SELECT DISTINCT ON (p.village_code, p.household_id) p.regency_code, p.village_code, p.household_id,
        h.head_name, h.dusun, h.rw, h.rt,
        (SELECT count(*)::int FROM member m WHERE m.regency_code = h.regency_code AND m.household_id = h.id AND (m.active OR ${WAS_LEFT_OUT}) AND ${WITHOUT_NAME}) AS without_name,
        (SELECT count(*)::int FROM member m WHERE m.regency_code = h.regency_code AND m.household_id = h.id AND (m.active OR ${WAS_LEFT_OUT}) AND ${WITHOUT_NIK}) AS without_nik
      FROM proposal p JOIN household h ON h.regency_code = p.regency_code AND h.id = p.household_id
      WHERE ${Prisma.join(parts, " AND ")} ORDER BY p.village_code, p.household_id LIMIT ${size + 1}`;
    const shown = rows.slice(0, size);
    const names = await villageNames(
      tx.sql,
      shown.map((row) => row.village_code),
    );
    await logRead(
      tx,
      actor,
      "deliver",
      "household",
      shown.map((row) => row.household_id),
    );
    const last = rows.length > size ? shown.at(-1) : undefined;
    return {
      lines: shown.map((row) => ({
        householdPublicId: formatPublicId(row.regency_code, row.household_id),
        headName: row.head_name,
        villageName: names.get(row.village_code) ?? row.village_code,
        place: placeText(row),
        withoutName: row.without_name,
        withoutNik: row.without_nik,
      })),
      next: last === undefined ? null : { village: last.village_code, id: last.household_id },
    };
  });
}
