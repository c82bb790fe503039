import "server-only";
import type { DashboardArea } from "@/lib/domain/dashboard/overview";
import type { Spot } from "@/lib/domain/map/symbol";
import { drawLand } from "./land";
import { placesBelow } from "./places-query";

/** Width of a drawing in its own units: about the pixels of the largest that is shown. */
const WIDTH = 720;

export interface AreaMap {
  readonly width: number;
  readonly height: number;
  readonly land: string;
  /** Of the areas right below whose place is known, by code. */
  readonly spots: ReadonlyMap<string, Spot>;
}

/** The land around an area, and where the areas right below it lie; null where none has a known place. */
export async function findAreaMap({ code, level }: DashboardArea): Promise<AreaMap | null> {
  if (level === "village") return null;
  const places = await placesBelow(code, level);
  if (places.size === 0) return null;
  const { spots, ...drawing } = await drawLand([...places.values()], WIDTH);
  const codes = [...places.keys()];
  return { ...drawing, spots: new Map(spots.map((spot, index) => [codes[index] ?? "", spot])) };
}
