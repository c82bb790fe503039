import { storedBlock } from "../household/apply-changes";
import { answerIdOf } from "../regional/item";
import { findVariable } from "../variable/dictionary";
import type { DateBlock, Level } from "../variable/variable";
import type { Instrument } from "./instrument";

/**
 * The blocks that a condition date speaks for when these answers were touched (DECIDED 3). Who touches one answer of a
 * section looks at all of it, so every block that the instrument asks there is dated, and none that it does not ask.
 */
export function datedBlocks(instrument: Instrument, level: Level, keys: readonly string[]): readonly DateBlock[] {
  const sections = new Set(keys.flatMap((key) => findVariable(level, key)?.section ?? []));
  const asked = instrument[level].filter((question) => question.stored && sections.has(question.section));
  const named = [...asked.map(({ key }) => key), ...keys.filter((key) => answerIdOf(key) !== null)];
  const blocks = new Set(named.flatMap((key) => storedBlock(level, key) ?? []));
  return [...blocks].filter((block) => block !== "welfare");
}
