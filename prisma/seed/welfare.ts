import { addDays } from "./calendar";
import type { Random } from "./random";
import type { Row } from "./record";

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
  const snapshotOn = addDays(on, random.chance(0.94) ? -114 : -205);
  if (random.chance(0.015)) {
    return {
      answers: {
        decileNational: 0,
        decileProvince: 0,
        decileRegency: 0,
        ...snapshot(snapshotOn),
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
      ...snapshot(snapshotOn),
      pbiNational: pbi ? 1 : 2,
      pbiLocal: !pbi && random.chance(decileNational <= 6 ? 0.3 : 0.06) ? 1 : 2,
    },
    decileNational,
  };
}

function snapshot(on: string): Row {
  return {
    decileSnapshotId: `CONTOH-${on.slice(0, 4)}-T${Math.ceil(Number(on.slice(5, 7)) / 3)}`,
    decileSnapshotOn: on,
  };
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
