import type { Instrument } from "./instrument";
import { REGSOSEK22K } from "./regsosek22k/regsosek22k";

/** Every instrument and version a stored proposal may name; versions stay here as long as one exists. */
export const INSTRUMENTS: readonly Instrument[] = [REGSOSEK22K];

/** The instrument of a code and version; null when the portal does not know it. */
export function instrumentFor(code: string, version: number): Instrument | null {
  return INSTRUMENTS.find((instrument) => instrument.code === code && instrument.version === version) ?? null;
}
