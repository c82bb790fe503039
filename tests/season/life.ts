import type { Random } from "@/prisma/seed/random";
import type { Tally } from "./tally";
import { type World, YEAR } from "./world";

/** The season as it is lived. */
export interface Life {
  readonly world: World;
  readonly random: Random;
  readonly tally: Tally;
  readonly perVillage: number;
  readonly sent: Map<string, number>;
}

export const FIRST = `${YEAR}-01-05`;
export const LAST_SEND = `${YEAR}-09-25`;
