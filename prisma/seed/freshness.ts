import {
  HOUSEHOLD_DATE_BLOCKS,
  HOUSEHOLD_SECTIONS,
  MEMBER_DATE_BLOCKS,
  MEMBER_SECTIONS,
} from "@/lib/domain/variable/variable";
import type { AsOf, Source } from "@/lib/server/household/whole-family";
import { addDays, laterOf } from "./calendar";
import type { Random } from "./random";

export interface Visit {
  readonly date: string;
  readonly source: Source;
}

/** When the family was last described before the portal began: most in the last two years, some long ago. */
export function lastVisit(random: Random, on: string): Visit {
  const daysAgo = random.weighted([
    [random.int(150, 330), 46],
    [random.int(331, 700), 40],
    [random.int(701, 1450), 14],
  ]);
  return { date: addDays(on, -daysAgo), source: 1 };
}

/**
 * Condition date and source of each section of the initial load. Some of it had come from the village's own register
 * (4) or from an earlier update (2) or correction (3).
 */
export function sectionsAsOf(
  random: Random,
  sections: readonly string[],
  visit: Visit,
  notBefore = "0001-01-01",
): Readonly<Record<string, AsOf>> {
  const asOf: Record<string, AsOf> = {};
  for (const section of sections) {
    const source = random.weighted<Source>([
      [1, 86],
      [2, 8],
      [3, 2],
      [4, 4],
    ]);
    const date = source === 1 ? visit.date : addDays(visit.date, random.int(10, 120));
    for (const block of blocksOfSection(section)) asOf[block] = { date: laterOf(date, notBefore), source };
  }
  return asOf;
}

/** The record was loaded from Regsosek 2022: what only the form of 2026 asks has no date yet. */
export const HOUSEHOLD_AS_OF = HOUSEHOLD_SECTIONS;
export const MEMBER_AS_OF = [...MEMBER_SECTIONS.filter((section) => section !== "account"), "civil"];

const BLOCKS: readonly string[] = [...HOUSEHOLD_DATE_BLOCKS, ...MEMBER_DATE_BLOCKS];

/** The blocks that the form of 2022 dates when a section of it is looked at. */
export function blocksOfSection(section: string): readonly string[] {
  return [section, `${section}Regsosek`].filter((block) => block === "civil" || BLOCKS.includes(block));
}
