import { covers, NATION_CODE } from "../access/scope";
import { isInCountry, type OutlineRing, snapped } from "./outline";

export const MAX_OUTLINE_BYTES = 10 * 1_048_576;
export const MOST_OUTLINES = 3_000;
export const MOST_CORNERS = 400_000;
/** Polygons, rings, corners, numbers: nothing lies deeper in a map. */
const DEEPEST = 4;
/** Signs that no database keeps or no page shows. */
const UNPRINTED = /\p{C}/u;
/** Faults that are kept and shown; whoever mends these comes again. */
export const MOST_FAULTS = 200;

/** A place of a map file as it was read: nothing about it is sure. */
export interface RawFeature {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: { readonly type: string; readonly coordinates: unknown } | null;
}

export const OUTLINE_FIELDS = ["code", "geometry"] as const;
export const OUTLINE_PROBLEMS = [
  "NO_CODE",
  "UNKNOWN",
  "NOT_YOURS",
  "TWICE",
  "NO_SHAPE",
  "NOT_POLYGON",
  "OPEN_RING",
  "BAD_CORNER",
  "OUTSIDE",
  "TOO_SMALL",
] as const;
export type OutlineProblem = (typeof OUTLINE_PROBLEMS)[number];

export interface OutlineFault {
  /** Which place of the file, the first is 1. */
  readonly row: number;
  readonly field: (typeof OUTLINE_FIELDS)[number];
  /** What stands there, short. */
  readonly typed: string;
  readonly problem: OutlineProblem;
}

export interface Outline {
  readonly code: string;
  readonly rings: readonly OutlineRing[];
}

/** Why a file is no file of outlines at all. */
export type OutlineFailure = "NOT_JSON" | "NOT_MAP" | "NO_PLACES" | "TOO_MANY" | "TOO_DETAILED" | "NO_CODE_PROPERTY";

export type OutlineReading =
  | { readonly ok: false; readonly failure: OutlineFailure }
  | {
      readonly ok: true;
      readonly codeProperty: string;
      readonly outlines: readonly Outline[];
      readonly faults: readonly OutlineFault[];
    };

const CODE = /^(\d{2}|\d{4}|\d{6}|\d{10})$/;

/** A code as map files write it: "52.07", 5207, "52.07.02.2001". Empty where there is none. */
export function codeIn(value: unknown): string {
  const text = typeof value === "number" || typeof value === "string" ? String(value).replace(/[.\s-]/g, "") : "";
  return CODE.test(text) ? text : "";
}

/** Codes that a file may speak of, whatever property holds them; to look them up in one go. */
export function codesIn(features: readonly RawFeature[]): readonly string[] {
  return [...new Set(features.flatMap(({ properties }) => Object.values(properties).map(codeIn)))].filter(
    (code) => code !== "",
  );
}

/**
 * Judges a file of outlines. The property that holds the area's code is the one in which most places have one that is known. Each place
 * is right, or its fault is named; corners are laid on the grid of the area's level.
 * @param known which of {@link codesIn} are regions
 * @param own the region that brings the file
 */
export function readOutlines(features: readonly RawFeature[], known: ReadonlySet<string>, own: string): OutlineReading {
  if (features.length === 0) return { ok: false, failure: "NO_PLACES" };
  if (features.length > MOST_OUTLINES) return { ok: false, failure: "TOO_MANY" };
  if (features.reduce((sum, { geometry }) => sum + cornersOf(geometry?.coordinates), 0) > MOST_CORNERS)
    return { ok: false, failure: "TOO_DETAILED" };
  const codeProperty = codePropertyOf(features, known);
  if (codeProperty === null) return { ok: false, failure: "NO_CODE_PROPERTY" };
  const seen = new Set<string>();
  const outlines: Outline[] = [];
  const faults: OutlineFault[] = [];
  for (const [index, feature] of features.entries()) {
    const typed = feature.properties[codeProperty];
    const code = codeIn(typed);
    const problem = codeProblem(code, known, own, seen);
    const shape = shapeOf(feature.geometry, code);
    const row = index + 1;
    if (problem !== null) faults.push({ row, field: "code", typed: shortly(typed), problem });
    if (typeof shape === "string")
      faults.push({ row, field: "geometry", typed: shortly(feature.geometry?.type), problem: shape });
    seen.add(code);
    if (problem === null && typeof shape !== "string") outlines.push({ code, rings: shape });
  }
  return { ok: true, codeProperty, outlines, faults };
}

function codePropertyOf(features: readonly RawFeature[], known: ReadonlySet<string>): string | null {
  const hits = new Map<string, number>();
  // A village's place also holds the codes of what it lies in: the longest code says what it is.
  for (const { properties } of features)
    for (const [name, value] of Object.entries(properties))
      if (!UNPRINTED.test(name) && known.has(codeIn(value)))
        hits.set(name, (hits.get(name) ?? 0) + codeIn(value).length);
  return [...hits].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

function codeProblem(
  code: string,
  known: ReadonlySet<string>,
  own: string,
  seen: ReadonlySet<string>,
): OutlineProblem | null {
  if (code === "") return "NO_CODE";
  if (!known.has(code)) return "UNKNOWN";
  if (own !== NATION_CODE && !covers(own, code)) return "NOT_YOURS";
  return seen.has(code) ? "TWICE" : null;
}

function shapeOf(geometry: RawFeature["geometry"], code: string): readonly OutlineRing[] | OutlineProblem {
  if (geometry === null) return "NO_SHAPE";
  const { type, coordinates } = geometry;
  if (type !== "Polygon" && type !== "MultiPolygon") return "NOT_POLYGON";
  const polygons: unknown = type === "Polygon" ? [coordinates] : coordinates;
  if (!Array.isArray(polygons)) return "BAD_CORNER";
  const rings: OutlineRing[] = [];
  for (const ring of polygons.flatMap((polygon: unknown) => (Array.isArray(polygon) ? polygon : [null]))) {
    const corners = cornersIn(ring);
    if (typeof corners === "string") return corners;
    const laid = snapped(corners, code.length);
    if (laid !== null) rings.push(laid);
  }
  return rings.length === 0 ? "TOO_SMALL" : rings;
}

function cornersIn(ring: unknown): readonly (readonly [number, number])[] | OutlineProblem {
  if (!Array.isArray(ring)) return "BAD_CORNER";
  const corners: (readonly [number, number])[] = [];
  for (const corner of ring) {
    const [lng, lat]: unknown[] = Array.isArray(corner) ? corner : [];
    if (typeof lng !== "number" || typeof lat !== "number" || !Number.isFinite(lng + lat)) return "BAD_CORNER";
    if (!isInCountry(lng, lat)) return "OUTSIDE";
    corners.push([lng, lat]);
  }
  const [first, last] = [corners[0], corners.at(-1)];
  if (first === undefined || last === undefined || corners.length < 4) return "OPEN_RING";
  return first[0] === last[0] && first[1] === last[1] ? corners : "OPEN_RING";
}

/** Pairs of numbers, however deep; counted before anything is made of them. */
function cornersOf(value: unknown, depth = 0): number {
  if (!Array.isArray(value) || depth > DEEPEST) return 0;
  if (typeof value[0] === "number") return 1;
  return value.reduce((sum: number, each: unknown) => sum + cornersOf(each, depth + 1), 0);
}

/** What stood in the file, to be shown and kept: nothing that a database or a page cannot hold. */
function shortly(value: unknown): string {
  if (typeof value !== "string" && typeof value !== "number") return "";
  return String(value).replaceAll(new RegExp(UNPRINTED, "gu"), "").slice(0, 40);
}
