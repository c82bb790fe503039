import { type CubeTableRow, shareIn } from "../cube/table";
import { isShown } from "../dashboard/figure";
import type { ChildProgressRow } from "../dashboard/overview";
import { doneShare } from "../dashboard/progress";
import { radiusOf, type Spot, shadeStep } from "./symbol";

/** A drawing of the land, and where areas lie on it. */
export interface MapGround {
  readonly width: number;
  readonly height: number;
  /** The land as the path of an SVG. */
  readonly land: string;
  /** Outlines of the areas, of those that somebody brought; empty: none. */
  readonly outlines: string;
  /** Of the areas right below whose place is known, by code. */
  readonly spots: ReadonlyMap<string, Spot>;
}

/** An area on a map as a reader may see it. */
export interface Place extends Spot {
  readonly code: string;
  readonly name: string;
  /** null: withheld. */
  readonly size: number | null;
  /** What the shade says; null where it is withheld or nobody stands below the line. */
  readonly value: number | null;
  readonly isNobody: boolean;
}

export interface Circle extends Place {
  readonly radius: number;
}

/** Radius in the drawing's own units; the smallest can still be pressed. */
const RADIUS = { least: 8, most: 36 };

/** Areas as circles, the large first so that the small stand on them, and how wide a step of the shades is. */
export function circlesOf(places: readonly Place[]): { readonly circles: readonly Circle[]; readonly step: number } {
  const largest = Math.max(0, ...places.map(({ size }) => size ?? 0));
  return {
    circles: places
      .map((place) => ({ ...place, radius: radiusOf(place.size ?? 0, largest, RADIUS) }))
      .sort((one, other) => other.radius - one.radius),
    step: shadeStep(Math.max(0, ...places.map(({ value }) => value ?? 0))),
  };
}

type Spots = MapGround["spots"];

/** The rows of a table of areas: as large as all of them, as dark as the share. */
export function tablePlaces(
  rows: readonly CubeTableRow[],
  spots: Spots,
  word: (row: CubeTableRow) => string,
  isIndicator: boolean,
): readonly Place[] {
  return rows.flatMap((row): readonly Place[] => {
    const spot = spots.get(String(row.key));
    const cell = row.cells.at(-1);
    if (row.key === "all" || spot === undefined || cell === undefined) return [];
    const figure = isIndicator ? shareIn(cell) : cell.counted;
    const value = figure !== null && isShown(figure) ? figure : null;
    const size = isShown(cell.base) ? cell.base : null;
    return [{ ...spot, code: String(row.key), name: word(row), size, value, isNobody: figure === null }];
  });
}

/** The progress of areas: as large as what is due, as dark as what is done. Where nothing is due there is nothing to show. */
export function progressPlaces(rows: readonly ChildProgressRow[], spots: Spots): readonly Place[] {
  return rows.flatMap(({ code, label, progress }): readonly Place[] => {
    const spot = spots.get(code);
    if (spot === undefined || progress.due === 0) return [];
    const done = doneShare(progress);
    const value = done !== null && isShown(done) ? done : null;
    return [{ ...spot, code, name: label, size: isShown(progress.due) ? progress.due : null, value, isNobody: false }];
  });
}
