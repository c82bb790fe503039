import type { Row } from "@/lib/server/household/whole-family";
import { isPresent, type Person } from "./person";
import type { Random } from "./random";
import type { Work } from "./work";

/** What the family's programmes and ranking mean for a person's insurance. */
export interface Cover {
  /** Whether government pays the family's premium, from the nation and from the region. */
  readonly pbiNational: boolean;
  readonly pbiLocal: boolean;
  readonly receivesPkh: boolean;
  readonly welfare: number;
}

/** Block IV-F of a person. */
export function protection(random: Random, person: Person, work: Work, inSchool: boolean, cover: Cover): Row {
  const { age } = person;
  if (!isPresent(person)) {
    return { healthInsurance: null, prakerja: null, kur: null, umi: null, pip: null, employmentInsurance: null };
  }
  const yes = (probability: number) => (random.chance(probability) ? 1 : random.chance(0.01) ? 8 : 2);
  const ownsFirm = work.business["ownsBusiness"] === 1;
  return {
    healthInsurance: insurance(random, work, cover),
    prakerja: age < 5 ? null : yes(age >= 18 && age <= 45 ? 0.015 : 0),
    kur: age < 5 ? null : yes(ownsFirm ? 0.12 : 0),
    umi: age < 5 ? null : yes(ownsFirm && cover.welfare < 0 ? 0.1 : ownsFirm ? 0.03 : 0),
    pip:
      age < 5 || age > 30 ? null : yes(inSchool ? (cover.receivesPkh ? 0.75 : cover.welfare < -0.4 ? 0.35 : 0.06) : 0),
    employmentInsurance: age < 15 ? null : employmentInsurance(random, work, age),
  };
}

function insurance(random: Random, work: Work, cover: Cover): readonly number[] {
  const own: readonly number[] = work.status === 5 || (work.status === 4 && random.chance(0.6)) ? [4] : [];
  if (cover.pbiNational || cover.pbiLocal) return own.length === 0 ? [1] : own;
  if (own.length > 0) return random.chance(0.04) ? [4, 8] : own;
  return random.weighted<readonly number[]>([
    [[2], 34 + 18 * cover.welfare],
    [[0], 44 - 14 * cover.welfare],
    [[8], 4],
    [[99], 1.5],
    [[4], 12 + 8 * cover.welfare],
  ]);
}

function employmentInsurance(random: Random, work: Work, age: number): readonly number[] {
  if (work.status === 5) return random.chance(0.9) ? [16] : [1, 2, 16];
  if (work.status === 4 && random.chance(0.45))
    return random.weighted<readonly number[]>([
      [[1, 2], 50],
      [[1, 2, 4], 30],
      [[1, 2, 4, 8], 20],
    ]);
  if (age >= 58 && random.chance(0.05)) return [16];
  return work.status !== null && random.chance(0.02)
    ? [99]
    : work.status !== null && random.chance(0.03)
      ? [1, 2]
      : [0];
}
