import "server-only";
import { feature } from "topojson-client";
import type { Topology } from "topojson-specification";
import * as z from "zod";
import type { OutlineFailure, RawFeature } from "@/lib/domain/map/outline-file";

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

/** A topology whose arcs are not there throws inside the library: such a file is no map. */
function placesOf(content: Topology): readonly RawFeature[] | OutlineFailure {
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

function rawOf({ properties, geometry: shape }: z.infer<typeof place>): RawFeature {
  return {
    properties: properties ?? {},
    geometry: shape === null || shape === undefined ? null : { type: shape.type, coordinates: shape.coordinates },
  };
}
