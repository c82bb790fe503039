import "server-only";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import { rangeOf } from "@/lib/domain/access/scope";
import type { Place, WarningFilter } from "@/lib/domain/early-warning/list-filter";
import {
  LIMITS,
  PROGRAMMES,
  type Programme,
  type Standing,
  standingOf,
  VULNERABLE,
  type Vulnerable,
} from "@/lib/domain/early-warning/programme";
import type { WarningLine } from "@/lib/domain/early-warning/warning-line";
import { DISABLED, memberSql } from "@/lib/domain/indicator/member-sql";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { placeText } from "@/lib/domain/queue/queue-row";
import { logRead } from "@/lib/server/audit/log-read";
import { Prisma } from "@/lib/server/db/generated/client";
import { underScope } from "@/lib/server/db/scoped";
import { villageNames } from "@/lib/server/queue/names";
import { regenciesOf } from "@/lib/server/region/regencies";

export const WARNINGS_A_PAGE = 25;

interface Row {
  regency_code: string;
  id: string;
  village_code: string;
  head_name: string;
  dusun: string | null;
  rw: string | null;
  rt: string | null;
  decile: number;
  before: number | null;
  decile_snapshot_id: string | null;
  sembako: boolean;
  pkh: boolean;
  pbi: boolean;
  elder: boolean;
  disabled: boolean;
  chronic: boolean;
}

const RECEIVES: Readonly<Record<Programme, Prisma.Sql>> = {
  sembako: Prisma.sql`h.program_sembako = 1`,
  pkh: Prisma.sql`h.program_pkh = 1`,
  pbi: Prisma.sql`(h.pbi_national = 1 IS TRUE OR v.assisted)`,
};

const WHO: Readonly<Record<Vulnerable, Prisma.Sql>> = {
  elder: Prisma.sql`v.elder`,
  disabled: Prisma.sql`v.disabled`,
  chronic: Prisma.sql`v.chronic`,
};

/** Of the family's people who live there, or are away for a while, by the words of the indicators. Ages are as of today: the list is about what comes next. */
const MEMBERS = Prisma.sql`LATERAL (SELECT
    coalesce(bool_or(m.birth_date <= current_date - interval '60 years'), false) AS elder,
    coalesce(bool_or(${Prisma.raw(DISABLED)}), false) AS disabled,
    coalesce(bool_or(${Prisma.raw(memberSql("chronic"))}), false) AS chronic,
    coalesce(bool_or(${Prisma.raw(memberSql("assisted"))}), false) AS assisted
  FROM member m WHERE m.regency_code = h.regency_code AND m.household_id = h.id AND m.active AND (m.presence IS NULL OR m.presence IN (1, 5))) v`;

/**
 * Families that receive a programme, stand at its limit or one decile past it, and have somebody vulnerable; village by village. By name, so
 * each page leaves its audit row. A decile at the limit is no decision: the list asks to look at the data in time.
 */
export async function listWarnings(
  actor: Actor,
  filter: WarningFilter,
  size = WARNINGS_A_PAGE,
): Promise<{ readonly lines: readonly WarningLine[]; readonly next: Place | null }> {
  const regencies = await regenciesOf(actor.grant.regionCode);
  return underScope(scopeOf(actor), async (tx) => {
    const rows =
      await tx.sql<Row>`SELECT h.regency_code, h.id, h.village_code, h.head_name, h.dusun, h.rw, h.rt, h.decile_national AS decile,
        h.decile_snapshot_id, h.program_sembako = 1 IS TRUE AS sembako, h.program_pkh = 1 IS TRUE AS pkh, ${RECEIVES.pbi} AS pbi,
        v.elder, v.disabled, v.chronic,
        (SELECT d.national FROM household_decile d JOIN decile_snapshot s ON s.id = d.snapshot_id
          WHERE d.regency_code = h.regency_code AND d.household_id = h.id AND s.ranked_on < h.decile_snapshot_on
          ORDER BY s.ranked_on DESC LIMIT 1) AS before
      FROM household h CROSS JOIN ${MEMBERS}
      WHERE ${Prisma.join(conditions(actor, filter, regencies), " AND ")}
      ORDER BY h.regency_code, h.village_code, h.id LIMIT ${size + 1}`;
    const shown = rows.slice(0, size);
    const villages = await villageNames(
      tx.sql,
      shown.map((row) => row.village_code),
    );
    await logRead(
      tx,
      actor,
      "warn",
      "household",
      shown.map(({ id }) => id),
    );
    const last = rows.length > size ? shown.at(-1) : undefined;
    return {
      lines: shown.map((row) => toLine(row, villages)),
      next: last === undefined ? null : { villageCode: last.village_code, id: last.id },
    };
  });
}

function conditions(
  actor: Actor,
  { village, programme, standing, who, after }: WarningFilter,
  regencies: readonly string[],
): readonly Prisma.Sql[] {
  const own = rangeOf(actor.grant.regionCode);
  const area = rangeOf(village === "" ? actor.grant.regionCode : village);
  const parts = [
    Prisma.sql`h.regency_code = ANY (${[...regencies]}::text[])`,
    Prisma.sql`h.village_code >= ${own.lo} AND h.village_code < ${own.hi}`,
    Prisma.sql`h.village_code >= ${area.lo} AND h.village_code < ${area.hi}`,
    Prisma.sql`h.status IN (1, 2)`,
    Prisma.sql`(${Prisma.join(
      (programme === null ? PROGRAMMES : [programme]).map((each) => nearLimit(each, standing)),
      " OR ",
    )})`,
    who === null ? Prisma.sql`(v.elder OR v.disabled OR v.chronic)` : WHO[who],
  ];
  if (after !== null)
    parts.push(
      Prisma.sql`(h.regency_code, h.village_code, h.id) > (${after.villageCode.slice(0, 4)}, ${after.villageCode}, ${after.id}::uuid)`,
    );
  return parts;
}

function nearLimit(programme: Programme, standing: Standing | null): Prisma.Sql {
  const limit = LIMITS[programme];
  const deciles = standing === null ? [limit, limit + 1] : [standing === "at" ? limit : limit + 1];
  return Prisma.sql`(${RECEIVES[programme]} AND h.decile_national = ANY (${deciles}::int[]))`;
}

function toLine(row: Row, villages: ReadonlyMap<string, string>): WarningLine {
  return {
    publicId: formatPublicId(row.regency_code, row.id),
    headName: row.head_name,
    villageName: villages.get(row.village_code) ?? row.village_code,
    place: placeText(row),
    decile: row.decile,
    before: row.before,
    snapshotId: row.decile_snapshot_id,
    programmes: PROGRAMMES.flatMap((programme) => {
      const standing = row[programme] ? standingOf(row.decile, programme) : null;
      return standing === null ? [] : [{ programme, standing }];
    }),
    who: VULNERABLE.filter((each) => row[each]),
  };
}
