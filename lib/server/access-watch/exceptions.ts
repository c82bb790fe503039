import "server-only";
import { FAMILY_ROLES } from "@/lib/domain/access/data-reach";
import { GLASS_DAYS } from "@/lib/domain/access/glass";
import { ENDING_DAYS, type ExceptionKind, WAIT_DAYS } from "@/lib/domain/access/watch-page";
import { PACT_VERSION } from "@/lib/domain/training-session/pact";
import { Prisma } from "@/lib/server/db/generated/client";
import { grantHolds } from "@/lib/server/grant/holds";
import { isTrained, postLasts, regionInside } from "./area";

const DAY_MS = 86_400_000;

/** Columns that every exception of a post has; `at` and the rest differ. */
const OF_POST = Prisma.sql`a.id, a.user_id, a.role, a.region_code`;
const NO_PLACES = Prisma.sql`NULL::text[] AS places, 0 AS elsewhere`;

/** The post `a` has, or is asked to take, a seat in a training that is not over. */
function hasSeatAhead(now: Date) {
  return Prisma.sql`EXISTS (SELECT 1 FROM training_enrolment e JOIN training_session s ON s.id = e.session_id
    WHERE e.appointment_id = a.id AND e.state <> 'declined' AND s.cancelled_at IS NULL AND s.ends_at > ${now})`;
}

/**
 * Each exception of a region as a statement of its rows: id, user_id, role, region_code, at, note, session_id, places, elsewhere.
 * What a training settles by itself is in none of them.
 * @param ids those among which to look; null: all
 */
export function exceptionRows(
  kind: ExceptionKind,
  code: string,
  now: Date,
  ids: readonly string[] | null = null,
): Prisma.Sql {
  const among = (column: "a.id" | "e.id" | "g.id" | "a.user_id") =>
    ids === null ? Prisma.empty : Prisma.sql`AND ${Prisma.raw(column)} = ANY (${[...ids]}::uuid[])`;
  const posts = Prisma.sql`FROM appointment a WHERE ${regionInside("a.region_code", code)} AND ${postLasts(now)} ${among("a.id")}`;
  const seats = Prisma.sql`FROM training_enrolment e JOIN training_session s ON s.id = e.session_id AND s.cancelled_at IS NULL
      AND s.ends_at > ${now} JOIN appointment a ON a.id = e.appointment_id
    WHERE ${regionInside("a.region_code", code)} AND ${postLasts(now)} ${among("e.id")}`;
  switch (kind) {
    case "below-profile":
      return Prisma.sql`SELECT ${OF_POST}, a.created_at AS at, a.profile_exception AS note, NULL::uuid AS session_id, ${NO_PLACES}
        ${posts} AND a.profile_exception IS NOT NULL`;
    case "no-paper":
      return Prisma.sql`SELECT ${OF_POST}, a.created_at AS at, NULL::text AS note, NULL::uuid AS session_id, ${NO_PLACES}
        ${posts} AND a.created_at < ${new Date(now.getTime() - WAIT_DAYS * DAY_MS)}
          AND NOT EXISTS (SELECT 1 FROM appointment_file f WHERE f.appointment_id = a.id)`;
    case "not-invited":
      return Prisma.sql`SELECT ${OF_POST}, a.created_at AS at, NULL::text AS note, NULL::uuid AS session_id, ${NO_PLACES}
        ${posts} AND a.created_at < ${new Date(now.getTime() - WAIT_DAYS * DAY_MS)} AND NOT ${hasSeatAhead(now)}
          AND NOT EXISTS (SELECT 1 FROM certificate c WHERE c.appointment_id = a.id)
          AND NOT EXISTS (SELECT 1 FROM access_grant g WHERE g.appointment_id = a.id AND ${grantHolds(now)})`;
    case "certificate-ends":
      return Prisma.sql`SELECT ${OF_POST}, last.valid_to AS at, NULL::text AS note, NULL::uuid AS session_id, ${NO_PLACES}
        FROM appointment a JOIN LATERAL (SELECT max(c.valid_to) AS valid_to FROM certificate c
            WHERE c.appointment_id = a.id AND c.revoked_at IS NULL) AS last ON last.valid_to <= ${new Date(now.getTime() + ENDING_DAYS * DAY_MS)}
        WHERE ${regionInside("a.region_code", code)} AND ${postLasts(now)} AND NOT ${hasSeatAhead(now)} ${among("a.id")}`;
    case "unanswered":
      return Prisma.sql`SELECT e.id, a.user_id, a.role, a.region_code, e.invited_at AS at, NULL::text AS note, s.id AS session_id, ${NO_PLACES}
        ${seats} AND e.state = 'invited'`;
    case "unsigned":
      return Prisma.sql`SELECT e.id, a.user_id, a.role, a.region_code, e.confirmed_at AS at, NULL::text AS note, s.id AS session_id, ${NO_PLACES}
        ${seats} AND e.state = 'confirmed'
          AND NOT EXISTS (SELECT 1 FROM pact_signature p WHERE p.user_id = a.user_id AND p.version = ${PACT_VERSION})`;
    case "break-glass":
      return Prisma.sql`SELECT g.id, g.user_id, g.role, g.region_code, g.valid_from AS at, g.reason AS note, NULL::uuid AS session_id, ${NO_PLACES}
        FROM access_grant g WHERE ${regionInside("g.region_code", code)} AND g.source = 'break-glass'
          AND g.valid_to > ${new Date(now.getTime() - GLASS_DAYS * DAY_MS)} ${among("g.id")}`;
    case "many-villages":
      return manyVillages(code, now, among("a.user_id"));
    case "without-training":
      return Prisma.sql`SELECT g.id, g.user_id, g.role, g.region_code, g.created_at AS at, g.reason AS note, NULL::uuid AS session_id, ${NO_PLACES}
        FROM access_grant g WHERE ${regionInside("g.region_code", code)} AND g.source = 'administrator' AND g.level = 'full'
          AND g.role = ANY (${[...FAMILY_ROLES]}::text[]) AND ${grantHolds(now)}
          AND NOT ${isTrained(now)} ${among("g.id")}`;
  }
}

/** One person with lasting posts in two villages, one of them here; villages elsewhere are counted and not named. */
function manyVillages(code: string, now: Date, among: Prisma.Sql): Prisma.Sql {
  const inside = regionInside("a.region_code", code);
  return Prisma.sql`SELECT a.user_id AS id, a.user_id, min(a.role) FILTER (WHERE ${inside}) AS role,
      min(a.region_code) FILTER (WHERE ${inside}) AS region_code, max(a.created_at) AS at, NULL::text AS note, NULL::uuid AS session_id,
      array_agg(DISTINCT a.region_code) FILTER (WHERE ${inside}) AS places,
      (count(DISTINCT a.region_code) FILTER (WHERE NOT ${inside}))::int AS elsewhere
    FROM appointment a WHERE length(a.region_code) = 10 AND ${postLasts(now)} ${among} AND a.user_id IN (SELECT o.user_id FROM appointment o
      WHERE ${regionInside("o.region_code", code)} AND length(o.region_code) = 10 AND o.barred_at IS NULL AND (o.ends_at IS NULL OR o.ends_at > ${now}))
    GROUP BY a.user_id HAVING count(DISTINCT a.region_code) > 1`;
}
