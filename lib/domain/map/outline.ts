/** A ring on the grid of its area's level: x and y in steps, one after the other, each corner once. */
export type OutlineRing = readonly number[];

/** Around all of Indonesia, in degrees. */
export const COUNTRY = { west: 92, east: 144, south: -14, north: 9 };

export function isInCountry(lng: number, lat: number): boolean {
  return lng >= COUNTRY.west && lng <= COUNTRY.east && lat >= COUNTRY.south && lat <= COUNTRY.north;
}

/**
 * The step of the grid in degrees by the digits of an area's code: finer than a point of the map on which it is drawn. A grid and not
 * a line simplified by itself: neighbours keep the same corners on the border that they share.
 */
const STEP: Readonly<Record<number, number>> = { 2: 0.005, 4: 0.002, 6: 0.001, 10: 0.0005 };
const FINEST = 0.0005;

function stepOf(digits: number): number {
  return STEP[digits] ?? FINEST;
}

/** A ring laid on the grid, corners that fall together once; null where nothing with an inside is left. */
export function snapped(corners: readonly (readonly [number, number])[], digits: number): OutlineRing | null {
  const step = stepOf(digits);
  const ring: number[] = [];
  for (const [lng, lat] of corners) {
    const [x, y] = [Math.round(lng / step), Math.round(lat / step)];
    if (ring.length === 0 || ring.at(-2) !== x || ring.at(-1) !== y) ring.push(x, y);
  }
  return ring.length < 8 ? null : ring;
}

/** The corners in degrees, as a map library takes them. */
export function degreesOf(ring: OutlineRing, digits: number): [number, number][] {
  const step = stepOf(digits);
  const corners: [number, number][] = [];
  for (let at = 0; at + 1 < ring.length; at += 2) corners.push([(ring[at] ?? 0) * step, (ring[at + 1] ?? 0) * step]);
  return corners;
}

type Corner = readonly [number, number];

/** Most letters of a map's outlines: what a phone still loads at once. */
const MOST_LETTERS = 150_000;

/**
 * Lines of a drawing as one path: on whole points, a border that two areas share drawn once, coarser where it would be longer than a
 * map may be. @param lines corners in the drawing's units
 */
export function outlinePath(lines: readonly (readonly Corner[])[], most = MOST_LETTERS): string {
  for (let grain = 1; grain <= 64; grain *= 2) {
    const path = pathOf(lines, grain);
    if (path.length <= most) return path;
  }
  return "";
}

function pathOf(lines: readonly (readonly Corner[])[], grain: number): string {
  const drawn = new Set<string>();
  const at = (value: number) => Math.round(value / grain) * grain;
  let path = "";
  for (const line of lines) {
    let pen: Corner | null = null;
    let from: Corner | null = null;
    for (const corner of line) {
      const to: Corner = [at(corner[0]), at(corner[1])];
      if (from !== null && (from[0] !== to[0] || from[1] !== to[1])) {
        const key = borderKey(from, to);
        if (!drawn.has(key)) {
          drawn.add(key);
          path += pen === from ? " " : `M${from[0]},${from[1]}l`;
          path += `${to[0] - from[0]},${to[1] - from[1]}`;
          pen = to;
        }
      } else if (from !== null) continue;
      from = to;
    }
  }
  return path;
}

function borderKey(a: Corner, b: Corner): string {
  const isInOrder = a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);
  return isInOrder ? `${a[0]},${a[1]},${b[0]},${b[1]}` : `${b[0]},${b[1]},${a[0]},${a[1]}`;
}
