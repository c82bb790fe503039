import "server-only";
import { isRole } from "@/lib/domain/access/role";
import { covers, rangeOf } from "@/lib/domain/access/scope";
import type { Candidate } from "@/lib/domain/training-session/page";
import { Prisma } from "@/lib/server/db/generated/client";
import { referenceSql } from "@/lib/server/db/reference";
import { regionLabel } from "@/lib/server/region/queries";

export const CANDIDATES_A_PAGE = 50;
/** More than this is told as more. */
export const CANDIDATES_COUNTED = 1_000;

interface CandidateRow {
  readonly appointmentId: string;
  readonly name: string;
  readonly role: string;
  readonly regionCode: string;
  readonly isDeputy: boolean;
  readonly passedUntil: Date | null;
  readonly isElsewhere: boolean;
}

export interface CandidatePage {
  readonly candidates: readonly Candidate[];
  /** Up to {@link CANDIDATES_COUNTED}; one more means more. */
  readonly total: number;
  /** The post seen last; null on the last page. */
  readonly next: string | null;
}

/** A place in the list: those who never passed come first. */
interface Place {
  readonly hasPassed: boolean;
  readonly regionCode: string;
  readonly id: string;
}

/**
 * People named to a duty in a training's region, or in a part of it, who have no seat there: those who have no certificate in force
 * first, then by place. The caller has asked `findSessionDetail`.
 * @param after the post seen last
 */
export async function listCandidates(
  session: { readonly id: string; readonly regionCode: string },
  part: string,
  after: string | null,
  now: Date,
): Promise<CandidatePage> {
  const code = part !== "" && covers(session.regionCode, part) ? part : session.regionCode;
  const fit = fitFor(session.id, code, now);
  const from = after === null ? null : await findPlace(after, now);
  const [rows, total] = await Promise.all([readBoth(fit, from, now), countFit(fit)]);
  const shown = rows.slice(0, CANDIDATES_A_PAGE);
  const candidates = shown.map(
    async ({ role, regionCode, ...rest }): Promise<Candidate[]> =>
      isRole(role) ? [{ ...rest, role, regionLabel: await regionLabel(regionCode) }] : [],
  );
  return {
    candidates: (await Promise.all(candidates)).flat(),
    total,
    next: rows.length > CANDIDATES_A_PAGE ? (shown.at(-1)?.appointmentId ?? null) : null,
  };
}

/** Posts `a` of active people `u` that last, lie in a region and have no seat in the training. */
function fitFor(sessionId: string, code: string, now: Date): Prisma.Sql {
  const { lo, hi } = rangeOf(code);
  return Prisma.sql`appointment a JOIN app_user u ON u.id = a.user_id AND u.status = 'active'
    WHERE a.region_code >= ${lo} AND a.region_code < ${hi} AND a.barred_at IS NULL AND (a.ends_at IS NULL OR a.ends_at > ${now})
      AND NOT EXISTS (SELECT 1 FROM training_enrolment e WHERE e.session_id = ${sessionId} AND e.appointment_id = a.id AND e.state <> 'declined')`;
}

/** A certificate of the post `a` is in force. */
function hasPassed(now: Date): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM certificate c WHERE c.appointment_id = a.id AND c.revoked_at IS NULL AND c.valid_to > ${now})`;
}

async function findPlace(postId: string, now: Date): Promise<Place | null> {
  const [place] =
    await referenceSql()<Place>`SELECT ${hasPassed(now)} AS "hasPassed", a.region_code AS "regionCode", a.id FROM appointment a WHERE a.id = ${postId}`;
  return place ?? null;
}

/** Each half walks the index of places, so that a page of the whole country reads no more than itself. */
async function readBoth(fit: Prisma.Sql, from: Place | null, now: Date): Promise<CandidateRow[]> {
  const size = CANDIDATES_A_PAGE + 1;
  if (from?.hasPassed === true) return readHalf(fit, hasPassed(now), from, size, now);
  const first = await readHalf(fit, Prisma.sql`NOT ${hasPassed(now)}`, from, size, now);
  if (first.length === size) return first;
  return [...first, ...(await readHalf(fit, hasPassed(now), null, size - first.length, now))];
}

function readHalf(
  fit: Prisma.Sql,
  half: Prisma.Sql,
  from: Place | null,
  size: number,
  now: Date,
): Promise<CandidateRow[]> {
  const beyond =
    from === null ? Prisma.empty : Prisma.sql`AND (a.region_code, a.id) > (${from.regionCode}, ${from.id}::uuid)`;
  return referenceSql()<CandidateRow>`SELECT a.id AS "appointmentId", u.display_name AS name, a.role, a.region_code AS "regionCode",
      a.is_deputy AS "isDeputy", (SELECT max(c.valid_to) FROM certificate c
        WHERE c.appointment_id = a.id AND c.revoked_at IS NULL AND c.valid_to > ${now}) AS "passedUntil",
      EXISTS (SELECT 1 FROM training_enrolment e JOIN training_session o ON o.id = e.session_id
        WHERE e.appointment_id = a.id AND e.state <> 'declined' AND o.cancelled_at IS NULL AND o.ends_at > ${now}) AS "isElsewhere"
    FROM (SELECT a.id FROM ${fit} AND ${half} ${beyond} ORDER BY a.region_code, a.id LIMIT ${size}) AS page
      JOIN appointment a ON a.id = page.id JOIN app_user u ON u.id = a.user_id
    ORDER BY a.region_code, a.id`;
}

async function countFit(fit: Prisma.Sql): Promise<number> {
  const [row] = await referenceSql()<{
    total: number;
  }>`SELECT count(*)::int AS total FROM (SELECT 1 FROM ${fit} LIMIT ${CANDIDATES_COUNTED + 1}) AS counted`;
  return row?.total ?? 0;
}
