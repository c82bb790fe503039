import "server-only";
import { permits } from "@/lib/domain/access/permission";
import { isRole, ROLES, type Role } from "@/lib/domain/access/role";
import type { CodeRange } from "@/lib/domain/access/scope";
import {
  FAULT_REASONS,
  type OpenRetest,
  RETEST,
  RETESTED_ROLES,
  type WorkFacts,
} from "@/lib/domain/training-session/retest";
import { TIER_NAMES } from "@/lib/domain/workflow/tier";
import { Prisma } from "@/lib/server/db/generated/client";
import type { Sql } from "@/lib/server/db/sql";
import { grantHolds } from "@/lib/server/grant/holds";
import { timeZoneOf } from "@/lib/server/region/queries";
import { IS_STANDING } from "@/lib/server/workflow/struck";

/** Own work that leaves no step of the workflow: drafts and second looks in the field. Both are of a village. */
const VILLAGE_WORK = [
  "proposal:start",
  "proposal:start-undo",
  "proposal:save",
  "ground-check:save",
  "ground-check:send",
];

const SENDERS = ROLES.filter((role) => permits(role, "full", "proposal:submit"));

const DAY_MS = 86_400_000;

/** Somebody with a certificate in force, and what is known of their work. */
export interface Looked {
  readonly postId: string;
  readonly userId: string;
  readonly role: Role;
  readonly regionCode: string;
  readonly facts: WorkFacts;
  readonly open: (OpenRetest & { readonly id: string }) | null;
}

interface Row extends Omit<WorkFacts, "timeZone"> {
  readonly postId: string;
  readonly userId: string;
  readonly role: string;
  readonly regionCode: string;
  readonly retestId: string | null;
  readonly why: OpenRetest["why"];
  readonly announcedAt: Date;
  readonly dueAt: Date;
}

/** Everybody of a range of regions who has full access by training now, or a test again that nothing has cleared. */
export async function lookAt(sql: Sql, { lo, hi }: CodeRange, now: Date): Promise<readonly Looked[]> {
  const rows = await sql<Row>`SELECT h.*, ${lastWork(now)} AS "lastWorkAt", w.judged, w.faulty
    FROM (${holders(lo, hi, now)}) AS h CROSS JOIN LATERAL (${judgedWork()}) AS w ORDER BY h."postId"`;
  const found = rows.map(async (row): Promise<Looked[]> => {
    const { postId, userId, role, regionCode, retestId, why, announcedAt, dueAt } = row;
    const { since, validTo, lastWorkAt, judged, faulty } = row;
    if (!isRole(role)) return [];
    const timeZone = await timeZoneOf(regionCode);
    return [
      {
        postId,
        userId,
        role,
        regionCode,
        facts: { since, validTo, lastWorkAt, judged, faulty, timeZone },
        open: retestId === null ? null : { id: retestId, why, announcedAt, dueAt },
      },
    ];
  });
  return (await Promise.all(found)).flat();
}

/** Posts that last, of people whose account is active, with what the certificate says and the test again that is open. */
function holders(lo: string, hi: string, now: Date): Prisma.Sql {
  return Prisma.sql`SELECT a.id AS "postId", a.user_id AS "userId", a.role, a.region_code AS "regionCode", passed.valid_to AS "validTo",
      greatest(coalesce(door.since, passed.at), again.at) AS since, r.id AS "retestId", r.why, r.announced_at AS "announcedAt",
      r.due_at AS "dueAt"
    FROM appointment a JOIN app_user u ON u.id = a.user_id AND u.status = 'active'
      JOIN LATERAL (SELECT max(c.valid_to) AS valid_to, max(c.passed_at) AS at FROM certificate c
        WHERE c.appointment_id = a.id AND c.revoked_at IS NULL AND c.valid_to > ${now}) AS passed ON passed.valid_to IS NOT NULL
      CROSS JOIN LATERAL (SELECT max(g.valid_from) AS since FROM access_grant g
        WHERE g.appointment_id = a.id AND g.level = 'full' AND ${grantHolds(now)}) AS door
      CROSS JOIN LATERAL (SELECT max(t.cleared_at) AS at FROM retest t WHERE t.appointment_id = a.id AND t.cleared_by = 'test') AS again
      LEFT JOIN retest r ON r.appointment_id = a.id AND r.cleared_at IS NULL
    WHERE a.region_code >= ${lo} AND a.region_code < ${hi} AND a.role = ANY (${[...RETESTED_ROLES]}::text[])
      AND a.barred_at IS NULL AND (a.ends_at IS NULL OR a.ends_at > ${now}) AND (door.since IS NOT NULL OR r.id IS NOT NULL)`;
}

/** Of step or audit row `code`: it lies in the post's area. */
function inArea(code: string): Prisma.Sql {
  return Prisma.sql`(h."regionCode" = '0' OR starts_with(${Prisma.raw(code)}, h."regionCode"))`;
}

/**
 * The last own work of post `h`, asked of those alone who were not trained lately: of proposals by the actor's own index, of a village's
 * drafts and checks by that of the village's audit, which regencies and provinces need not read.
 */
function lastWork(now: Date): Prisma.Sql {
  const quiet = new Date(now.getTime() - (RETEST.idleDays - RETEST.noticeDays - 1) * DAY_MS);
  const longAgo = new Date(now.getTime() - (RETEST.idleDays + 1) * DAY_MS);
  const until = Prisma.sql`least(${now}::timestamptz, h."dueAt")`;
  return Prisma.sql`CASE WHEN h.since < ${quiet} OR h.why = 'idle' THEN greatest(
    (SELECT e.at FROM proposal_event e WHERE e.actor_id = h."userId" AND e.role = h.role AND e.at < ${until} AND ${inArea("e.village_code")}
      ORDER BY e.at DESC LIMIT 1),
    (SELECT u.at FROM audit u WHERE length(h."regionCode") = 10 AND u.regency_code = left(h."regionCode", 4) AND u.area_code = h."regionCode"
        AND u.at > ${longAgo} AND u.at < ${until} AND u.actor_id = h."userId" AND u.action = ANY (${VILLAGE_WORK}::text[])
      ORDER BY u.at DESC LIMIT 1)) END`;
}

/**
 * The latest sendings of post `h` that somebody else has judged: how many, and how many came back or were rejected for a fault before
 * they were sent again. A lot that failed sends everything back; what nobody looked at in it, or found right, is no fault.
 */
function judgedWork(): Prisma.Sql {
  return Prisma.sql`SELECT count(*)::int AS judged, count(*) FILTER (WHERE sent.is_faulty)::int AS faulty FROM (
    SELECT j.is_faulty FROM proposal_event s CROSS JOIN LATERAL (
      SELECT count(*) AS steps, coalesce(bool_or(e.to_state IN ('returned', 'rejected') AND e.reason_code = ANY (${[...FAULT_REASONS]}::text[])
          AND NOT EXISTS (SELECT 1 FROM quality_lot_item i WHERE i.regency_code = e.regency_code AND i.proposal_id = e.proposal_id
            AND i.arrived_at = e.since AND i.verdict IS DISTINCT FROM 'faulty')), false) AS is_faulty
      FROM proposal_event e WHERE e.regency_code = s.regency_code AND e.proposal_id = s.proposal_id AND e.at > s.at
        AND e.actor_id <> s.actor_id AND e.event = ANY (${[...TIER_NAMES, "return", "reject"]}::text[]) AND ${IS_STANDING}
        AND NOT EXISTS (SELECT 1 FROM proposal_event n WHERE n.regency_code = s.regency_code AND n.proposal_id = s.proposal_id
          AND n.event = 'submit' AND n.at > s.at AND n.at <= e.at)) AS j
    WHERE h.role = ANY (${SENDERS}::text[]) AND s.actor_id = h."userId" AND s.event = 'submit' AND s.role = h.role AND s.at > h.since AND ${inArea("s.village_code")} AND j.steps > 0
    ORDER BY s.at DESC, s.id DESC LIMIT ${RETEST.judgedMost}) AS sent`;
}
