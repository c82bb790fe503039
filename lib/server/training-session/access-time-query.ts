import "server-only";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { NATION_CODE, rangeOf } from "@/lib/domain/access/scope";
import { SMALL_CELL } from "@/lib/domain/dashboard/suppression";
import { type AccessTimes, AIM_HOURS, type FullTimes, type Spread } from "@/lib/domain/training-session/access-time";
import {
  type AccessTimePage,
  type AccessTimeView,
  isShowable,
  withoutSmall,
} from "@/lib/domain/training-session/access-time-page";
import { findArea } from "@/lib/server/dashboard/queries";
import { Prisma } from "@/lib/server/db/generated/client";
import { referenceSql } from "@/lib/server/db/reference";
import { regionLabel } from "@/lib/server/region/queries";

const DAY_MS = 86_400_000;
const LINE_DAYS = 365;

/** Digits of the codes one level below, by the digits of an area's own; a village is its own part. */
const DIGITS_BELOW: Readonly<Record<number, number>> = { 1: 2, 2: 4, 4: 6, 6: 10 };

/**
 * How early access came in an area, from the stored seats, doors and certificates; null outside the acting grant. Seats of
 * trainings that began in the window, by the post's region; `access-time.ts` defines the figures.
 */
export async function findAccessTimes(actor: Actor, view: AccessTimeView, now: Date): Promise<AccessTimePage | null> {
  const area = await findArea(actor, view.area ?? actor.grant.regionCode);
  if (area === null) return null;
  const window = { since: new Date(now.getTime() - view.days * DAY_MS), now };
  const [rows, full] = await Promise.all([readSeats(area.code, window), readPasses(area.code, window)]);
  const below = area.level === "village" ? [] : rows.filter((row) => row.area !== null);
  const parts = await Promise.all(
    below.map(async (row) => {
      const code = row.area ?? area.code;
      return { code, label: await regionLabel(code), times: toTimes(row) };
    }),
  );
  const shown = withoutSmall(
    toTimes(rows.find((row) => row.area === null)),
    parts.toSorted((a, b) => (a.code < b.code ? -1 : 1)),
  );
  return { area, days: view.days, at: now, ...shown, full };
}

/** The line of a dashboard: the last year's total of an area; null for who may not read it, for nobody and for too few. */
export async function findAccessLine(actor: Actor, areaCode: string, now: Date): Promise<AccessTimes | null> {
  if (!authorize(actor, "dashboard:read")) return null;
  const rows = await readSeats(areaCode, { since: new Date(now.getTime() - LINE_DAYS * DAY_MS), now });
  const times = toTimes(rows.find((row) => row.area === null));
  return times.people >= SMALL_CELL ? times : null;
}

interface Window {
  readonly since: Date;
  readonly now: Date;
}

interface SeatRow {
  /** Null: all of them. */
  readonly area: string | null;
  readonly people: number;
  readonly opened: number;
  readonly in_time: number;
  readonly from_confirmed: readonly (number | null)[] | null;
  readonly from_ready: readonly (number | null)[] | null;
  readonly before: readonly (number | null)[] | null;
}

/** Posts of the area; the nation's own are beside its provinces. */
function inArea(code: string): Prisma.Sql {
  const { lo, hi } = rangeOf(code);
  return code === NATION_CODE
    ? Prisma.sql`(a.region_code = ${NATION_CODE} OR (a.region_code >= ${lo} AND a.region_code < ${hi}))`
    : Prisma.sql`a.region_code >= ${lo} AND a.region_code < ${hi}`;
}

/** One row of all and one of each part. The seats first, then the doors of each by its post: joined at once, a village costs what the nation does. */
function readSeats(code: string, { since, now }: Window): Promise<SeatRow[]> {
  const due = Prisma.sql`s.starts_at - ${`${AIM_HOURS} hours`}::interval`;
  return referenceSql()<SeatRow>`
    WITH seat AS MATERIALIZED (
      SELECT e.confirmed_at, s.starts_at, s.ends_at, a.region_code, a.id AS post_id, a.user_id
      FROM training_session s JOIN training_enrolment e ON e.session_id = s.id AND e.state = 'confirmed'
        JOIN appointment a ON a.id = e.appointment_id
      WHERE s.cancelled_at IS NULL AND s.starts_at > ${since} AND s.starts_at <= ${now} AND ${inArea(code)}
    ), timed AS (
      SELECT left(s.region_code, ${DIGITS_BELOW[code.length] ?? code.length}::int) AS area, door.in_time, door.opened_at IS NOT NULL AS is_open,
        greatest(0, extract(epoch FROM door.opened_at - s.confirmed_at))::float8 / 3600 AS from_confirmed,
        greatest(0, extract(epoch FROM door.opened_at - greatest(s.confirmed_at, pact.signed_at)))::float8 / 3600 AS from_ready,
        extract(epoch FROM s.starts_at - door.opened_at)::float8 / 3600 AS before
      FROM seat s
        CROSS JOIN LATERAL (SELECT min(p.signed_at) AS signed_at FROM pact_signature p WHERE p.user_id = s.user_id) AS pact
        CROSS JOIN LATERAL (
          SELECT min(g.valid_from) FILTER (WHERE g.level = 'provisional' AND g.valid_from < s.ends_at AND g.valid_to > s.confirmed_at) AS opened_at,
            coalesce(bool_or(g.valid_from <= ${due} AND g.valid_to > ${due}), false) AS in_time
          FROM access_grant g WHERE g.appointment_id = s.post_id AND g.revoked_at IS NULL AND g.valid_from <= ${now}) AS door
    )
    SELECT area, count(*)::int AS people, count(*) FILTER (WHERE is_open)::int AS opened, count(*) FILTER (WHERE in_time)::int AS in_time,
      percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY from_confirmed) FILTER (WHERE is_open) AS from_confirmed,
      percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY from_ready) FILTER (WHERE is_open) AS from_ready,
      percentile_cont(ARRAY[0.5, 0.1]) WITHIN GROUP (ORDER BY before) FILTER (WHERE is_open) AS before
    FROM timed GROUP BY GROUPING SETS ((area), ())`;
}

interface PassRow {
  readonly passes: number;
  readonly begins: readonly (number | null)[] | null;
  readonly written: readonly (number | null)[] | null;
}

/** Passes of the window whose people had signed the pact, with the first full door that stood open after each. */
async function readPasses(code: string, { since, now }: Window): Promise<FullTimes | null> {
  const [row] = await referenceSql()<PassRow>`
    SELECT count(*)::int AS passes, percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY begins) AS begins,
      percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY written) AS written
    FROM (SELECT greatest(0, extract(epoch FROM min(g.valid_from) - c.passed_at))::float8 AS begins,
        greatest(0, extract(epoch FROM min(g.created_at) - c.passed_at))::float8 AS written
      FROM certificate c JOIN appointment a ON a.id = c.appointment_id
        JOIN access_grant g ON g.appointment_id = a.id AND g.level = 'full' AND g.revoked_at IS NULL AND g.valid_to > c.passed_at
      WHERE c.passed_at > ${since} AND c.passed_at <= ${now} AND ${inArea(code)}
        AND EXISTS (SELECT 1 FROM pact_signature p WHERE p.user_id = a.user_id AND p.signed_at <= c.passed_at)
      GROUP BY c.id) AS pass`;
  const passes = row?.passes ?? 0;
  if (!isShowable(passes)) return null;
  return { passes, begins: toSpread(row?.begins), written: toSpread(row?.written) };
}

function toTimes(row: SeatRow | undefined): AccessTimes {
  const isEnough = (row?.opened ?? 0) >= SMALL_CELL;
  return {
    people: row?.people ?? 0,
    opened: row?.opened ?? 0,
    inTime: row?.in_time ?? 0,
    fromConfirmed: isEnough ? toSpread(row?.from_confirmed) : null,
    fromReady: isEnough ? toSpread(row?.from_ready) : null,
    before: isEnough ? toSpread(row?.before) : null,
  };
}

function toSpread(values: readonly (number | null)[] | null | undefined): Spread | null {
  const [median, nineOfTen] = values ?? [];
  return typeof median === "number" && typeof nineOfTen === "number" ? { median, nineOfTen } : null;
}
