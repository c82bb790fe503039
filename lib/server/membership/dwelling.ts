import "server-only";
import type { Change } from "@/lib/domain/instrument/diff";
import { snakeCase } from "@/lib/domain/variable/column";
import type { Row } from "@/lib/server/household/columns";

/**
 * What says where a family lives. After a move it is certainly not true any more, so it is erased and asked again; a point
 * on the map would lie in the village they left. Everything else stays with its old condition date until it is updated.
 */
const DWELLING_KEYS = [
  "slsCode",
  "subSlsCode",
  "slsName",
  "address",
  "buildingNo",
  "familyNo",
  "landmarkId",
  "dusun",
  "rw",
  "rt",
  "lat",
  "lng",
  "geoAccuracyM",
  "geoMode",
  "urbanRural",
  "postalCode",
  "streetName",
  "houseNumber",
  "addressMatchesKk",
] as const;

/** Columns of the dwelling, empty, and its condition date with them. */
export function emptyDwelling(): Record<string, null> {
  const columns = DWELLING_KEYS.map((key) => [snakeCase(key), null] as const);
  const dates = ["place", "place_regsosek", "place_dtsen"].flatMap((block) => [`${block}_as_of`, `${block}_source`]);
  return Object.fromEntries([...columns, ...dates.map((date) => [date, null] as const)]);
}

/** The answers that a move erases, as changes. */
export function dwellingErased(household: Readonly<Record<string, Change["before"]>>): readonly Change[] {
  return DWELLING_KEYS.flatMap((key) => {
    const before = household[key] ?? null;
    return before === null ? [] : [{ key: `household.${key}`, before, after: null }];
  });
}

/** A household's row without its dwelling. */
export function withoutDwelling(row: Row): Row {
  return { ...row, ...emptyDwelling() };
}
