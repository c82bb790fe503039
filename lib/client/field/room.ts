import type { Choices, Selection } from "@/lib/domain/field/exchange";
import { TAKE_ALONG_MOST } from "@/lib/domain/field/exchange";
import type { PackFamily } from "@/lib/domain/field/pack";
import type { Room } from "./keep-photo";
import type { ListedFamily, PackIndex } from "./take-along";

/** Past this share of what the browser gives, nothing is left for photos. */
const TIGHT_AT = 0.8;

export type RoomVerdict = "fits" | "tight" | "lacks" | "unknown";

export interface Reckoned {
  readonly families: number;
  /** More were chosen than one device carries: the first ones come. */
  readonly isCapped: boolean;
  readonly needBytes: number;
  readonly freeBytes: number | null;
  readonly verdict: RoomVerdict;
}

/** Whether a selection fits. What is on the device already is not counted off: it may be other families. */
export function reckonRoom(chosen: number, bytesEach: number, room: Room | null): Reckoned {
  const families = Math.min(chosen, TAKE_ALONG_MOST);
  const needBytes = families * bytesEach;
  const freeBytes = room === null ? null : Math.max(0, room.quotaBytes - room.usedBytes);
  return { families, isCapped: chosen > TAKE_ALONG_MOST, needBytes, freeBytes, verdict: verdictOf(needBytes, room) };
}

function verdictOf(needBytes: number, room: Room | null): RoomVerdict {
  if (room === null) return "unknown";
  const after = room.usedBytes + needBytes;
  if (after > room.quotaBytes) return "lacks";
  return after > room.quotaBytes * TIGHT_AT ? "tight" : "fits";
}

type Place = Pick<PackFamily, "dusun" | "rw" | "rt">;

/** A place's key, for ticking it. */
export function placeKey({ dusun, rw, rt }: Place): string {
  return JSON.stringify([dusun, rw, rt]);
}

/** How many families a selection has, as far as the portal said. */
export function countChosen(selection: Selection, choices: Choices): number {
  if (selection.by === "assignment") return choices.assigned;
  if (selection.by === "families") return selection.ids.length;
  const keys = new Set(selection.places.map(placeKey));
  return choices.places.reduce((sum, place) => sum + (keys.has(placeKey(place)) ? place.families : 0), 0);
}

/** Families on the device that a selection leaves out; null where only the portal knows. */
export function countLeftOut(selection: Selection, index: PackIndex | null): number | null {
  if (index === null) return 0;
  if (selection.by === "assignment") return null;
  const isKept = keeps(selection);
  return index.families.filter((family) => family.isNew !== true && !isKept(family)).length;
}

function keeps(selection: Exclude<Selection, { readonly by: "assignment" }>): (family: ListedFamily) => boolean {
  if (selection.by === "families") {
    const ids = new Set(selection.ids);
    return ({ id }) => ids.has(id);
  }
  const keys = new Set(selection.places.map(placeKey));
  return (family) => keys.has(placeKey(family));
}

const UNITS = ["kB", "MB", "GB"] as const;

/** A size as people say it: 1.4 MB, in steps of a thousand. */
export function sizeOf(bytes: number): { readonly value: number; readonly unit: (typeof UNITS)[number] } {
  let value = bytes / 1_000;
  let at = 0;
  while (value >= 1_000 && at < UNITS.length - 1) {
    value /= 1_000;
    at += 1;
  }
  return { value: value < 10 ? Math.round(value * 10) / 10 : Math.round(value), unit: UNITS[at] ?? "kB" };
}
