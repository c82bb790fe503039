import { isAnswered, itemsIn } from "../instrument/answers";
import type { FormContext } from "../instrument/form";
import { findQuestion, type Instrument } from "../instrument/instrument";
import { numberOf } from "./readings";

/** Codes of installed power: 1 450, 2 900, 3 1,300, 4 2,200, 5 above 2,200 watt. */
export interface Meter {
  readonly power: number | null;
  readonly id: string | null;
}

/** Meters on the form of 2022, which asks their power alone. */
const NUMBERED = ["meterPower1", "meterPower2", "meterPower3"] as const;

/** The electricity meters of a family as its form has them: numbered in 2022, a list with numbers in 2026. */
export function metersOf(household: FormContext): readonly Meter[] {
  const listed = itemsIn(household.lookup("meters")).map(({ power, id }) => ({
    power: typeof power === "number" ? power : null,
    id: typeof id === "string" && isAnswered(id) ? id : null,
  }));
  const numbered = NUMBERED.flatMap((key) => {
    const power = numberOf(household, key);
    return power === null ? [] : [{ power, id: null }];
  });
  return [...listed, ...numbered];
}

/** Whether the instrument asks for the meters' numbers, not only for their power. */
export function asksMeterIds(instrument: Instrument): boolean {
  return findQuestion(instrument, "household", "meters") !== null;
}
