import type { Row } from "@/lib/server/household/whole-family";
import type { Random } from "./random";
import { demoSnapshots } from "./snapshot";

export interface Ranking {
  readonly answers: Row;
  readonly decileNational: number;
}

/**
 * Deciles and premium flags as a snapshot of the ranking centre brings them. The regency is poorer than the nation, so
 * the same family stands lower there than in its own regency. About 15 in 1,000 are not ranked (0).
 */
export function ranking(random: Random, welfare: number, on: string): Ranking {
  const score = welfare + random.normal() * 0.22;
  const taken = snapshotOf(on, random.chance(0.94) ? -1 : -2);
  if (random.chance(0.015)) {
    return {
      answers: {
        decileNational: 0,
        decileProvince: 0,
        decileRegency: 0,
        ...taken,
        pbiNational: 2,
        pbiLocal: 2,
      },
      decileNational: 0,
    };
  }
  const decileNational = decileOf(score - 0.38);
  const pbi = random.chance(decileNational <= 5 ? 0.86 - 0.12 * decileNational : 0.05);
  return {
    answers: {
      decileNational,
      decileProvince: decileOf(score - 0.15),
      decileRegency: decileOf(score),
      ...taken,
      pbiNational: pbi ? 1 : 2,
      pbiLocal: !pbi && random.chance(decileNational <= 6 ? 0.3 : 0.06) ? 1 : 2,
    },
    decileNational,
  };
}

/** Snapshots by day and by how far back: a seed asks for the same two for every family. */
const known = new Map<string, Row>();

function snapshotOf(on: string, back: -1 | -2): Row {
  const key = `${on}${back}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const snapshot = demoSnapshots(on).at(back);
  const row = { decileSnapshotId: snapshot?.id ?? null, decileSnapshotOn: snapshot?.rankedOn ?? null };
  known.set(key, row);
  return row;
}

function decileOf(score: number): number {
  return Math.max(1, Math.min(10, 1 + Math.floor(10 * normalShare(score))));
}

/** Share of a standard normal below the score (Zelen and Severo's polynomial, error under 1e-7). */
function normalShare(score: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(score));
  const tail = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const above = (Math.exp((-score * score) / 2) / Math.sqrt(2 * Math.PI)) * tail;
  return score < 0 ? above : 1 - above;
}
