import "server-only";
import { NATION_CODE, rangeOf } from "@/lib/domain/access/scope";
import { AIM_HOURS } from "@/lib/domain/training-session/access-time";
import { ACCESS_WINDOWS } from "@/lib/domain/training-session/access-time-page";
import { Prisma } from "@/lib/server/db/generated/client";
import type { Sql } from "@/lib/server/db/sql";

const LONGEST_DAYS = Math.max(...ACCESS_WINDOWS);

/**
 * Counts the clock of every area anew and writes what changed: province by province, so that no statement is long, then the
 * nation, whose rows say when it was. `access-time.ts` defines the figures. Answers how many rows it wrote or took away.
 */
export async function countAccessTimes(sql: Sql, now: Date): Promise<number> {
  const provinces = await sql<{
    code: string;
  }>`SELECT code FROM region WHERE parent_code = ${NATION_CODE} AND NOT is_practice ORDER BY code`;
  let changed = 0;
  for (const { code } of provinces) changed += await countPart(sql, code, now);
  return changed + (await countPart(sql, NATION_CODE, now));
}

async function countPart(sql: Sql, code: string, now: Date): Promise<number> {
  const isNation = code === NATION_CODE;
  const { lo, hi } = rangeOf(code);
  const since = new Date(now.getTime() - LONGEST_DAYS * 86_400_000);
  const posts = Prisma.sql`a.region_code >= ${lo} AND a.region_code < ${hi}`;
  const rows = await sql<{ changed: number }>`
    WITH fact AS MATERIALIZED (${seats(posts, since, now)} UNION ALL ${passes(posts, since, now)}),
    fresh AS MATERIALIZED (${isNation ? nation(now) : province(now)}),
    gone AS (
      DELETE FROM access_time o WHERE ${isNation ? Prisma.sql`o.area_code = ${NATION_CODE}` : Prisma.sql`o.area_code >= ${lo} AND o.area_code < ${hi}`}
        AND NOT EXISTS (SELECT FROM fresh f WHERE f.area_code = o.area_code AND f.is_own = o.is_own AND f.days = o.days)
      RETURNING 1
    ), put AS (
      INSERT INTO access_time AS o (area_code, is_own, days, above_code, people, opened, in_time, from_confirmed, from_ready, before, passes, begins, written, counted_at)
      SELECT area_code, is_own, days, above_code, people, opened, in_time, from_confirmed, from_ready, before, passes, begins, written, ${now}::timestamptz FROM fresh
      ON CONFLICT (area_code, is_own, days) DO UPDATE SET people = excluded.people, opened = excluded.opened, in_time = excluded.in_time,
        from_confirmed = excluded.from_confirmed, from_ready = excluded.from_ready, before = excluded.before, passes = excluded.passes,
        begins = excluded.begins, written = excluded.written, counted_at = excluded.counted_at
      WHERE ${isNation} OR (o.people, o.opened, o.in_time, o.from_confirmed, o.from_ready, o.before, o.passes, o.begins, o.written)
        IS DISTINCT FROM (excluded.people, excluded.opened, excluded.in_time, excluded.from_confirmed, excluded.from_ready, excluded.before,
          excluded.passes, excluded.begins, excluded.written)
      RETURNING 1
    )
    SELECT ((SELECT count(*) FROM put) + (SELECT count(*) FROM gone))::int AS changed`;
  return rows[0]?.changed ?? 0;
}

/** A row for each confirmed seat of a training that has begun. */
function seats(posts: Prisma.Sql, since: Date, now: Date): Prisma.Sql {
  const due = Prisma.sql`s.starts_at - ${`${AIM_HOURS} hours`}::interval`;
  return Prisma.sql`
    SELECT a.region_code, s.starts_at AS at, true AS is_seat, door.opened_at IS NOT NULL AS is_open, door.in_time,
      greatest(0, extract(epoch FROM door.opened_at - e.confirmed_at))::float8 / 3600 AS from_confirmed,
      greatest(0, extract(epoch FROM door.opened_at - greatest(e.confirmed_at, pact.signed_at)))::float8 / 3600 AS from_ready,
      extract(epoch FROM s.starts_at - door.opened_at)::float8 / 3600 AS before, NULL::float8 AS begins, NULL::float8 AS written
    FROM training_session s JOIN training_enrolment e ON e.session_id = s.id AND e.state = 'confirmed'
      JOIN appointment a ON a.id = e.appointment_id AND ${posts}
      CROSS JOIN LATERAL (SELECT min(p.signed_at) AS signed_at FROM pact_signature p WHERE p.user_id = a.user_id) AS pact
      CROSS JOIN LATERAL (
        SELECT min(g.valid_from) FILTER (WHERE g.source = 'training-scheduled' AND g.valid_from < s.ends_at AND g.valid_to > e.confirmed_at
            AND (g.revoked_at IS NULL OR g.revoked_at > g.valid_from)) AS opened_at,
          coalesce(bool_or(g.valid_from <= ${due} AND g.valid_to > ${due} AND (g.revoked_at IS NULL OR g.revoked_at > ${due})), false) AS in_time
        FROM access_grant g WHERE g.appointment_id = a.id AND g.valid_from <= ${now}) AS door
    WHERE s.cancelled_at IS NULL AND s.starts_at > ${since} AND s.starts_at <= ${now}`;
}

/** A row for each pass whose holder had signed the pact, with the first full door that stood open after it. */
function passes(posts: Prisma.Sql, since: Date, now: Date): Prisma.Sql {
  return Prisma.sql`
    SELECT a.region_code, c.passed_at, false, false, false, NULL, NULL, NULL,
      greatest(0, extract(epoch FROM door.valid_from - c.passed_at))::float8, greatest(0, extract(epoch FROM door.created_at - c.passed_at))::float8
    FROM certificate c JOIN appointment a ON a.id = c.appointment_id AND ${posts}
      CROSS JOIN LATERAL (SELECT min(g.valid_from) AS valid_from, min(g.created_at) AS created_at FROM access_grant g
        WHERE g.appointment_id = a.id AND g.level = 'full' AND g.valid_to > c.passed_at
          AND (g.revoked_at IS NULL OR g.revoked_at > greatest(g.valid_from, c.passed_at))) AS door
    WHERE c.passed_at > ${since} AND c.passed_at <= ${now} AND door.valid_from IS NOT NULL
      AND EXISTS (SELECT FROM pact_signature p WHERE p.user_id = a.user_id AND p.signed_at <= c.passed_at)`;
}

const FIGURES = Prisma.sql`count(*) FILTER (WHERE is_seat)::int AS people, count(*) FILTER (WHERE is_open)::int AS opened,
  count(*) FILTER (WHERE in_time)::int AS in_time,
  (percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY from_confirmed) FILTER (WHERE is_open))::real[] AS from_confirmed,
  (percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY from_ready) FILTER (WHERE is_open))::real[] AS from_ready,
  percentile_cont(ARRAY[0.5, 0.1]) WITHIN GROUP (ORDER BY before)::real[] AS before,
  count(*) FILTER (WHERE NOT is_seat)::int AS passes,
  percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY begins)::real[] AS begins,
  percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY written)::real[] AS written`;

function inWindows(now: Date): Prisma.Sql {
  const windows = Prisma.join(ACCESS_WINDOWS.map((days) => Prisma.sql`(${days}::int)`));
  return Prisma.sql`JOIN (VALUES ${windows}) AS w (days) ON placed.at > ${now}::timestamptz - make_interval(days => w.days)`;
}

/** Every area of a province down to the village, and beside them the posts of an area as a whole. */
function province(now: Date): Prisma.Sql {
  return Prisma.sql`
    SELECT coalesce(own_code, district_code, regency_code, province_code) AS area_code, length(own_code) < 10 IS TRUE AS is_own, days,
      CASE WHEN length(own_code) < 10 THEN own_code WHEN own_code IS NOT NULL THEN left(own_code, 6) WHEN district_code IS NOT NULL THEN left(district_code, 4)
        WHEN regency_code IS NOT NULL THEN left(regency_code, 2) ELSE ${NATION_CODE} END AS above_code,
      people, opened, in_time, from_confirmed, from_ready, before, passes, begins, written
    FROM (SELECT own_code, district_code, regency_code, province_code, w.days, ${FIGURES}
      FROM (SELECT *, region_code AS own_code, CASE WHEN length(region_code) >= 6 THEN left(region_code, 6) END AS district_code,
          CASE WHEN length(region_code) >= 4 THEN left(region_code, 4) END AS regency_code, left(region_code, 2) AS province_code FROM fact) AS placed
        ${inWindows(now)}
      GROUP BY w.days, GROUPING SETS ((province_code), (regency_code), (district_code), (own_code))) AS counted
    WHERE coalesce(own_code, district_code, regency_code, province_code) IS NOT NULL`;
}

/** The nation's total, and the posts of the nation itself. */
function nation(now: Date): Prisma.Sql {
  return Prisma.sql`
    SELECT ${NATION_CODE} AS area_code, is_own, days, CASE WHEN is_own THEN ${NATION_CODE} ELSE '' END AS above_code,
      people, opened, in_time, from_confirmed, from_ready, before, passes, begins, written
    FROM (SELECT grouping(own_code) = 0 AS is_own, own_code, w.days, ${FIGURES}
      FROM (SELECT *, nullif(region_code = ${NATION_CODE}, false) AS own_code FROM fact) AS placed ${inWindows(now)}
      GROUP BY w.days, GROUPING SETS ((), (own_code))) AS counted
    WHERE NOT is_own OR own_code`;
}
