import * as z from "zod/mini";

export interface Point {
  readonly lat: number;
  readonly lng: number;
}

/** A ring of a boundary: its corners in order, the last one the first again. */
export type Ring = readonly Point[];

const position = z.array(z.number()).check(z.minLength(2));
const geometry = z.union([
  z.object({ type: z.literal("Polygon"), coordinates: z.array(z.array(position)) }),
  z.object({ type: z.literal("MultiPolygon"), coordinates: z.array(z.array(z.array(position))) }),
]);
const file = z.union([z.object({ type: z.literal("Feature"), geometry }), geometry]);

/** The rings of a GeoJSON boundary, holes included; null for anything else. */
export function readBoundary(content: unknown): readonly Ring[] | null {
  const read = file.safeParse(content);
  if (!read.success) return null;
  const shape = read.data.type === "Feature" ? read.data.geometry : read.data;
  const rings = shape.type === "Polygon" ? shape.coordinates : shape.coordinates.flat();
  return rings.map((ring) => ring.map(([lng = 0, lat = 0]) => ({ lat, lng })));
}

const METRES_PER_DEGREE = 111_320;

interface Flat {
  readonly x: number;
  readonly y: number;
}

/** Metres east and north of a point: a village is small enough for a flat earth. */
function flatten(from: Point, to: Point): Flat {
  const squeeze = Math.cos((from.lat * Math.PI) / 180);
  return { x: (to.lng - from.lng) * METRES_PER_DEGREE * squeeze, y: (to.lat - from.lat) * METRES_PER_DEGREE };
}

/** How far a point lies outside a boundary, in metres; 0 inside. A point in a hole is outside. */
export function metresOutside(point: Point, rings: readonly Ring[]): number | null {
  const edges = rings.flatMap((ring) => {
    const corners = ring.map((corner) => flatten(point, corner));
    return corners.slice(1).map((to, index) => [corners[index] ?? to, to] as const);
  });
  if (edges.length === 0) return null;
  const crossings = edges.filter(([from, to]) => crosses(from, to)).length;
  return crossings % 2 === 1 ? 0 : Math.round(Math.min(...edges.map(([from, to]) => distanceTo(from, to))));
}

/** Whether a ray from the origin to the east meets the edge. */
function crosses(from: Flat, to: Flat): boolean {
  if (from.y > 0 === to.y > 0) return false;
  return from.x + ((0 - from.y) / (to.y - from.y)) * (to.x - from.x) > 0;
}

/** Metres from the origin to an edge. */
function distanceTo(from: Flat, to: Flat): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, -(from.x * dx + from.y * dy) / length));
  return Math.hypot(from.x + along * dx, from.y + along * dy);
}

/** Where a village's families live: the middle 98 of 100 of their points, and the nearest of them. */
export interface Spread {
  readonly points: number;
  readonly south: number;
  readonly north: number;
  readonly west: number;
  readonly east: number;
  readonly nearestMetres: number;
}

/** With fewer points nothing can be said of where a village ends. */
const ENOUGH_POINTS = 20;

/**
 * Without a boundary: how far a point lies from where the village's other families live. 0 among them; else the metres
 * to the rectangle that holds them or to the nearest one, whichever is less. Null where too few are known.
 */
export function metresFromOthers(point: Point, spread: Spread): number | null {
  if (spread.points < ENOUGH_POINTS) return null;
  const inside = {
    lat: Math.min(Math.max(point.lat, spread.south), spread.north),
    lng: Math.min(Math.max(point.lng, spread.west), spread.east),
  };
  const { x, y } = flatten(point, inside);
  return Math.round(Math.min(Math.hypot(x, y), spread.nearestMetres));
}
