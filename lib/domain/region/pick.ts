import type { GeoPoint, PlottedPoint } from "./plot";

/** What a map to pick on shows: `reachM` metres to each side of the centre. */
export interface MapFrame {
  readonly center: GeoPoint;
  readonly reachM: number;
}

const METRES_PER_DEGREE = 111_320;
const LEAST_REACH_M = 50;
const MOST_REACH_M = 20_000;
/** Nothing is known of the village's size: a hamlet's worth. */
const USUAL_REACH_M = 500;

/**
 * The frame a village's map opens with: around the place already given, else around the middle of its houses, as far as
 * nine tenths of them stand. Null when neither is known.
 */
export function openingFrame(houses: readonly GeoPoint[], given: GeoPoint | null): MapFrame | null {
  const center = given ?? middleOf(houses);
  if (center === null) return null;
  const far = houses
    .map((house) => distanceOf(center, house))
    .sort((a, b) => a - b)
    .at(Math.floor(houses.length * 0.9));
  return { center, reachM: limited((far ?? USUAL_REACH_M) * 1.1) };
}

/** The middle house by latitude and by longitude: a few far ones do not draw it away. */
export function middleOf(houses: readonly GeoPoint[]): GeoPoint | null {
  const middle = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
  const lat = middle(houses.map((house) => house.lat));
  const lng = middle(houses.map((house) => house.lng));
  return lat === undefined || lng === undefined ? null : { lat, lng };
}

export function zoomed(frame: MapFrame, factor: number): MapFrame {
  return { ...frame, reachM: limited(frame.reachM * factor) };
}

/** A point so many metres to the east and north; a village is small enough for a flat earth. */
export function movedBy(point: GeoPoint, eastM: number, northM: number): GeoPoint {
  return rounded({
    lat: point.lat + northM / METRES_PER_DEGREE,
    lng: point.lng + eastM / (METRES_PER_DEGREE * squeeze(point.lat)),
  });
}

/** Where a place is drawn on a square of `size` units. */
export function toMap({ center, reachM }: MapFrame, point: GeoPoint, size: number): PlottedPoint {
  const unit = size / 2 / reachM;
  return {
    x: size / 2 + (point.lng - center.lng) * METRES_PER_DEGREE * squeeze(center.lat) * unit,
    y: size / 2 - (point.lat - center.lat) * METRES_PER_DEGREE * unit,
  };
}

/** The place that a spot of the drawn square stands for, to six decimals: a tenth of a metre. */
export function fromMap({ center, reachM }: MapFrame, { x, y }: PlottedPoint, size: number): GeoPoint {
  const unit = size / 2 / reachM;
  return movedBy(center, (x - size / 2) / unit, (size / 2 - y) / unit);
}

/** Metres between two points of one village. */
export function metresBetween(a: GeoPoint, b: GeoPoint): number {
  return Math.hypot(...offset(a, b));
}

/** How far out on the drawn square: it reaches as far to the side as up. */
function distanceOf(a: GeoPoint, b: GeoPoint): number {
  return Math.max(...offset(a, b).map(Math.abs));
}

/** Metres to the east and to the north. */
function offset(a: GeoPoint, b: GeoPoint): readonly [number, number] {
  return [(b.lng - a.lng) * METRES_PER_DEGREE * squeeze(a.lat), (b.lat - a.lat) * METRES_PER_DEGREE];
}

function squeeze(lat: number): number {
  return Math.cos((lat * Math.PI) / 180);
}

function limited(metres: number): number {
  return Math.min(MOST_REACH_M, Math.max(LEAST_REACH_M, metres));
}

function rounded({ lat, lng }: GeoPoint): GeoPoint {
  return { lat: Number(lat.toFixed(6)), lng: Number(lng.toFixed(6)) };
}
