import "server-only";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { NATION_CODE } from "@/lib/domain/access/scope";
import type { DashboardArea } from "@/lib/domain/dashboard/overview";
import { SMALL_CELL } from "@/lib/domain/dashboard/suppression";
import type { AccessTimes, FullTimes, Spread } from "@/lib/domain/training-session/access-time";
import {
  ACCESS_WINDOWS,
  type AccessTimePage,
  type AccessTimeView,
  type AccessWindow,
  isShowable,
  withoutSmall,
} from "@/lib/domain/training-session/access-time-page";
import { findArea, findPublicArea } from "@/lib/server/dashboard/queries";
import { referenceSql } from "@/lib/server/db/reference";
import { findRegions } from "@/lib/server/region/queries";

const LINE_DAYS = Math.max(...ACCESS_WINDOWS) as AccessWindow;

/** How early access came in an area and its parts, as last counted; null outside the acting grant. */
export async function findAccessTimes(actor: Actor, view: AccessTimeView): Promise<AccessTimePage | null> {
  const area = await findArea(actor, view.area ?? actor.grant.regionCode);
  return area === null ? null : readPage(area, view.days);
}

/** The same as anybody may read it, down to the districts of a regency; null for what is no such area. */
export async function findPublicAccessTimes(view: AccessTimeView): Promise<AccessTimePage | null> {
  const area = await findPublicArea(view.area ?? NATION_CODE);
  return area === null ? null : readPage(area, view.days);
}

async function readPage(area: DashboardArea, days: AccessWindow): Promise<AccessTimePage> {
  const rows = await readCounts(area.code, days);
  const whole = rows.find((row) => row.isTotal);
  const below = rows.filter((row) => row.isPart);
  const regions = await findRegions(below.map(({ code }) => code));
  const shown = withoutSmall(
    toTimes(whole),
    below.map((row) => ({
      code: row.code,
      label: row.code === area.code ? area.label : (regions.get(row.code)?.label ?? row.code),
      times: toTimes(row),
    })),
  );
  const at = rows.find((row) => row.isNation)?.countedAt ?? null;
  return { area, days, at, ...shown, full: toFull(whole) };
}

/** The line of a dashboard: the last year's total of an area; null for who may not read it, for nobody and for too few. */
export async function findAccessLine(actor: Actor, areaCode: string): Promise<AccessTimes | null> {
  if (!authorize(actor, "dashboard:read")) return null;
  const times = toTimes((await readCounts(areaCode, LINE_DAYS)).find((row) => row.isTotal));
  return times.people >= SMALL_CELL ? times : null;
}

interface CountRow {
  readonly code: string;
  readonly isTotal: boolean;
  readonly isPart: boolean;
  readonly isNation: boolean;
  readonly countedAt: Date;
  readonly people: number;
  readonly opened: number;
  readonly inTime: number;
  readonly fromConfirmed: readonly number[] | null;
  readonly fromReady: readonly number[] | null;
  readonly before: readonly number[] | null;
  readonly passes: number;
  readonly begins: readonly number[] | null;
  readonly written: readonly number[] | null;
}

/** The area's total, its parts, and the nation's total, which says when all were counted. */
function readCounts(code: string, days: AccessWindow): Promise<CountRow[]> {
  return referenceSql()<CountRow>`SELECT area_code AS code, area_code = ${code} AND NOT is_own AS "isTotal", above_code = ${code} AS "isPart",
      area_code = ${NATION_CODE} AND NOT is_own AS "isNation", counted_at AS "countedAt", people, opened, in_time AS "inTime",
      from_confirmed AS "fromConfirmed", from_ready AS "fromReady", before, passes, begins, written
    FROM access_time
    WHERE days = ${days} AND ((area_code IN (${code}, ${NATION_CODE}) AND NOT is_own) OR above_code = ${code})
    ORDER BY area_code`;
}

function toTimes(row: CountRow | undefined): AccessTimes {
  const isEnough = (row?.opened ?? 0) >= SMALL_CELL;
  return {
    people: row?.people ?? 0,
    opened: row?.opened ?? 0,
    inTime: row?.inTime ?? 0,
    fromConfirmed: isEnough ? toSpread(row?.fromConfirmed) : null,
    fromReady: isEnough ? toSpread(row?.fromReady) : null,
    before: isEnough ? toSpread(row?.before) : null,
  };
}

function toFull(row: CountRow | undefined): FullTimes | null {
  const passes = row?.passes ?? 0;
  if (!isShowable(passes)) return null;
  return { passes, begins: toSpread(row?.begins), written: toSpread(row?.written) };
}

function toSpread(values: readonly number[] | null | undefined): Spread | null {
  const [median, nineOfTen] = values ?? [];
  return median === undefined || nineOfTen === undefined ? null : { median, nineOfTen };
}
