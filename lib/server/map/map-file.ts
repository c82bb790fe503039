import "server-only";
import { feature } from "topojson-client";
import type { Topology } from "topojson-specification";
import * as z from "zod";
import { MOST_CORNERS, MOST_OUTLINES, type OutlineFailure, type RawFeature } from "@/lib/domain/map/outline-file";

const geometry = z.looseObject({ type: z.string(), coordinates: z.unknown() });
const place = z.looseObject({
  type: z.literal("Feature"),
  properties: z.record(z.string(), z.unknown()).nullish(),
  geometry: geometry.nullish(),
});
const collection = z.looseObject({ type: z.literal("FeatureCollection"), features: z.array(place) });
const topology = z.custom<Topology>(
  (value) =>
    z
      .looseObject({
        type: z.literal("Topology"),
        arcs: z.array(z.array(z.array(z.number()))),
        objects: z.record(z.string(), z.looseObject({ type: z.string() })),
      })
      .safeParse(value).success,
);

/** The places of a GeoJSON or TopoJSON file, or why it is neither. */
export function readMapFile(bytes: Uint8Array): readonly RawFeature[] | OutlineFailure {
  let content: unknown;
  try {
    content = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return "NOT_JSON";
  }
  const read = collection.safeParse(content);
  if (read.success) return read.data.features.map(rawOf);
  const drawn = topology.safeParse(content);
  return drawn.success ? placesOf(drawn.data) : "NOT_MAP";
}

/**
 * A topology whose arcs are not there throws inside the library: such a file is no map. Places share arcs, so a small file may name corners
 * without end: they are counted before any is laid out.
 */
function placesOf(content: Topology): readonly RawFeature[] | OutlineFailure {
  const excess = excessOf(content);
  if (excess !== null) return excess;
  try {
    const features = Object.values(content.objects).flatMap((object) => {
      const made = feature(content, object);
      return made.type === "FeatureCollection" ? made.features : [made];
    });
    const found = z.array(place).safeParse(features);
    return found.success ? found.data.map(rawOf) : "NOT_MAP";
  } catch {
    return "NOT_MAP";
  }
}

/** What is too much of a topology; null where nothing is. */
function excessOf({ arcs, objects }: Topology): OutlineFailure | null {
  let corners = 0;
  let places = 0;
  const waiting: unknown[] = Object.values(objects);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === "number") corners += arcs[next < 0 ? ~next : next]?.length ?? 0;
    // Not spread: a list may be longer than a call's arguments.
    else if (Array.isArray(next)) for (const part of next) waiting.push(part);
    else if (typeof next === "object" && next !== null) {
      if ("geometries" in next) waiting.push(next.geometries);
      else places += 1;
      if ("arcs" in next) waiting.push(next.arcs);
    }
    if (places > MOST_OUTLINES) return "TOO_MANY";
    if (corners > MOST_CORNERS) return "TOO_DETAILED";
  }
  return null;
}

function rawOf({ properties, geometry: shape }: z.infer<typeof place>): RawFeature {
  return {
    properties: properties ?? {},
    geometry: shape === null || shape === undefined ? null : { type: shape.type, coordinates: shape.coordinates },
  };
}
