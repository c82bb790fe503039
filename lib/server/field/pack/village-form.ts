import "server-only";
import type { Instrument } from "@/lib/domain/instrument/instrument";
import { instrumentFor } from "@/lib/domain/instrument/registry";
import type { Payload } from "@/lib/domain/proposal/payload";
import { isEmptySet, NO_REGIONAL_SET, type RegionalMoment, type RegionalSet } from "@/lib/domain/regional/region-set";
import { withRegion } from "@/lib/domain/regional/with-region";
import type { Sql } from "@/lib/server/db/sql";
import { findVillagePeriod, type VillagePeriod } from "@/lib/server/period/find-period";
import { type RegionalHistory, readRegionalHistory, regionalAt } from "@/lib/server/regional/region-set";

/** The form that drafts of a village begin with now, and those that earlier drafts of it were begun with. */
export interface VillageForm {
  readonly period: VillagePeriod | null;
  /** Null outside any period: nothing begins. */
  readonly instrument: Instrument | null;
  readonly regional: RegionalSet;
  /** What a draft begun now keeps; undefined where the regions have added nothing. */
  readonly moment: RegionalMoment | undefined;
  of(payload: Payload): DraftForm;
}

export interface DraftForm {
  readonly instrument: Instrument;
  readonly regional: RegionalSet;
  /** Another form than that of a draft begun now, or other items of the regions. */
  readonly hasOwnForm: boolean;
  readonly hasOwnRegional: boolean;
}

export async function readVillageForm(sql: Sql, villageCode: string, now: Date): Promise<VillageForm> {
  const [period, history] = await Promise.all([
    findVillagePeriod(sql, villageCode, now),
    readRegionalHistory(sql, villageCode),
  ]);
  const asked = period === null ? null : instrumentFor(period.instrument, period.instrumentVersion);
  const at = period === null ? undefined : { year: period.year, at: now.toISOString(), on: period.today };
  const regional = at === undefined ? NO_REGIONAL_SET : regionalAt(history, at);
  const moment = isEmptySet(regional) ? undefined : at;
  const instrument = asked === null ? null : formWith(asked, regional);
  return { period, instrument, regional, moment, of: formsOf(history, instrument, regional) };
}

/** Forms of drafts, each made once: a village's drafts share very few. */
function formsOf(history: RegionalHistory, present: Instrument | null, regional: RegionalSet) {
  const known = new Map<string, Instrument>();
  const presentSet = JSON.stringify(regional);
  return ({ instrument: name, version, regional: moment }: Payload): DraftForm => {
    const asked = instrumentFor(name, version);
    if (asked === null) throw new Error("a stored proposal names an instrument that the portal does not know");
    const set = moment === undefined ? NO_REGIONAL_SET : regionalAt(history, moment);
    const setText = JSON.stringify(set);
    const hasOwnRegional = setText !== presentSet;
    if (present !== null && present.code === name && present.version === version && !hasOwnRegional)
      return { instrument: present, regional: set, hasOwnForm: false, hasOwnRegional };
    const key = `${name} ${version} ${setText}`;
    const made = known.get(key) ?? formWith(asked, set);
    known.set(key, made);
    return { instrument: made, regional: set, hasOwnForm: true, hasOwnRegional };
  };
}

function formWith(instrument: Instrument, set: RegionalSet): Instrument {
  return isEmptySet(set) ? instrument : withRegion(instrument, set);
}
