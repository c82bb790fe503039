export interface GeoPoint {
  readonly lat: number;
  readonly lng: number;
}

export interface PlottedPoint {
  readonly x: number;
  readonly y: number;
}

export interface Plot {
  readonly focus: PlottedPoint;
  readonly others: readonly PlottedPoint[];
  /** Length of the scale bar in the plot's own units, and what it stands for. */
  readonly scaleWidth: number;
  readonly scaleMetres: number;
}

const METRES_PER_DEGREE = 111_320;
/** Distances a scale bar may stand for. */
const STEPS = [20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000];

/**
 * Lays points on a square of `size` units around a focus, true to scale: a village is small enough for a flat earth.
 * Points far off the rest do not squeeze the picture: the frame holds nine tenths of them, and the focus.
 */
export function plotPoints(focus: GeoPoint, others: readonly GeoPoint[], size: number): Plot {
  const squeeze = Math.cos((focus.lat * Math.PI) / 180);
  const flat = (point: GeoPoint) => ({
    east: (point.lng - focus.lng) * METRES_PER_DEGREE * squeeze,
    north: (point.lat - focus.lat) * METRES_PER_DEGREE,
  });
  const placed = others.map(flat);
  const distances = placed.map(({ east, north }) => Math.max(Math.abs(east), Math.abs(north))).sort((a, b) => a - b);
  const reach = Math.max(50, distances[Math.floor(distances.length * 0.9)] ?? 200) * 1.1;
  const unit = size / 2 / reach;
  const toPlot = ({ east, north }: { east: number; north: number }) => ({
    x: size / 2 + east * unit,
    y: size / 2 - north * unit,
  });
  const inside = (point: PlottedPoint) => point.x >= 0 && point.x <= size && point.y >= 0 && point.y <= size;
  const scaleMetres = STEPS.filter((metres) => metres * unit <= size / 3).at(-1) ?? 20;
  return {
    focus: { x: size / 2, y: size / 2 },
    others: placed.map(toPlot).filter(inside),
    scaleWidth: scaleMetres * unit,
    scaleMetres,
  };
}
