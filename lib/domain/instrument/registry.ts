import type { Level } from "../variable/variable";
import { DTSENPBI2026 } from "./dtsenpbi2026/dtsenpbi2026";
import { findQuestion, type Instrument } from "./instrument";
import type { Question } from "./question";
import { REGSOSEK22K } from "./regsosek22k/regsosek22k";

/** Every instrument and version a stored proposal may name; versions stay here as long as one exists. Oldest first. */
export const INSTRUMENTS: readonly Instrument[] = [REGSOSEK22K, DTSENPBI2026];

/** The instrument of a code and version; null when the portal does not know it. */
export function instrumentFor(code: string, version: number): Instrument | null {
  return INSTRUMENTS.find((instrument) => instrument.code === code && instrument.version === version) ?? null;
}

/** What a region without a period of its own is shown: the form that the register began with. */
export const FIRST_INSTRUMENT: Instrument = REGSOSEK22K;

/** The instrument of a period, or the first where there is none. */
export function instrumentOf(
  period: { readonly instrument: string; readonly instrumentVersion: number } | null,
): Instrument {
  return (period && instrumentFor(period.instrument, period.instrumentVersion)) ?? FIRST_INSTRUMENT;
}

/** The newest version of each instrument, for choosing and for reading. */
export function currentInstruments(): readonly Instrument[] {
  const newest = new Map<string, Instrument>();
  for (const instrument of INSTRUMENTS) {
    const known = newest.get(instrument.code);
    if (known === undefined || known.version < instrument.version) newest.set(instrument.code, instrument);
  }
  return [...newest.values()];
}

/** A question that asks the variable, in the instrument given or else in any other; null when none does. */
export function questionAnywhere(level: Level, key: string, first: Instrument = FIRST_INSTRUMENT): Question | null {
  for (const instrument of [first, ...INSTRUMENTS]) {
    const question = findQuestion(instrument, level, key);
    if (question !== null) return question;
  }
  return null;
}
