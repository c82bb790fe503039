import type { Row } from "@/lib/server/household/whole-family";
import { isPresent, type Person } from "./person";
import type { Random } from "./random";

/** Levels of 413: primary, junior and senior secondary with their religious and vocational kinds, diploma, degree. */
const PRIMARY = [
  [3, 84],
  [4, 13],
  [5, 1],
  [1, 1.5],
  [2, 0.5],
] as const;
const JUNIOR = [
  [8, 76],
  [9, 19],
  [10, 1],
  [6, 3],
  [7, 1],
] as const;
const SENIOR = [
  [13, 48],
  [15, 34],
  [14, 12],
  [11, 4],
  [16, 1],
  [17, 0.5],
  [12, 0.5],
] as const;
const HIGHER = [
  [18, 22],
  [19, 68],
  [20, 4],
  [21, 5],
  [22, 1],
] as const;
const NO_CERTIFICATE = 23;
const GRADUATED = 8;

/** Years of schooling completed, as a stage: 0 none, 1 primary not finished, 2 primary, 3 junior, 4 senior, 5 higher. */
export type Stage = 0 | 1 | 2 | 3 | 4 | 5;

export interface Schooling {
  readonly answers: Row;
  readonly stage: Stage;
  readonly inSchool: boolean;
}

/** Block IV-B of a person. Schooling follows welfare and the decade of birth; children of poor families leave earlier. */
export function schooling(random: Random, person: Person, welfare: number): Schooling {
  if (!isPresent(person) || person.age < 5) return { answers: blank(), stage: 0, inSchool: false };
  if (person.age <= 23 && person.marital === 1) return youngster(random, person.age, welfare);
  return adult(random, person, welfare);
}

function blank(): Row {
  return {
    schoolParticipation: null,
    highestLevelAttended: null,
    highestGradeAttended: null,
    highestCertificate: null,
  };
}

function youngster(random: Random, age: number, welfare: number): Schooling {
  const leave = 0.012 + (age >= 13 ? 0.025 : 0) + (age >= 16 ? 0.09 : 0);
  if (age <= 6 && !(age === 6 && random.chance(0.7))) return never();
  const staysOn = age <= 18 && !random.chance(Math.min(0.6, leave * Math.exp(-0.9 * welfare)));
  if (staysOn) return pupil(random, age);
  if (age >= 18 && random.chance(0.16 + 0.16 * welfare)) return student(random, age);
  const stage: Stage =
    age < 13
      ? 1
      : age < 16
        ? 2
        : random.weighted<Stage>([
            [2, 8 - 4 * welfare],
            [3, 26 - 9 * welfare],
            [4, 70 + 12 * welfare],
          ]);
  return left(random, age < 18 && stage === 4 ? 3 : stage);
}

function never(): Schooling {
  return { answers: { ...blank(), schoolParticipation: 1 }, stage: 0, inSchool: false };
}

function pupil(random: Random, age: number): Schooling {
  const [levels, stage, grade] =
    age <= 12
      ? ([PRIMARY, 1, age - 6] as const)
      : age <= 15
        ? ([JUNIOR, 2, age - 12] as const)
        : ([SENIOR, 3, age - 15] as const);
  const certificate = stage === 1 ? NO_CERTIFICATE : random.weighted(stage === 2 ? PRIMARY : JUNIOR);
  return {
    answers: {
      schoolParticipation: 2,
      highestLevelAttended: random.weighted(levels),
      highestGradeAttended: Math.max(1, Math.min(grade, stage === 1 ? 6 : 3)),
      highestCertificate: certificate,
    },
    stage,
    inSchool: true,
  };
}

function student(random: Random, age: number): Schooling {
  return {
    answers: {
      schoolParticipation: 2,
      highestLevelAttended: random.weighted([
        [18, 20],
        [19, 80],
      ]),
      highestGradeAttended: Math.max(1, Math.min(4, age - 18)),
      highestCertificate: random.weighted(SENIOR),
    },
    stage: 4,
    inSchool: true,
  };
}

function adult(random: Random, person: Person, welfare: number): Schooling {
  const bornAfter1970 = Math.min(1.3, (75 - person.age) / 30);
  const score = 0.85 * welfare + bornAfter1970 + random.normal() * 0.65 - (person.sex === 2 ? 0.12 : 0);
  if (score < -1.35) return never();
  if (score < -0.45) return left(random, 1);
  if (score < 0.55) return left(random, 2);
  if (score < 1.1) return left(random, 3);
  if (score < 2.05 || person.age < 23) return left(random, 4);
  return left(random, 5);
}

/** Somebody no longer in school: those who finished hold the certificate of the level, a few left one level further. */
function left(random: Random, stage: Stage): Schooling {
  const kinds = { 2: PRIMARY, 3: JUNIOR, 4: SENIOR, 5: HIGHER } as const;
  if (stage === 0) return never();
  if (stage === 1)
    return { answers: gone(random.weighted(PRIMARY), random.int(1, 5), NO_CERTIFICATE), stage, inSchool: false };
  const finished = random.weighted<number>(kinds[stage]);
  if (stage < 4 && random.chance(0.08)) {
    const next = random.weighted<number>(stage === 2 ? JUNIOR : SENIOR);
    return { answers: gone(next, random.int(1, 2), finished), stage, inSchool: false };
  }
  return { answers: gone(finished, GRADUATED, finished), stage, inSchool: false };
}

function gone(level: number, grade: number, certificate: number): Row {
  return {
    schoolParticipation: 3,
    highestLevelAttended: level,
    highestGradeAttended: grade,
    highestCertificate: certificate,
  };
}
