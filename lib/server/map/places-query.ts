import "server-only";
import { NATION_CODE, rangeOf } from "@/lib/domain/access/scope";
import type { AreaLevel } from "@/lib/domain/dashboard/area";
import type { GeoPoint } from "@/lib/domain/region/plot";
import { referenceSql } from "@/lib/server/db/reference";

/** Digits of the codes right below an area of each level. */
export const BELOW = { nation: 2, province: 4, regency: 6, district: 10 } as const satisfies Record<
  Exclude<AreaLevel, "village">,
  number
>;

/**
 * Where the areas right below an area lie, by code: a village in the middle of its houses, a wider area in the middle of its villages
 * by their houses. Villages with fewer than ten known houses have no place. Practice is no part of the nation.
 */
export async function placesBelow(
  code: string,
  level: Exclude<AreaLevel, "village">,
): Promise<ReadonlyMap<string, GeoPoint>> {
  const { lo, hi } = code === NATION_CODE ? { lo: "", hi: "99" } : rangeOf(code);
  const rows = await referenceSql()<{
    code: string;
    lat: number;
    lng: number;
  }>`SELECT left(village_code, ${BELOW[level]}::int) AS code,
      sum(lat * houses) / sum(houses) AS lat, sum(lng * houses) / sum(houses) AS lng
    FROM area_place WHERE village_code >= ${lo} AND village_code < ${hi} GROUP BY 1`;
  return new Map(rows.map((row) => [row.code, { lat: row.lat, lng: row.lng }]));
}
