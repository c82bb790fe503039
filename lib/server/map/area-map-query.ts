import "server-only";
import type { DashboardArea } from "@/lib/domain/dashboard/overview";
import type { MapGround } from "@/lib/domain/map/place";
import { drawLand } from "./land";
import { placesBelow } from "./places-query";

/** Width of a drawing in its own units: about the pixels of the largest that is shown. */
const WIDTH = 720;

/** The land around an area, and where the areas right below it lie; null where none has a known place. */
export async function findAreaMap({ code, level }: DashboardArea): Promise<MapGround | null> {
  if (level === "village") return null;
  const places = await placesBelow(code, level);
  if (places.size === 0) return null;
  const { spots, ...drawing } = await drawLand([...places.values()], WIDTH);
  const codes = [...places.keys()];
  return { ...drawing, outlines: "", spots: new Map(spots.map((spot, index) => [codes[index] ?? "", spot])) };
}
