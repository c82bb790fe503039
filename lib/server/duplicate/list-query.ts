import "server-only";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import { covers, rangeOf } from "@/lib/domain/access/scope";
import {
  type CaseFilter,
  type CaseLine,
  type CasePageModel,
  type CaseTab,
  TAB_STATES,
} from "@/lib/domain/matching/case-view";
import type { CaseOrigin, CaseState } from "@/lib/domain/matching/duplicate-case";
import type { Evidence } from "@/lib/domain/matching/evidence";
import { STRONG_FROM } from "@/lib/domain/matching/score";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { logRead } from "@/lib/server/audit/log-read";
import { Prisma } from "@/lib/server/db/generated/client";
import { type ScopedTx, underScope } from "@/lib/server/db/scoped";
import { villageNames } from "@/lib/server/queue/names";
import { regenciesOf } from "@/lib/server/region/regencies";

export const CASES_A_PAGE = 25;
/** Counts stop here; more says no more to a person. */
const COUNTED = 1000;

interface Row {
  regency_code: string;
  id: string;
  village_code: string;
  other_village_code: string;
  household_id: string;
  other_household_id: string;
  score: number;
  state: CaseState;
  origin: CaseOrigin;
  evidence: Evidence[];
  opened_at: Date;
  name: string | null;
  other_name: string | null;
}

/** A case that rests on a proposal which ended unapplied is of nobody any more. */
const LIVE = Prisma.sql`(c.state NOT IN ('open', 'same') OR c.proposal_id IS NULL OR EXISTS (SELECT 1 FROM proposal p
  WHERE p.regency_code = c.regency_code AND p.id = c.proposal_id AND p.state NOT IN ('rejected', 'withdrawn', 'expired')))`;

function conditions(actor: Actor, regencies: readonly string[], filter: CaseFilter): Prisma.Sql {
  const { area, strength, origin } = filter;
  const isInside = area !== null && covers(actor.grant.regionCode, area);
  const { lo, hi } = rangeOf(isInside && area !== null ? area : actor.grant.regionCode);
  return Prisma.join(
    [
      Prisma.sql`c.regency_code = ANY (${[...regencies]}::text[])`,
      LIVE,
      ...(isInside
        ? [
            Prisma.sql`((c.village_code >= ${lo} AND c.village_code < ${hi}) OR (c.other_village_code >= ${lo} AND c.other_village_code < ${hi}))`,
          ]
        : []),
      ...(strength === null
        ? []
        : [strength === "strong" ? Prisma.sql`c.score >= ${STRONG_FROM}` : Prisma.sql`c.score < ${STRONG_FROM}`]),
      ...(origin === null ? [] : [Prisma.sql`c.origin = ${origin}`]),
    ],
    " AND ",
  );
}

/** One page of the cases in scope, the likeliest first, with the counts of each tab; one audit row with the families shown. */
export async function listCases(actor: Actor, filter: CaseFilter, limit = CASES_A_PAGE): Promise<CasePageModel> {
  const regencies = await regenciesOf(actor.grant.regionCode);
  return underScope(scopeOf(actor), async (tx) => {
    const where = conditions(actor, regencies, filter);
    const rows = await readRows(tx, where, filter, limit + 1);
    const shown = rows.slice(0, limit);
    await logRead(tx, actor, "match", "household", [
      ...new Set(shown.flatMap((row) => [row.household_id, row.other_household_id])),
    ]);
    const names = await villageNames(
      tx.sql,
      shown.flatMap((row) => [row.village_code, row.other_village_code]),
    );
    const last = shown.at(-1);
    return {
      lines: shown.map((row) => toLine(row, names)),
      next: rows.length > limit && last !== undefined ? { score: last.score, id: last.id } : null,
      counts: await countTabs(tx, conditions(actor, regencies, { ...filter, tab: "open" })),
    };
  });
}

function readRows({ sql }: ScopedTx, where: Prisma.Sql, { tab, after }: CaseFilter, limit: number): Promise<Row[]> {
  const states: readonly string[] = TAB_STATES[tab];
  const place =
    after === null
      ? Prisma.empty
      : Prisma.sql`AND (c.score < ${after.score} OR (c.score = ${after.score} AND c.id > ${after.id}::uuid))`;
  return sql<Row>`SELECT c.regency_code, c.id, c.village_code, c.other_village_code, c.household_id, c.other_household_id, c.score,
      c.state, c.origin, c.evidence, c.opened_at,
      coalesce(m.name, q.payload->'answers'->'members'->(c.person_uid::text)->>'name') AS name,
      coalesce(n.name, q.payload->'answers'->'members'->(c.other_person_uid::text)->>'name') AS other_name
    FROM duplicate_case c
    LEFT JOIN member m ON m.regency_code = c.regency_code AND m.id = c.person_uid
    LEFT JOIN member n ON n.regency_code = c.regency_code AND n.id = c.other_person_uid
    LEFT JOIN proposal q ON q.regency_code = c.regency_code AND q.id = c.proposal_id
    WHERE ${where} AND c.state = ANY (${[...states]}::text[]) ${place}
    ORDER BY c.score DESC, c.id LIMIT ${limit}`;
}

async function countTabs({ sql }: ScopedTx, where: Prisma.Sql): Promise<Record<CaseTab, number>> {
  const count = (tab: CaseTab) => Prisma.sql`(SELECT count(*) FROM (SELECT 1 FROM duplicate_case c
    WHERE ${where} AND c.state = ANY (${[...TAB_STATES[tab]]}::text[]) LIMIT ${COUNTED}) AS capped)::int`;
  const rows = await sql<
    Record<CaseTab, number>
  >`SELECT ${count("open")} AS open, ${count("same")} AS same, ${count("done")} AS done`;
  return rows[0] ?? { open: 0, same: 0, done: 0 };
}

function toLine(row: Row, villages: ReadonlyMap<string, string>): CaseLine {
  return {
    publicId: formatPublicId(row.regency_code, row.id),
    score: row.score,
    state: row.state,
    origin: row.origin,
    names: [row.name ?? "?", row.other_name ?? "?"],
    villages: [
      villages.get(row.village_code) ?? row.village_code,
      villages.get(row.other_village_code) ?? row.other_village_code,
    ],
    openedAt: row.opened_at,
    evidence: row.evidence,
  };
}
