import type { Instrument } from "./instrument";

/**
 * Fetches the one instrument that a draft was begun with. A browser never loads the others: each is some 25 KB.
 * @returns null when this version of the portal does not know it
 */
export async function loadInstrument(code: string, version: number): Promise<Instrument | null> {
  const known = await instrumentOfCode(code);
  return known !== null && known.version === version ? known : null;
}

async function instrumentOfCode(code: string): Promise<Instrument | null> {
  if (code === "REGSOSEK22-K") return (await import("./regsosek22k/regsosek22k")).REGSOSEK22K;
  if (code === "DTSEN-PBI-2026") return (await import("./dtsenpbi2026/dtsenpbi2026")).DTSENPBI2026;
  return null;
}
