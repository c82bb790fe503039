import "server-only";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { grantProblem } from "@/lib/domain/access/grant-rules";
import { isRole, type Role } from "@/lib/domain/access/role";
import { PACT_VERSION } from "@/lib/domain/training-session/pact";
import { referenceSql } from "@/lib/server/db/reference";
import { grantHolds } from "@/lib/server/grant/holds";
import { type RegionTimeZone, regionLabel, timeZoneOf } from "@/lib/server/region/queries";

export type PostState = "waiting" | "provisional" | "full" | "over" | "barred";

/** A person's post as an administrator reads it. */
export interface ManagedPost {
  readonly id: string;
  readonly role: Role;
  readonly regionLabel: string;
  readonly zone: RegionTimeZone;
  readonly isDeputy: boolean;
  readonly decreeNumber: string;
  /** YYYY-MM-DD */
  readonly decreeDate: string;
  readonly profileException: string | null;
  readonly state: PostState;
  readonly pactSignedAt: Date | null;
  /** The next training with a seat or an offer of one, else the last. */
  readonly seat: { readonly title: string; readonly startsAt: Date; readonly state: string } | null;
  readonly certificate: { readonly number: string; readonly validTo: Date } | null;
  /** When the newest paper of the decree was attached. */
  readonly decreeFiledAt: Date | null;
  readonly canEnd: boolean;
  readonly canAttach: boolean;
}

interface PostRow {
  readonly id: string;
  readonly role: string;
  readonly regionCode: string;
  readonly isDeputy: boolean;
  readonly decreeNumber: string;
  readonly decreeDate: string;
  readonly profileException: string | null;
  readonly endsAt: Date | null;
  readonly barredAt: Date | null;
  readonly pactSignedAt: Date | null;
  readonly decreeFiledAt: Date | null;
  readonly level: string | null;
  readonly seat: { title: string; startsAt: string; state: string } | null;
  readonly certificate: { number: string; validTo: string } | null;
}

const MOST_POSTS = 50;

/** Another person's posts, those that last first. The caller has asked `findManagedUser` whether they may see the person at all. */
export async function listManagedPosts(actor: Actor, userId: string, now: Date): Promise<readonly ManagedPost[]> {
  const rows =
    await referenceSql()<PostRow>`SELECT a.id, a.role, a.region_code AS "regionCode", a.is_deputy AS "isDeputy",
      a.decree_number AS "decreeNumber", a.decree_date::text AS "decreeDate", a.profile_exception AS "profileException", a.ends_at AS "endsAt",
      a.barred_at AS "barredAt", p.signed_at AS "pactSignedAt",
      (SELECT max(f.uploaded_at) FROM appointment_file f WHERE f.appointment_id = a.id) AS "decreeFiledAt",
      (SELECT min(g.level) FROM access_grant g WHERE g.appointment_id = a.id AND ${grantHolds(now)}) AS level,
      (SELECT jsonb_build_object('title', s.title, 'startsAt', s.starts_at, 'state', e.state)
        FROM training_enrolment e JOIN training_session s ON s.id = e.session_id AND s.cancelled_at IS NULL
        WHERE e.appointment_id = a.id ORDER BY s.ends_at > ${now} DESC, abs(extract(epoch FROM s.starts_at - ${now}::timestamptz)) LIMIT 1) AS seat,
      (SELECT jsonb_build_object('number', c.number, 'validTo', c.valid_to) FROM certificate c
        WHERE c.appointment_id = a.id AND c.revoked_at IS NULL AND c.valid_to > ${now} ORDER BY c.passed_at DESC LIMIT 1) AS certificate
    FROM appointment a LEFT JOIN pact_signature p ON p.user_id = a.user_id AND p.version = ${PACT_VERSION}
    WHERE a.user_id = ${userId} ORDER BY a.ends_at IS NOT NULL, a.created_at DESC, a.id DESC LIMIT ${MOST_POSTS}`;
  const mayManage = authorize(actor, "grant:manage");
  const administrator = { userId: actor.userId, regionCode: actor.grant.regionCode };
  const posts = rows.map(async (row): Promise<ManagedPost[]> => {
    const { role, regionCode, endsAt, barredAt, level, seat, certificate, ...rest } = row;
    if (!isRole(role)) return [];
    const isOver = endsAt !== null && endsAt <= now;
    const isInReach = grantProblem(administrator, { userId, role, regionCode }) === null;
    return [
      {
        ...rest,
        role,
        regionLabel: await regionLabel(regionCode),
        zone: await timeZoneOf(regionCode),
        state: stateOf(isOver, barredAt !== null, level),
        seat: seat === null ? null : { ...seat, startsAt: new Date(seat.startsAt) },
        certificate: certificate === null ? null : { ...certificate, validTo: new Date(certificate.validTo) },
        canEnd: mayManage && isInReach && !isOver,
        canAttach: mayManage && userId !== actor.userId,
      },
    ];
  });
  return (await Promise.all(posts)).flat();
}

function stateOf(isOver: boolean, isBarred: boolean, level: string | null): PostState {
  if (isOver) return "over";
  if (isBarred) return "barred";
  if (level === null) return "waiting";
  return level === "full" ? "full" : "provisional";
}
