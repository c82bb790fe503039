import { type AnswerMap, type Answers, type AnswerValue, isAnswered, sameAnswer } from "../instrument/answers";
import { findQuestion, type Instrument } from "../instrument/instrument";
import { findVariable } from "../variable/dictionary";
import type { DateBlock, Level } from "../variable/variable";
import type { Conversion } from "./conversion";
import { CONVERSIONS } from "./conversions";

/** The condition date of a block of the household (uid null) or a person; null when it was never asked. */
export type AsOf = (uid: string | null, block: DateBlock) => string | null;

/**
 * What the record, as another instrument left it, says of this instrument's questions. Only where this instrument's own
 * answer is missing or older: a suggestion, shown as such, that becomes an answer when a person confirms it.
 * @param record everything the record holds, other instruments' answers included
 */
export function suggestedAnswers(instrument: Instrument, record: Answers, asOf: AsOf): Answers {
  const rows = (level: "member" | "civil", all: Answers["members"]) =>
    Object.fromEntries(
      Object.entries(all).flatMap(([uid, row]) => {
        const made = suggestedRow(instrument, level, row, (block) => asOf(uid, block));
        return Object.keys(made).length === 0 ? [] : [[uid, made]];
      }),
    );
  return {
    household: suggestedRow(instrument, "household", record.household, (block) => asOf(null, block)),
    members: rows("member", record.members),
    civil: rows("civil", record.civil),
  };
}

function suggestedRow(
  instrument: Instrument,
  level: Level,
  row: AnswerMap,
  dateOf: (block: DateBlock) => string | null,
): AnswerMap {
  const made: Record<string, AnswerValue> = {};
  for (const conversion of CONVERSIONS) {
    if (conversion.level !== level || !isWanted(instrument, conversion)) continue;
    const value = conversion.convert(row);
    const own = row[conversion.to] ?? null;
    if (!isAnswered(value) || sameAnswer(own, value)) continue;
    if (!isAnswered(own) || isNewer(conversion, dateOf)) made[conversion.to] = value;
  }
  return made;
}

/** The instrument asks the variable itself and none of its sources: what it asks, it knows better. */
function isWanted(instrument: Instrument, { level, to, from }: Conversion): boolean {
  const asks = (key: string) => findQuestion(instrument, level, key)?.fill === "answer";
  return asks(to) && !from.some(asks);
}

function isNewer({ level, to, from }: Conversion, dateOf: (block: DateBlock) => string | null): boolean {
  const dates = (keys: readonly string[]) =>
    keys.map((key) => {
      const block = findVariable(level, key)?.dateBlock;
      return block === undefined ? "" : (dateOf(block) ?? "");
    });
  const newest = dates(from).toSorted().at(-1) ?? "";
  return newest > (dates([to])[0] ?? "");
}
