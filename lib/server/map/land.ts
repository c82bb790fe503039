import "server-only";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { geoArea, geoBounds, geoEquirectangular, geoPath } from "d3-geo";
import type { MultiPolygon, Polygon } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import * as z from "zod";
import { COUNTRY, outlinePath } from "@/lib/domain/map/outline";
import type { Spot } from "@/lib/domain/map/symbol";
import type { GeoPoint } from "@/lib/domain/region/plot";

/** In steradians. */
const HALF_GLOBE = 2 * Math.PI;
/** The least that a drawing shows, in degrees, unless more is asked: nearer the outline says nothing. */
const LEAST_SPAN = 0.25;
/** The middle of the country, for a drawing that shows more than a quarter of it. */
const MIDDLE = { lat: -2.5, lng: 118 };
const WIDE_LEAST = 20;
const MARGIN = 0.12;
/** Height of a drawing against its width. */
const SHAPE = { least: 0.45, most: 0.75 };

/** The detail of the outline in millionths: a country needs less than a regency. */
type Detail = "50m" | "10m";
const WIDE_DEGREES = 15;

interface Ground {
  /** Outlines to draw on the land, in degrees. */
  readonly rings?: readonly [number, number][][];
  readonly leastDegrees?: number;
}

export interface LandDrawing {
  readonly width: number;
  readonly height: number;
  /** The land as the path of an SVG. */
  readonly land: string;
  /** The outlines as a path; empty where there are none. */
  readonly outlines: string;
  readonly spots: readonly Spot[];
}

const coasts = new Map<Detail, Promise<MultiPolygon>>();

/**
 * Draws the land around some points (Natural Earth, by world-atlas), and where the points stand on it.
 * The view holds the outlines too, but for corners far from all points: one wrong outline must not shrink the rest to dots.
 */
export async function drawLand(
  points: readonly GeoPoint[],
  width: number,
  { rings = [], leastDegrees = LEAST_SPAN }: Ground = {},
): Promise<LandDrawing> {
  const corners = rings.flatMap((ring) => ring.map(([lng, lat]) => ({ lng, lat })));
  const view = viewOf([...points, ...boxOf(nearBy(corners, points, leastDegrees))], leastDegrees);
  const shape = (view.north - view.south) / (view.east - view.west);
  const height = Math.round(width * Math.min(SHAPE.most, Math.max(SHAPE.least, shape)));
  const box = {
    type: "MultiPoint" as const,
    coordinates: [
      [view.west, view.south],
      [view.east, view.north],
    ],
  };
  const projection = geoEquirectangular()
    .fitSize([width, height], box)
    .clipExtent([
      [0, 0],
      [width, height],
    ]);
  const outline = await outlineOf(view.east - view.west > WIDE_DEGREES ? "50m" : "10m");
  return {
    width,
    height,
    land: inSteps(geoPath(projection).digits(0)(outline) ?? ""),
    outlines: outlinePath(
      linesOf(geoPath(projection).digits(1)({ type: "MultiLineString", coordinates: [...rings] }) ?? ""),
    ),
    spots: points.map(({ lat, lng }) => {
      const [x, y] = projection([lng, lat]) ?? [0, 0];
      return { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 };
    }),
  };
}

/** Corners no farther from the points' box than it is wide. */
function nearBy(corners: readonly GeoPoint[], points: readonly GeoPoint[], least: number): readonly GeoPoint[] {
  const [from, to] = boxOf(points);
  if (from === undefined || to === undefined) return corners;
  const room = Math.max(least, to.lat - from.lat, to.lng - from.lng);
  return corners.filter(
    ({ lat, lng }) => lat >= from.lat - room && lat <= to.lat + room && lng >= from.lng - room && lng <= to.lng + room,
  );
}

/** The two corners that hold all of many points. */
function boxOf(points: readonly GeoPoint[]): readonly GeoPoint[] {
  if (points.length === 0) return [];
  const least: { lat: number; lng: number } = { lat: 90, lng: 180 };
  const most: { lat: number; lng: number } = { lat: -90, lng: -180 };
  for (const { lat, lng } of points) {
    [least.lat, least.lng] = [Math.min(least.lat, lat), Math.min(least.lng, lng)];
    [most.lat, most.lng] = [Math.max(most.lat, lat), Math.max(most.lng, lng)];
  }
  return [least, most];
}

/** Lines of a path that were clipped to the view, as corners. */
function linesOf(path: string): readonly (readonly [number, number])[][] {
  return path
    .split("M")
    .filter((line) => line !== "")
    .map((line) =>
      line
        .replace("Z", "")
        .split("L")
        .map((corner) => {
          const [x = 0, y = 0] = corner.split(",").map(Number);
          return [x, y] as const;
        }),
    );
}

function viewOf(points: readonly GeoPoint[], leastDegrees: number) {
  const isWide = leastDegrees > WIDE_LEAST;
  const lats = points.map(({ lat }) => lat);
  const lngs = points.map(({ lng }) => lng);
  const grown = (least: number, most: number, wanted: number, centre: number) => {
    const span = Math.max(wanted, most - least) * (1 + 2 * MARGIN);
    const middle = isWide ? centre : (least + most) / 2;
    return [middle - span / 2, middle + span / 2] as const;
  };
  const [south, north] = grown(
    Math.min(...lats),
    Math.max(...lats),
    isWide ? leastDegrees * SHAPE.least : leastDegrees * SHAPE.most,
    MIDDLE.lat,
  );
  const [west, east] = grown(Math.min(...lngs), Math.max(...lngs), leastDegrees, MIDDLE.lng);
  return { south, north, west, east };
}

function outlineOf(detail: Detail): Promise<MultiPolygon> {
  const found = coasts.get(detail) ?? readOutline(detail);
  coasts.set(detail, found);
  return found;
}

const atlas = z.custom<Topology<{ land: GeometryCollection }>>(
  (value) =>
    z.object({ type: z.literal("Topology"), objects: z.object({ land: z.looseObject({}) }) }).safeParse(value).success,
);

/** The country's part of the world's land. */
async function readOutline(detail: Detail): Promise<MultiPolygon> {
  const text = await readFile(join("node_modules", "world-atlas", `land-${detail}.json`), "utf8");
  const topology = atlas.parse(JSON.parse(text));
  const polygons = feature(topology, topology.objects.land).features.flatMap(({ geometry }) => polygonsOf(geometry));
  return { type: "MultiPolygon", coordinates: polygons.filter(isNear) };
}

function polygonsOf(geometry: { readonly type: string }): readonly Polygon["coordinates"][] {
  if (isOf<Polygon>(geometry, "Polygon")) return [geometry.coordinates];
  return isOf<MultiPolygon>(geometry, "MultiPolygon") ? geometry.coordinates : [];
}

function isOf<Shape extends { readonly type: string }>(
  shape: { readonly type: string },
  type: Shape["type"],
): shape is Shape {
  return shape.type === type;
}

function isNear(coordinates: Polygon["coordinates"]): boolean {
  const polygon: Polygon = { type: "Polygon", coordinates };
  // An island of so little detail that it has no inside is read as everything outside it.
  if (geoArea(polygon) > HALF_GLOBE) return false;
  const [[west, south], [east, north]] = geoBounds(polygon);
  return west < COUNTRY.east && east > COUNTRY.west && south < COUNTRY.north && north > COUNTRY.south;
}

/** Rings of a path of whole units as steps from corner to corner, each corner once: a third of the length. */
function inSteps(path: string): string {
  return path
    .split("M")
    .map((ring) =>
      ring
        .replace("Z", "")
        .split("L")
        .filter((corner, index, corners) => corner !== "" && corner !== corners[index - 1]),
    )
    .filter((corners) => corners.length > 2)
    .map((corners) => {
      const points = corners.map((corner) => corner.split(",").map(Number));
      const steps = points.map(([x = 0, y = 0], index) => {
        const [beforeX = 0, beforeY = 0] = points[index - 1] ?? [];
        return index === 0 ? `M${x},${y}l` : `${x - beforeX},${y - beforeY}`;
      });
      return `${steps[0]}${steps.slice(1).join(" ")}z`;
    })
    .join("");
}
