import { type AnswerMap, type Answers, answersOf, isAnswered, sameAnswer } from "../instrument/answers";
import { isPresent } from "../instrument/form";
import type { Instrument } from "../instrument/instrument";
import type { Level } from "../variable/variable";

/**
 * Share of a family's answers on record, in percent, that are others now or gone. What was never answered before, another
 * instrument's questions above all, is no change; people who came or left are no changed answers of theirs. Null where
 * there is nothing to compare with.
 */
export function changedShare(instrument: Instrument, before: Answers, after: Answers): number | null {
  const rows: (readonly [Level, string | null])[] = [["household", null]];
  for (const [uid, row] of Object.entries(after.members)) {
    const earlier = before.members[uid];
    if (earlier !== undefined && isPresent(row) && isPresent(earlier)) rows.push(["member", uid], ["civil", uid]);
  }
  let compared = 0;
  let changed = 0;
  for (const [level, uid] of rows) {
    const [old, now] = [answersOf(before, level, uid), answersOf(after, level, uid)];
    for (const { key, stored } of instrument[level]) {
      if (!stored || !isAnswered(old[key])) continue;
      compared += 1;
      if (!sameAnswer(old[key], now[key])) changed += 1;
    }
  }
  return compared === 0 ? null : (changed / compared) * 100;
}

/** A variable that tells of welfare: which way is better, and from which code on an answer has no rank. */
interface Ranked {
  readonly key: string;
  readonly better: "low" | "high";
  readonly ranked?: number;
}

const MATERIALS: readonly Ranked[] = [
  { key: "floorMaterial", better: "low", ranked: 8 },
  { key: "wallMaterial", better: "low", ranked: 6 },
  { key: "roofMaterial", better: "low", ranked: 7 },
  { key: "floorCondition", better: "low" },
  { key: "wallCondition", better: "low" },
  { key: "roofCondition", better: "low" },
  { key: "floorAreaM2", better: "high" },
  { key: "toiletFacility", better: "low" },
  { key: "toiletType", better: "low" },
  { key: "lightingSource", better: "low" },
  { key: "meterPower1", better: "high" },
  { key: "cookingFuel", better: "low", ranked: 10 },
  { key: "monthlyRentValue", better: "high" },
  { key: "electricitySpend", better: "high" },
];

const YES_NO_ASSETS = [
  ...["assetGas55", "assetFridge", "assetAc", "assetWaterHeater", "assetFlatTv", "assetGold", "assetComputer"],
  ...["assetMotorcycle", "assetCar", "assetBoat", "assetMotorBoat", "assetSmartphone"],
  ...["assetLandElsewhere", "assetHouseElsewhere"],
];

const COUNTED_ASSETS = [
  ...["gas55Count", "fridgeCount", "acCount", "goldGram", "computerCount", "motorcycleCount", "carCount"],
  ...["otherLandCount", "otherHouseCount", "cattle", "buffalo", "horses", "pigs", "goatsSheep"],
];

/** What the ranking looks at of a house and its goods. Income and people are left out: they move for many reasons. */
export const WELFARE: readonly Ranked[] = [
  ...MATERIALS,
  ...YES_NO_ASSETS.map((key) => ({ key, better: "low" as const })),
  ...COUNTED_ASSETS.map((key) => ({ key, better: "high" as const })),
];

/** How many welfare variables got better and how many got worse. */
export function welfareMoves(before: AnswerMap, after: AnswerMap): { readonly up: number; readonly down: number } {
  const moves = WELFARE.map((variable) => moveOf(variable, before, after));
  return { up: moves.filter((move) => move > 0).length, down: moves.filter((move) => move < 0).length };
}

/** How many welfare variables moved, if all of them moved one way; 0 where they moved both ways or not at all. */
export function welfareShift(before: AnswerMap, after: AnswerMap): number {
  const { up, down } = welfareMoves(before, after);
  return up > 0 && down > 0 ? 0 : Math.max(up, down);
}

function moveOf({ key, better, ranked }: Ranked, before: AnswerMap, after: AnswerMap): number {
  const [old, now] = [before[key], after[key]];
  if (typeof old !== "number" || typeof now !== "number") return 0;
  if (ranked !== undefined && (old > ranked || now > ranked)) return 0;
  return better === "high" ? now - old : old - now;
}
