import "server-only";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { isRole } from "@/lib/domain/access/role";
import {
  EXCEPTION_KINDS,
  type ExceptionFilter,
  type ExceptionKind,
  type ExceptionLine,
  type ExceptionPage,
  type GlassFacts,
} from "@/lib/domain/access/watch-page";
import { referenceSql } from "@/lib/server/db/reference";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";
import { isManagedFrom, regionInside } from "./area";
import { exceptionRows } from "./exceptions";
import { glassFactsOf } from "./glass-facts";

export const EXCEPTIONS_A_PAGE = 25;

interface Row {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly isManaged: boolean;
  readonly role: string;
  readonly regionCode: string;
  readonly at: Date;
  readonly note: string | null;
  readonly places: readonly string[] | null;
  readonly elsewhere: number;
  readonly sessionId: string | null;
  readonly title: string | null;
  readonly isSessionInside: boolean | null;
}

/** One kind of exception in the administrator's region, what waits longest first, with counts of all. Null for who manages no grants. */
export async function listExceptions(
  actor: Actor,
  { kind, after }: ExceptionFilter,
  now: Date,
  size = EXCEPTIONS_A_PAGE,
): Promise<ExceptionPage | null> {
  if (!authorize(actor, "grant:manage")) return null;
  const code = actor.grant.regionCode;
  const at = after === null ? null : new Date(after.at);
  const [rows, counts] = await Promise.all([
    referenceSql()<Row>`SELECT x.id, u.id AS "userId", u.display_name AS name, ${isManagedFrom(code, now)} AS "isManaged", x.role,
        x.region_code AS "regionCode", x.at, x.note, x.places, x.elsewhere, s.id AS "sessionId", s.title, ${regionInside("s.region_code", code)} AS "isSessionInside"
      FROM (${exceptionRows(kind, code, now)}) AS x JOIN app_user u ON u.id = x.user_id LEFT JOIN training_session s ON s.id = x.session_id
      WHERE ${at}::timestamptz IS NULL OR (x.at, x.id) > (${at}, ${after?.id ?? null}::uuid)
      ORDER BY x.at, x.id LIMIT ${size + 1}`,
    countExceptions(code, now),
  ]);
  const shown = rows.slice(0, size);
  const last = rows.length > size ? shown.at(-1) : undefined;
  const glass = await glassFactsOf(actor, kind === "break-glass" ? shown.map(({ id }) => id) : [], now);
  return {
    lines: (await Promise.all(shown.map((row) => toLine(row, glass.get(row.id) ?? null)))).flat(),
    counts,
    next: last === undefined ? null : { at: last.at.getTime(), id: last.id },
  };
}

async function countExceptions(code: string, now: Date): Promise<Readonly<Record<ExceptionKind, number>>> {
  const counted = await Promise.all(
    EXCEPTION_KINDS.map(async (kind) => {
      const [row] = await referenceSql()<{
        count: number;
      }>`SELECT count(*)::int AS count FROM (${exceptionRows(kind, code, now)}) AS x`;
      return [kind, row?.count ?? 0] as const;
    }),
  );
  const of = (kind: ExceptionKind) => counted.find(([each]) => each === kind)?.[1] ?? 0;
  return {
    "below-profile": of("below-profile"),
    "many-villages": of("many-villages"),
    "not-invited": of("not-invited"),
    "certificate-ends": of("certificate-ends"),
    unanswered: of("unanswered"),
    unsigned: of("unsigned"),
    "without-training": of("without-training"),
    "break-glass": of("break-glass"),
  };
}

async function toLine(
  { role, regionCode, places, sessionId, title, isSessionInside, ...row }: Row,
  glass: GlassFacts | null,
): Promise<ExceptionLine[]> {
  if (!isRole(role)) return [];
  const [label, zone, names] = await Promise.all([
    regionLabel(regionCode),
    timeZoneOf(regionCode),
    Promise.all((places ?? []).map(regionLabel)),
  ]);
  const training = sessionId === null ? null : { id: sessionId, title: title ?? "", canOpen: isSessionInside === true };
  return [{ ...row, role, regionLabel: label, zone, places: names, training, glass }];
}
