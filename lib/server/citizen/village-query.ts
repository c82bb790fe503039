import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import { villageIn } from "@/lib/domain/citizen/topic";
import { parseChoice } from "@/lib/domain/dashboard/address";
import type { Figure } from "@/lib/domain/dashboard/figure";
import { findArea, getOverview } from "@/lib/server/dashboard/queries";
import { ANYBODY } from "@/lib/server/db/anybody";
import { keep } from "@/lib/server/memory/keep";
import { findCurrentPeriod } from "@/lib/server/period/current-period";
import { findRegion, type RegionTimeZone, villageLine } from "@/lib/server/region/queries";

export interface PublicVillage {
  readonly code: string;
  readonly label: string;
  /** With everything above it: "Desa Maluk, Kec. Maluk, Kab. …". */
  readonly place: string;
  readonly timeZone: RegionTimeZone;
  readonly period: {
    readonly year: number;
    readonly startsOn: string;
    readonly endsOn: string;
    readonly isOpen: boolean;
  } | null;
}

export interface VillageProgress {
  readonly due: Figure;
  readonly applied: Figure;
  readonly rolledUpAt: Date;
}

/** A village as anybody may read of it; null for what is none, and for practice. */
export async function findPublicVillage(text: string, now: Date): Promise<PublicVillage | null> {
  const code = villageIn(text);
  const region = code === null ? null : await findRegion(code);
  if (code === null || region === null) return null;
  const [place, period] = await Promise.all([villageLine(code), findCurrentPeriod(code, now)]);
  return { code, label: region.label, place, timeZone: region.timeZone, period };
}

const MINUTES = 10;
const MOST = 1_000;
const progress = new Map<string, { readonly at: number; readonly told: VillageProgress | null }>();

/**
 * How far a village is in its year, as a reader of its regency without small cells sees it: small counts and what would give them away are
 * withheld, the others told to the nearest five. Remembered for ten minutes, because anybody may ask.
 */
export async function findVillageProgress(code: string, now: Date): Promise<VillageProgress | null> {
  const known = progress.get(code);
  if (known !== undefined && now.getTime() - known.at < MINUTES * 60_000) return known.told;
  const told = await readProgress(code, now);
  keep(progress, code, { at: now.getTime(), told }, MOST);
  return told;
}

async function readProgress(code: string, now: Date): Promise<VillageProgress | null> {
  const reader = readerOf(code.slice(0, 4));
  const area = await findArea(reader, code);
  if (area === null) return null;
  const { progress: found, rolledUpAt } = await getOverview(reader, area, parseChoice({}), now);
  if (rolledUpAt === null || found.due === 0) return null;
  return { due: found.due, applied: found.states.applied, rolledUpAt };
}

/** Nobody, with the eyes of who sees a regency's sums and no small cell. */
function readerOf(regencyCode: string): Actor {
  const grant = { id: ANYBODY.actorId, role: "viewer", regionCode: regencyCode, level: "full" } as const;
  return { userId: ANYBODY.actorId, sessionId: ANYBODY.actorId, displayName: "", locale: "id", grant, grants: [grant] };
}
