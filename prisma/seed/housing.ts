import type { Row } from "@/lib/server/household/whole-family";
import type { VillageSite } from "./place";
import type { Random } from "./random";

/** Block III of a family. Materials and services follow welfare; wells and fuel wood belong to the far villages. */
export function housing(random: Random, site: VillageSite, welfare: number, people: number): Row {
  const level = (spread: number) => welfare + random.normal() * spread;
  const ownership = random.weighted([
    [1, 82],
    [2, site.livelihood === "mine" || site.livelihood === "town" ? 9 : 2],
    [3, 12 - 4 * welfare],
    [4, site.livelihood === "mine" ? 3 : 0.7],
    [5, 0.5],
  ]);
  const water = drinkingWater(random, site, level(0.5));
  return {
    dwellingOwnership: ownership,
    landTitle: ownership === 1 ? landTitle(random, welfare) : null,
    floorAreaM2: Math.max(12, Math.min(320, Math.round(28 + 5 * people + 15 * Math.exp(0.55 * level(0.4))))),
    floorMaterial: floor(random, level(0.45), site),
    wallMaterial: wall(random, level(0.5), site),
    roofMaterial: roof(random, level(0.6)),
    drinkingWater: water,
    waterToSewageDistance:
      water >= 4 && water <= 8
        ? random.weighted([
            [1, 34 - 8 * welfare],
            [2, 58],
            [8, 8],
          ])
        : null,
    ...electricity(random, site, level(0.4)),
    cookingFuel: cookingFuel(random, site, level(0.45)),
    ...toilet(random, site, level(0.5)),
  };
}

function landTitle(random: Random, welfare: number): number {
  return random.weighted([
    [1, 44 + 14 * welfare],
    [2, 6],
    [3, 7],
    [4, 3],
    [5, 28 - 4 * welfare],
    [6, 12 - 6 * welfare],
  ]);
}

function floor(random: Random, score: number, site: VillageSite): number {
  if (random.chance(0.004)) return 9;
  if (score > 1.9) return random.chance(0.5) ? 1 : 2;
  if (score > 0.25)
    return random.weighted([
      [2, 82],
      [4, 10],
      [3, 4],
      [5, 4],
    ]);
  // Houses on stilts over the shore have boards.
  if (score > -0.55)
    return random.weighted([
      [6, 50],
      [4, 14],
      [2, 16],
      [5, site.livelihood === "coast" ? 26 : 9],
    ]);
  if (score > -1.5)
    return random.weighted([
      [6, 46],
      [5, site.livelihood === "coast" ? 38 : 16],
      [7, 5],
      [8, 10],
    ]);
  return random.weighted([
    [8, 50],
    [6, 18],
    [7, 18],
    [5, 14],
  ]);
}

function wall(random: Random, score: number, site: VillageSite): number {
  if (random.chance(0.004)) return 7;
  if (score > 0.1)
    return random.weighted([
      [1, 92],
      [3, 7],
      [2, 2],
    ]);
  if (score > -0.9)
    return random.weighted([
      [1, 58],
      [3, site.livelihood === "coast" ? 36 : 22],
      [2, 7],
      [4, 6],
    ]);
  return random.weighted([
    [3, 42],
    [4, 26],
    [1, 16],
    [6, 9],
    [2, 5],
    [5, 2],
  ]);
}

function roof(random: Random, score: number): number {
  if (random.chance(0.003)) return 8;
  if (score > 1.6)
    return random.weighted([
      [2, 55],
      [3, 28],
      [1, 17],
    ]);
  if (score > -1)
    return random.weighted([
      [3, 66],
      [2, 24],
      [4, 9],
    ]);
  return random.weighted([
    [3, 62],
    [4, 12],
    [7, 20],
    [6, 4],
    [5, 3],
  ]);
}

function drinkingWater(random: Random, site: VillageSite, score: number): number {
  const far = site.remote !== null;
  if (score > 0.6)
    return random.weighted([
      [2, 60],
      [1, 10],
      [3, far ? 4 : 20],
      [4, 16],
    ]);
  if (score > -0.7)
    return random.weighted([
      [2, far ? 12 : 32],
      [3, far ? 5 : 16],
      [4, 24],
      [5, 22],
      [7, far ? 14 : 4],
      [10, site.remote?.island ? 14 : 0.6],
    ]);
  return random.weighted([
    [5, 40],
    [4, 14],
    [6, 20],
    [7, far ? 14 : 5],
    [8, far ? 10 : 3],
    [9, 3],
    [10, far ? 6 : 1],
    [2, 9],
    [11, 0.7],
  ]);
}

function electricity(random: Random, site: VillageSite, score: number): Row {
  const none = { meterPower1: null, meterPower2: null, meterPower3: null };
  const dark = site.remote?.noInternet ? 0.05 : 0.004;
  if (random.chance(dark * Math.exp(-0.9 * score))) return { lightingSource: random.chance(0.55) ? 4 : 3, ...none };
  if (random.chance(0.09 * Math.exp(-0.9 * score))) return { lightingSource: 2, ...none };
  if (random.chance(0.004)) return { lightingSource: 3, ...none };
  const power = meter(random, score);
  const second = random.chance(score > 1.2 ? 0.12 : 0.008);
  const third = second && random.chance(0.12);
  return {
    lightingSource: 1,
    meterPower1: power,
    meterPower2: second ? meter(random, score) : null,
    meterPower3: third ? meter(random, score) : null,
  };
}

/** Codes of 307b. */
function meter(random: Random, score: number): number {
  if (score < -0.3)
    return random.weighted([
      [1, 72],
      [2, 27],
      [3, 1],
    ]);
  if (score < 0.8)
    return random.weighted([
      [1, 26],
      [2, 60],
      [3, 13],
      [4, 1],
    ]);
  return random.weighted([
    [2, 40],
    [3, 42],
    [4, 14],
    [5, 4],
    [1, 4],
  ]);
}

function cookingFuel(random: Random, site: VillageSite, score: number): number {
  if (random.chance(0.006)) return 0;
  if (score > 1.5)
    return random.weighted([
      [4, 56],
      [2, 22],
      [3, 16],
      [1, 6],
      [5, 0.4],
    ]);
  const wood = (site.remote === null ? 10 : 24) * Math.exp(-0.8 * score);
  return random.weighted([
    [4, 90],
    [10, wood],
    [7, 1.5],
    [9, 0.4],
    [2, score > 0 ? 3 : 0],
    [6, 0.15],
    [11, 0.1],
  ]);
}

function toilet(random: Random, site: VillageSite, score: number): Row {
  const facility =
    score > -0.2
      ? random.weighted([
          [1, 93],
          [2, 6],
          [3, 0.6],
        ])
      : score > -1.2
        ? random.weighted([
            [1, 62],
            [2, 20],
            [3, 4],
            [4, 5],
            [5, 1],
            [6, 8],
          ])
        : random.weighted([
            [1, 26],
            [2, 24],
            [4, 12],
            [6, 33],
            [3, 4],
            [5, 2],
          ]);
  if (facility > 3) return { toiletFacility: facility, toiletType: null, faecesDisposal: null };
  const type =
    score > -0.6
      ? random.weighted([
          [1, 95],
          [2, 4],
        ])
      : random.weighted([
          [1, 72],
          [2, 10],
          [3, 7],
          [4, 11],
        ]);
  const disposal =
    type === 4
      ? random.weighted([
          [4, 86],
          [6, 4],
          [3, 10],
        ])
      : random.weighted([
          [1, 74 + 14 * score],
          [2, score > 1 ? 2 : 0.2],
          [4, 16],
          [3, site.livelihood === "coast" ? 15 : 4],
          [6, 0.6],
          [5, type === 1 ? 0 : 1],
        ]);
  return { toiletFacility: facility, toiletType: type, faecesDisposal: disposal };
}
