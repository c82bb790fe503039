import "server-only";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import { underScope } from "@/lib/server/db/scoped";
import { keep } from "@/lib/server/memory/keep";

/** Dusun and RT names of a village. */
export interface Places {
  readonly dusun: readonly string[];
  readonly rt: readonly string[];
}

const NONE: Places = { dusun: [], rt: [] };
const MOST_PLACES = 500;
/** How long a process trusts what it has read: a village names a new RT once in years, and reading every family takes longer than the page. */
const TRUSTED_MS = 5 * 60_000;
const MOST_KNOWN = 2_000;

/** Names of places alone, of villages whose people asked lately. Read and told under the scope of the whole village alone. */
const known = new Map<string, { readonly until: number; readonly places: Places }>();

/** Dusun and RT names of a village, for the filter. Empty above the village, where they would be too many. */
export async function listPlaces(actor: Actor, now: Date): Promise<Places> {
  const code = actor.grant.regionCode;
  if (code.length !== 10) return NONE;
  if (scopeOf(actor).mode !== "area") return readPlaces(actor, code);
  const kept = known.get(code);
  if (kept !== undefined && kept.until > now.getTime()) return kept.places;
  const places = await readPlaces(actor, code);
  keep(known, code, { until: now.getTime() + TRUSTED_MS, places }, MOST_KNOWN);
  return places;
}

async function readPlaces(actor: Actor, code: string): Promise<Places> {
  return underScope(scopeOf(actor), async ({ sql }) => {
    const rows = await sql<{ dusun: string | null; rt: string | null }>`
      SELECT DISTINCT dusun, rt FROM household WHERE regency_code = ${code.slice(0, 4)} AND village_code = ${code} LIMIT ${MOST_PLACES}`;
    const unique = (values: (string | null)[]) =>
      [...new Set(values.filter((value) => value !== null && value !== ""))].map(String).sort();
    return { dusun: unique(rows.map((row) => row.dusun)), rt: unique(rows.map((row) => row.rt)) };
  });
}
