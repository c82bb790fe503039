import "server-only";
import { LAYOUT } from "@/lib/domain/coverage/counted";
import type { Row } from "@/lib/domain/figure-check/record";
import { type CountedProposal, type Figures, inOrder, type Records } from "@/lib/domain/figure-check/recount";
import type { Sql } from "@/lib/server/db/sql";

/**
 * What the roll-ups say of some areas, or of all (null), as far as the scope reaches. Counts of variables made for another list are
 * not read: they are being counted again.
 */
export async function readFigures(sql: Sql, areas: readonly string[] | null): Promise<Figures> {
  const rows = await sql<{ key: string; count: number }>`WITH person AS MATERIALIZED (
      SELECT area_code AS area, concat_ws('|', 'person', area_code, village_kind, special, decile, sex, age_group, disability) AS key,
        people, counts FROM rollup_person WHERE ${areas}::text[] IS NULL OR area_code = ANY (${areas}::text[])
    ), family AS MATERIALIZED (
      SELECT concat_ws('|', area_code, village_kind, special, decile, head_sex, size, elderly, disabled) AS key, families, updated, counts
      FROM rollup_family WHERE ${areas}::text[] IS NULL OR area_code = ANY (${areas}::text[])
    ), fresh AS MATERIALIZED (
      SELECT * FROM rollup_freshness WHERE ${areas}::text[] IS NULL OR area_code = ANY (${areas}::text[]))
    SELECT key, people AS count FROM person
    UNION ALL SELECT 'family|' || key, families FROM family
    UNION ALL SELECT 'fresh|' || key, updated FROM family WHERE updated > 0
    UNION ALL SELECT concat_ws('|', key, 'count', c.place), c.counted
      FROM person, unnest(counts) WITH ORDINALITY AS c (counted, place) WHERE c.counted <> 0
    UNION ALL SELECT concat_ws('|', 'family', key, 'count', c.place), c.counted
      FROM family, unnest(counts) WITH ORDINALITY AS c (counted, place) WHERE c.counted <> 0
    UNION ALL SELECT concat_ws('|', 'progress', area_code, period_id, state), families FROM rollup_progress
      WHERE ${areas}::text[] IS NULL OR area_code = ANY (${areas}::text[])
    UNION ALL SELECT concat_ws('|', 'rule', area_code, period_id, rule_id, severity), families FROM rollup_rule
      WHERE ${areas}::text[] IS NULL OR area_code = ANY (${areas}::text[])
    UNION ALL SELECT concat_ws('|', 'coverage', area_code, c.place), c.counted
      FROM rollup_coverage, unnest(counts) WITH ORDINALITY AS c (counted, place)
      WHERE c.counted <> 0 AND layout = ${LAYOUT} AND (${areas}::text[] IS NULL OR area_code = ANY (${areas}::text[]))
    UNION ALL SELECT concat_ws('|', 'families', area_code), families FROM fresh WHERE families <> 0
    UNION ALL SELECT concat_ws('|', 'people', area_code), people FROM fresh WHERE people <> 0
    UNION ALL SELECT concat_ws('|', 'person', area_code, 'count', c.place), c.counted
      FROM fresh, unnest(people_counts) WITH ORDINALITY AS c (counted, place) WHERE c.counted <> 0
    UNION ALL SELECT concat_ws('|', 'family', area_code, 'count', c.place), c.counted
      FROM fresh, unnest(family_counts) WITH ORDINALITY AS c (counted, place) WHERE c.counted <> 0
    UNION ALL SELECT concat_ws('|', 'updated', area_code), updated_within_year FROM fresh WHERE updated_within_year <> 0`;
  return inOrder(rows.map((row) => [row.key, row.count]));
}

/** The families that figures of a village, or of all (null), are made of. They stay in memory and are given to nobody. */
export async function readRecords(sql: Sql, village: string | null): Promise<Records> {
  const regency = village?.slice(0, 4) ?? null;
  const [households, members, civil, proposals, periods, special] = await Promise.all([
    sql<{ row: Row }>`SELECT to_jsonb(h) AS row FROM household h
      WHERE (${regency}::text IS NULL OR h.regency_code = ${regency}) AND (${village}::text IS NULL OR h.village_code = ${village})`,
    sql<{ row: Row }>`SELECT to_jsonb(m) AS row FROM member m WHERE m.active
      AND (${regency}::text IS NULL OR m.regency_code = ${regency}) AND (${village}::text IS NULL OR m.village_code = ${village})`,
    sql<{ row: Row }>`SELECT to_jsonb(c) AS row FROM member_civil c
      WHERE (${regency}::text IS NULL OR c.regency_code = ${regency}) AND (${village}::text IS NULL OR c.village_code = ${village})`,
    sql<CountedProposal>`SELECT household_id::text AS household, village_code AS village, period_id::text AS period, kind, state,
        rule_findings AS findings FROM proposal
      WHERE (${regency}::text IS NULL OR regency_code = ${regency}) AND (${village}::text IS NULL OR village_code = ${village})
      ORDER BY created_at, id`,
    sql<
      Records["periods"][number]
    >`SELECT id::text, region_code AS region, year FROM period ORDER BY length(region_code)`,
    sql<{ code: string }>`SELECT code FROM region
      WHERE (is_remote OR is_island OR no_internet) AND (${village}::text IS NULL OR code = ${village})`,
  ]);
  return {
    households: households.map(({ row }) => row),
    members: members.map(({ row }) => row),
    civil: civil.map(({ row }) => row),
    proposals,
    periods,
    special: new Set(special.map(({ code }) => code)),
  };
}
