import { DTSENPBI2026 } from "@/lib/domain/instrument/dtsenpbi2026/dtsenpbi2026";
import type { Instrument } from "@/lib/domain/instrument/instrument";
import { REGSOSEK22K } from "@/lib/domain/instrument/regsosek22k/regsosek22k";
import type { Cell } from "@/lib/server/db/copy";
import type { Table } from "@/lib/server/household/record-rows";
import { randomFor, uuidFrom } from "./random";

export const PERIOD: Table = {
  name: "period",
  columns: ["id", "region_code", "year", "instrument", "instrument_version", "starts_on", "ends_on"],
};

export interface SeedPeriod {
  readonly id: string;
  readonly regionCode: string;
  readonly year: number;
  readonly instrument: Instrument;
  readonly startsOn: string;
  readonly endsOn: string;
}

const REGIONS = ["52", "9999"] as const;

/** A neighbour of the demo regency asks with the form of 2026, so that both can be seen. */
const SECOND_FORM_REGENCY = "5204";

/**
 * The province's periods and the practice regency's. A real year runs from January to September, as last year's does
 * here; the demo's current year runs to its end, because a demo whose period has closed shows nothing that can be done.
 */
export function demoPeriods(on: string, at: number, seed: string): readonly SeedPeriod[] {
  const random = randomFor(seed, "periods");
  const year = Number(on.slice(0, 4));
  const made = (regionCode: string, instrument: Instrument, of: number, endsOn: string): SeedPeriod => ({
    id: uuidFrom(random, at),
    regionCode,
    year: of,
    instrument,
    startsOn: `${of}-01-01`,
    endsOn,
  });
  return [
    ...REGIONS.flatMap((regionCode) => [
      made(regionCode, REGSOSEK22K, year - 1, `${year - 1}-09-30`),
      made(regionCode, REGSOSEK22K, year, `${year}-12-31`),
    ]),
    made(SECOND_FORM_REGENCY, DTSENPBI2026, year, `${year}-12-31`),
  ];
}

export function periodCells(period: SeedPeriod): readonly Cell[] {
  return [
    period.id,
    period.regionCode,
    period.year,
    period.instrument.code,
    period.instrument.version,
    period.startsOn,
    period.endsOn,
  ];
}

export function currentPeriod(periods: readonly SeedPeriod[], on: string, villageCode: string): SeedPeriod {
  const [period] = periods
    .filter(({ regionCode, startsOn, endsOn }) => villageCode.startsWith(regionCode) && startsOn <= on && on <= endsOn)
    .toSorted((a, b) => b.regionCode.length - a.regionCode.length);
  if (period === undefined) throw new Error(`no period for ${villageCode}`);
  return period;
}
