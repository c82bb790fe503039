import "server-only";
import { NATION_CODE, rangeOf } from "@/lib/domain/access/scope";
import type { DashboardArea } from "@/lib/domain/dashboard/overview";
import type { MapGround } from "@/lib/domain/map/place";
import { keep } from "@/lib/server/memory/keep";
import { outlinesBelow, outlinesVersion } from "@/lib/server/outline/below";
import { drawLand } from "./land";
import { BELOW, placesBelow } from "./places-query";

/** Width of a drawing in its own units: about the pixels of the largest that is shown. */
const WIDTH = 720;

/** How much a drawing shows at least, in degrees: where few places are known the reader still sees which part of the country it is. */
const LEAST_DEGREES = { nation: 40, province: 2.5, regency: 0.7, district: 0.25 } as const;

/** Drawings by area, and what each was made of: places and outlines change seldom, and drawing hundreds of outlines takes longer than a page. */
const drawn = new Map<string, { readonly of: string; readonly ground: MapGround }>();
const MOST_DRAWN = 300;

/** The land around an area, and where the areas right below it lie; null where none has a known place. */
export async function findAreaMap({ code, level }: DashboardArea): Promise<MapGround | null> {
  if (level === "village") return null;
  const places = await placesBelow(code, level);
  if (places.size === 0) return null;
  const of = `${await outlinesVersion()} ${JSON.stringify([...places])}`;
  const kept = drawn.get(code);
  if (kept?.of === of) return kept.ground;
  const ground = await draw(code, level, places);
  keep(drawn, code, { of, ground }, MOST_DRAWN);
  return ground;
}

async function draw(
  code: string,
  level: keyof typeof BELOW,
  places: Awaited<ReturnType<typeof placesBelow>>,
): Promise<MapGround> {
  const { lo, hi } = code === NATION_CODE ? { lo: "", hi: "99" } : rangeOf(code);
  const rings = await outlinesBelow(lo, hi, BELOW[level]);
  const { spots, ...drawing } = await drawLand([...places.values()], WIDTH, {
    rings,
    leastDegrees: LEAST_DEGREES[level],
  });
  const codes = [...places.keys()];
  return { ...drawing, spots: new Map(spots.map((spot, index) => [codes[index] ?? "", spot])) };
}
