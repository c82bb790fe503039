import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { operatingCurve, riskPoints } from "@/lib/domain/lot/curve";
import type { PlanLine, PlanPage, PlanRowView, PlanTrial } from "@/lib/domain/lot/lot-page";
import {
  inspectionOf,
  MOST_IN_LOT,
  maySetPlan,
  type Plan,
  planIn,
  planProblem,
  rowFrom,
  STANDARD_PLAN,
} from "@/lib/domain/lot/plan";
import { localDay } from "@/lib/domain/period/period";
import { findArea } from "@/lib/server/dashboard/queries";
import { referenceSql } from "@/lib/server/db/reference";
import { underScope } from "@/lib/server/db/scoped";
import { regionLabel } from "@/lib/server/region/queries";
import { looserThanAbove } from "./plan-command";
import { type PlanRecord, readPlans, toStoredPlan } from "./plans";
import { lotPlaces, readUnlotted, type UnlottedRow } from "./unlotted";

/** Up to this share of faulty families the curves are drawn: beyond it no plan lets anything pass. */
const CURVE_SHARE = 0.4;
const MOST_VILLAGES = 2_000;
const MOST_LISTED = 20;
const MOST_HISTORY = 30;

/** The plan of an area with its curves, and what another one would mean for what waits. Null: not in reach. */
export async function findPlanPage(
  actor: Actor,
  code: string | null,
  wanted: Plan | null,
  now: Date,
): Promise<PlanPage | null> {
  const area = await findArea(actor, code ?? actor.grant.regionCode);
  if (area === null || !authorize(actor, "quality-plan:read")) return null;
  const records = await readPlans(referenceSql(), area.code);
  const today = localDay(now, area.timeZone);
  const current = planIn(records.map(toStoredPlan), area.code, today);
  const rows = current?.rows ?? STANDARD_PLAN;
  const maySet = maySetPlan(actor, area.code);
  const waiting = authorize(actor, "lot:inspect") ? await readWaiting(actor, area.code, now) : null;
  const tried = maySet && wanted !== null && planProblem(wanted) === null ? wanted : null;
  return {
    area: { code: area.code, label: area.label },
    today,
    rows: planRows(rows),
    setBy: current === null ? null : await regionLabel(current.regionCode),
    history: await Promise.all(records.slice(0, MOST_HISTORY).map(toLine)),
    now: waiting === null ? null : await effectOf(rows, waiting),
    trial:
      tried === null
        ? null
        : {
            rows: planRows(tried),
            effect: waiting === null ? null : await effectOf(tried, waiting),
            looserFrom: await looserThanAbove(referenceSql(), actor, area.code, tried, today),
          },
    maySet,
    seen: records.find((record) => record.region_code === area.code)?.id ?? null,
  };
}

function readWaiting(actor: Actor, area: string, now: Date): Promise<UnlottedRow[]> {
  return lotPlaces(actor, area, now).then((places) =>
    underScope(scopeOf(actor), ({ sql }) => readUnlotted(sql, places, { after: null, limit: MOST_VILLAGES })),
  );
}

async function effectOf(plan: Plan, waiting: readonly UnlottedRow[]): Promise<PlanTrial> {
  const formable = waiting.filter((row) => row.waiting > 0);
  const lots = formable.map((row) => {
    const size = Math.min(row.waiting, MOST_IN_LOT);
    return { village: row.village_code, size, ...inspectionOf(plan, size) };
  });
  const listed = lots.toSorted((a, b) => b.size - a.size).slice(0, MOST_LISTED);
  return {
    villages: lots.length,
    waiting: waiting.reduce((sum, row) => sum + row.waiting, 0),
    toSee: lots.reduce((sum, lot) => sum + lot.sample, 0),
    largest: await Promise.all(
      listed.map(async ({ village, size, sample, acceptance }) => ({
        label: await regionLabel(village),
        size,
        sample,
        acceptance,
      })),
    ),
  };
}

function planRows(plan: Plan): readonly PlanRowView[] {
  return plan.map((row, index) => ({
    ...row,
    from: rowFrom(plan, index),
    points: riskPoints(row.upTo, row),
    curve: thinned(operatingCurve(row.upTo, row, CURVE_SHARE)),
  }));
}

/** Points enough for a smooth line: a curve of a large lot has six hundred. */
function thinned<T>(points: readonly T[]): readonly T[] {
  const step = Math.max(1, Math.floor(points.length / 60));
  return points.filter((_, index) => index % step === 0 || index === points.length - 1);
}

async function toLine(record: PlanRecord): Promise<PlanLine> {
  return {
    id: record.id,
    regionLabel: await regionLabel(record.region_code),
    rows: toStoredPlan(record).rows,
    effectiveFrom: record.effective_from,
    reason: record.reason,
    setBy: record.set_by,
    setAt: new Date(record.set_at),
  };
}
