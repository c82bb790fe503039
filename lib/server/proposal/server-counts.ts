import "server-only";
import { answerAt, isAnswered, itemsIn } from "@/lib/domain/instrument/answers";
import { metresFromOthers, metresOutside, type Point, type Spread } from "@/lib/domain/region/boundary";
import type { ServerCounts } from "@/lib/domain/rule/family";
import type { CommandContext } from "@/lib/server/command/command";
import { blindIndex, keyedHash } from "@/lib/server/crypto/seal";
import { findBoundary } from "@/lib/server/region/boundary";
import type { Draft } from "./draft";
import type { Evaluation } from "./evaluate";

/** What says who a family is or where; the same answers to all the rest in many families look invented. */
const NOT_COMPARED: readonly string[] = ["place", "officer", "notes"];
const COMPARED: readonly string[] = ["choice", "multi", "integer", "decimal"];
/** A new house stands within sight of another; V36 allows as much beyond the village. */
const BESIDE_METRES = 500;
/** A handful of equal answers is no wonder. */
const ENOUGH_ANSWERS = 15;

/** A keyed hash of what a family answers about its house and goods; null where too little is answered to compare. */
export function digestOf({ instrument }: Draft, { answers }: Evaluation): Buffer | null {
  const compared = instrument.household.flatMap(({ key, section, type }) => {
    const value = answers.household[key] ?? null;
    return NOT_COMPARED.includes(section) || !COMPARED.includes(type) || !isAnswered(value)
      ? []
      : [[key, value] as const];
  });
  return compared.length < ENOUGH_ANSWERS ? null : keyedHash("answers", JSON.stringify(compared));
}

interface CountRow {
  meter: number | null;
  points: number;
  same_point: number;
  nearest: number | null;
  sent: number;
  identical: number;
}

/** What the village's other families and the officer's day say of this proposal: one statement, inside its village. */
export async function findServerCounts(
  context: CommandContext<unknown>,
  draft: Draft,
  evaluation: Evaluation,
  today: string,
): Promise<ServerCounts> {
  const { sql, actor } = context;
  const { regencyCode, villageCode, householdId } = draft;
  const point = pointOf(evaluation);
  const meters = meterIndexes(draft, evaluation);
  const digest = digestOf(draft, evaluation);
  const [row] = await sql<CountRow>`WITH other AS (
      SELECT h.id, h.lat::float8 AS lat, h.lng::float8 AS lng, h.pln_id_bidx FROM household h
      WHERE h.regency_code = ${regencyCode} AND h.village_code = ${villageCode} AND h.id <> ${householdId} AND h.status <> 3
    ), place AS (
      SELECT ${point?.lat ?? null}::float8 AS lat, ${point?.lng ?? null}::float8 AS lng
    ), near AS (
      SELECT count(*)::int AS points, count(*) FILTER (WHERE o.lat = p.lat AND o.lng = p.lng)::int AS same_point,
        min(111320 * sqrt((o.lat - p.lat) ^ 2 + ((o.lng - p.lng) * cos(radians(p.lat))) ^ 2)) AS nearest
      FROM other o, place p WHERE o.lat IS NOT NULL AND o.lng IS NOT NULL
    )
    SELECT n.points, n.same_point, n.nearest,
      (SELECT count(*)::int FROM (SELECT o.id FROM other o WHERE o.pln_id_bidx = ANY (${meters}::bytea[])
        UNION SELECT m.household_id FROM household_meter m JOIN other o ON o.id = m.household_id
          WHERE m.regency_code = ${regencyCode} AND m.village_code = ${villageCode} AND m.id_bidx = ANY (${meters}::bytea[])) same) AS meter,
      (SELECT count(DISTINCT p.household_id)::int FROM proposal p JOIN region r ON r.code = p.village_code
        WHERE p.regency_code = ${regencyCode} AND p.village_code = ${villageCode} AND p.household_id <> ${householdId}
          AND (p.submitted_at AT TIME ZONE r.time_zone)::date = ${today}::date AND ${actor.userId}::uuid = ANY (p.contributors)) AS sent,
      (SELECT count(DISTINCT p.household_id)::int FROM proposal p
        WHERE p.regency_code = ${regencyCode} AND p.village_code = ${villageCode} AND p.household_id <> ${householdId}
          AND p.period_id = ${draft.periodId} AND p.answers_digest = ${digest}::bytea
          AND p.state NOT IN ('rejected', 'withdrawn', 'expired')) AS identical
    FROM near n`;
  return {
    familiesOnMeter: meters.length === 0 || row === undefined ? null : 1 + (row.meter ?? 0),
    familiesOnPoint: point === null || row === undefined ? null : 1 + row.same_point,
    metresOutside: point === null || row === undefined ? null : await outside(context, draft, point, row),
    sentToday: 1 + (row?.sent ?? 0),
    identicalFamilies: digest === null || row === undefined ? null : 1 + row.identical,
  };
}

/** Blind indexes of the family's meters: those on the form and the customer id on record. */
function meterIndexes({ family }: Draft, { answers }: Evaluation): readonly Buffer[] {
  const onForm = itemsIn(answers.household["meters"]).flatMap(({ id }) =>
    typeof id === "string" && id !== "" ? [blindIndex(id)] : [],
  );
  const onRecord = family?.row["pln_id_bidx"];
  return Buffer.isBuffer(onRecord) ? [...onForm, onRecord] : onForm;
}

function pointOf({ answers }: Evaluation): Point | null {
  const lat = answerAt(answers, "household", null, "lat");
  const lng = answerAt(answers, "household", null, "lng");
  return typeof lat === "number" && typeof lng === "number" ? { lat, lng } : null;
}

/** A point beside another family's needs no more looking: the village's extent is read only for one that stands apart. */
async function outside(
  { sql }: CommandContext<unknown>,
  { regencyCode, villageCode, householdId }: Draft,
  point: Point,
  { points, nearest }: CountRow,
): Promise<number | null> {
  const boundary = await findBoundary(villageCode);
  if (boundary !== null) return metresOutside(point, boundary);
  if (nearest === null) return null;
  const here: Spread = {
    points,
    nearestMetres: nearest,
    south: point.lat,
    north: point.lat,
    west: point.lng,
    east: point.lng,
  };
  if (nearest <= BESIDE_METRES) return metresFromOthers(point, here);
  const [extent] = await sql<
    Pick<Spread, "south" | "north" | "west" | "east">
  >`SELECT s.lats[1] AS south, s.lats[2] AS north,
      s.lngs[1] AS west, s.lngs[2] AS east
    FROM (SELECT percentile_disc(ARRAY[0.01, 0.99]) WITHIN GROUP (ORDER BY lat::float8) AS lats,
        percentile_disc(ARRAY[0.01, 0.99]) WITHIN GROUP (ORDER BY lng::float8) AS lngs
      FROM household WHERE regency_code = ${regencyCode} AND village_code = ${villageCode} AND id <> ${householdId}
        AND status <> 3 AND lat IS NOT NULL AND lng IS NOT NULL) s`;
  return extent === undefined ? null : metresFromOthers(point, { ...here, ...extent });
}
