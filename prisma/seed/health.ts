import type { Row } from "@/lib/server/household/whole-family";
import { isPresent, type Person } from "./person";
import type { Random } from "./random";

const FROM_TWO = [
  "difficultySeeing",
  "difficultyHearing",
  "difficultyWalking",
  "difficultyHands",
  "difficultyLearning",
  "difficultyBehaviour",
] as const;
const FROM_FIVE = ["difficultySpeaking", "difficultySelfCare", "difficultyRemembering"] as const;

/** The nine functional domains of 428a-i. */
export const DIFFICULTIES = [...FROM_TWO, ...FROM_FIVE] as const;

/** How much age adds to a domain: sight, hearing, walking and memory wear out, learning does not. */
const WEAR: Readonly<Record<string, number>> = {
  difficultySeeing: 1.4,
  difficultyHearing: 1.2,
  difficultyWalking: 1.5,
  difficultyRemembering: 1.1,
  difficultyHands: 0.8,
  difficultySelfCare: 0.9,
};

/** Block IV-E. Severe difficulty is rare before 60 (about 2 in 100 people) and common after 75. */
export function health(random: Random, person: Person, welfare: number, livesAlone: boolean): Row {
  const row: Row = { childNutrition: null, caregiver: null, sadnessDepression: null, chronicIllness: null };
  for (const key of DIFFICULTIES) row[key] = null;
  if (!isPresent(person)) return row;
  const { age } = person;
  if (age <= 4) row["childNutrition"] = nutrition(random, age, welfare);
  const impaired = random.chance(0.011) ? random.pick(age >= 5 ? DIFFICULTIES : FROM_TWO) : null;
  if (age >= 2) for (const key of FROM_TWO) row[key] = difficulty(random, key, age, key === impaired);
  if (age >= 5) {
    for (const key of FROM_FIVE) row[key] = difficulty(random, key, age, key === impaired);
    row["sadnessDepression"] = random.weighted([
      [1, 0.3],
      [2, 0.9 - 0.2 * welfare],
      [3, age < 12 ? 4 : 15 - 3 * welfare],
      [4, 84],
    ]);
  }
  if (age >= 60 || isSevere(row))
    row["caregiver"] = livesAlone
      ? 3
      : random.weighted<number | null>([
          [1, 78],
          [2, 4],
          [null, 18],
        ]);
  row["chronicIllness"] = illness(random, age);
  return row;
}

function nutrition(random: Random, age: number, welfare: number): number | null {
  return random.weighted<number | null>([
    [2, 15 - 6 * welfare],
    [1, 6 - 2 * welfare],
    [3, age === 0 ? 14 : 7],
    [8, 4],
    [null, 68],
  ]);
}

function difficulty(random: Random, key: string, age: number, impaired: boolean): number {
  if (impaired) return random.chance(0.3) ? 1 : 2;
  const old = ((WEAR[key] ?? 0.3) * Math.max(0, age - 45)) / 45;
  const severe = 0.0006 + 0.03 * old ** 3;
  const some = 0.006 + 0.22 * old ** 1.4;
  return random.weighted([
    [1, severe * 0.2],
    [2, severe],
    [3, some],
    [4, Math.max(0.2, 1 - some)],
  ]);
}

function isSevere(row: Row): boolean {
  return [...DIFFICULTIES, "sadnessDepression"].some((key) => row[key] === 1 || row[key] === 2);
}

/** Codes of 430: nobody of the demo has more than one, as the form asks. */
function illness(random: Random, age: number): number {
  const old = Math.max(0, age - 30) / 50;
  return random.weighted([
    [1, 100 - Math.min(70, 60 * old)],
    [2, 0.3 + 26 * old],
    [3, 0.2 + 14 * old],
    [4, 1.8 + old],
    [5, 0.1 + 4 * old],
    [6, 0.1 + 9 * old],
    [7, 0.4 + 0.6 * old],
    [8, 3.4 * old],
    [9, 0.08 + 0.8 * old],
    [10, 0.6 * old],
    [13, 5 * old],
    [15, 0.05],
    [17, age > 70 ? 1.2 : 0],
    [18, 0.8 + 2 * old],
  ]);
}
