import { REGSOSEK22K } from "@/lib/domain/instrument/regsosek22k/regsosek22k";
import type { Cell } from "./copy";
import { randomFor, uuidFrom } from "./random";
import type { Table } from "./record-rows";

export const PERIOD: Table = {
  name: "period",
  columns: ["id", "region_code", "year", "instrument", "instrument_version", "starts_on", "ends_on"],
};

export interface SeedPeriod {
  readonly id: string;
  readonly regionCode: string;
  readonly year: number;
  readonly startsOn: string;
  readonly endsOn: string;
}

const REGIONS = ["52", "9999"] as const;

/**
 * The province's periods and the practice regency's. A real year runs from January to September, as last year's does
 * here; the demo's current year runs to its end, because a demo whose period has closed shows nothing that can be done.
 */
export function demoPeriods(on: string, at: number, seed: string): readonly SeedPeriod[] {
  const random = randomFor(seed, "periods");
  const year = Number(on.slice(0, 4));
  return REGIONS.flatMap((regionCode) => [
    {
      id: uuidFrom(random, at),
      regionCode,
      year: year - 1,
      startsOn: `${year - 1}-01-01`,
      endsOn: `${year - 1}-09-30`,
    },
    { id: uuidFrom(random, at), regionCode, year, startsOn: `${year}-01-01`, endsOn: `${year}-12-31` },
  ]);
}

export function periodCells(period: SeedPeriod): readonly Cell[] {
  return [
    period.id,
    period.regionCode,
    period.year,
    REGSOSEK22K.code,
    REGSOSEK22K.version,
    period.startsOn,
    period.endsOn,
  ];
}

export function currentPeriod(periods: readonly SeedPeriod[], on: string, villageCode: string): SeedPeriod {
  const period = periods.find(
    ({ regionCode, startsOn, endsOn }) => villageCode.startsWith(regionCode) && startsOn <= on && on <= endsOn,
  );
  if (period === undefined) throw new Error(`no period for ${villageCode}`);
  return period;
}
