/** A house on somebody's way: where it stands, as far as the register knows. */
export interface WalkStop {
  readonly id: string;
  readonly dusun: string | null;
  readonly rw: string | null;
  readonly rt: string | null;
  readonly buildingNo: string | null;
  readonly address: string | null;
  readonly lat: number | null;
  readonly lng: number | null;
}

interface Place {
  readonly lat: number;
  readonly lng: number;
}

const natural = new Intl.Collator("id", { numeric: true, sensitivity: "base" });

/** Of one neighbourhood: the stops that share hamlet, RW and RT. */
export function neighbourhoodOf({ dusun, rw, rt }: Pick<WalkStop, "dusun" | "rw" | "rt">): string {
  return `${dusun ?? ""}\n${rw ?? ""}\n${rt ?? ""}`;
}

/** Houses that already stand in the order of a walk, by neighbourhood: one heading, one list. */
export function byNeighbourhood<T extends Pick<WalkStop, "dusun" | "rw" | "rt">>(
  stops: readonly T[],
): readonly (readonly [T, ...T[]])[] {
  const groups: [T, ...T[]][] = [];
  for (const stop of stops) {
    const last = groups.at(-1);
    if (last !== undefined && neighbourhoodOf(last[0]) === neighbourhoodOf(stop)) last.push(stop);
    else groups.push([stop]);
  }
  return groups;
}

/**
 * Houses in the order in which somebody goes to them: hamlet, RW, RT; within an RT by house number where all have one, else from point to
 * point on the map. Houses without a point come last, by number and address. The same input gives the same order.
 */
export function walkOrder<T extends WalkStop>(stops: readonly T[]): readonly T[] {
  const groups = new Map<string, T[]>();
  for (const stop of stops) {
    const key = neighbourhoodOf(stop);
    groups.set(key, [...(groups.get(key) ?? []), stop]);
  }
  return [...groups.values()].toSorted((a, b) => byPlace(a[0], b[0])).flatMap(walkNeighbourhood);
}

function byPlace(a: WalkStop | undefined, b: WalkStop | undefined): number {
  return compare(a?.dusun, b?.dusun) || compare(a?.rw, b?.rw) || compare(a?.rt, b?.rt);
}

/** What is not known comes last. */
function compare(a: string | null | undefined, b: string | null | undefined): number {
  const [one, other] = [a ?? "", b ?? ""];
  if (one === "" || other === "") return Number(one === "") - Number(other === "");
  return natural.compare(one, other);
}

function byNumber(a: WalkStop, b: WalkStop): number {
  return compare(a.buildingNo, b.buildingNo) || compare(a.address, b.address) || a.id.localeCompare(b.id);
}

function walkNeighbourhood<T extends WalkStop>(stops: readonly T[]): readonly T[] {
  if (stops.every(({ buildingNo }) => (buildingNo ?? "") !== "")) return stops.toSorted(byNumber);
  const placed = stops.filter((stop) => placeOf(stop) !== null).toSorted((a, b) => a.id.localeCompare(b.id));
  return [...fromPointToPoint(placed), ...stops.filter((stop) => placeOf(stop) === null).toSorted(byNumber)];
}

/** Always to the nearest house not yet visited, beginning in the north-west. Right for a street, near enough for a hamlet. */
function fromPointToPoint<T extends WalkStop>(stops: readonly T[]): readonly T[] {
  const left = [...stops];
  const way: T[] = [];
  let here: Place = {
    lat: Math.max(...stops.map(({ lat }) => lat ?? 0)),
    lng: Math.min(...stops.map(({ lng }) => lng ?? 0)),
  };
  while (left.length > 0) {
    const distances = left.map((stop) => squared(here, placeOf(stop) ?? here));
    const nearest = distances.indexOf(Math.min(...distances));
    const next = left.splice(nearest, 1)[0];
    if (next === undefined) break;
    way.push(next);
    here = placeOf(next) ?? here;
  }
  return way;
}

function placeOf({ lat, lng }: WalkStop): Place | null {
  return lat === null || lng === null ? null : { lat, lng };
}

/** Enough to compare by: near the equator a degree is as long in both directions. */
function squared(a: Place, b: Place): number {
  return (a.lat - b.lat) ** 2 + (a.lng - b.lng) ** 2;
}
