import type { GeoPoint } from "@/lib/domain/region/plot";

const METRES_PER_DEGREE = 111_320;

/** Metres between two points of one village, which is small enough for a flat earth. */
export function metresBetween(a: GeoPoint, b: GeoPoint): number {
  const squeeze = Math.cos((a.lat * Math.PI) / 180);
  return Math.hypot((b.lng - a.lng) * squeeze, b.lat - a.lat) * METRES_PER_DEGREE;
}
