import "server-only";
import type { Instrument } from "@/lib/domain/instrument/instrument";
import { localDay } from "@/lib/domain/period/period";
import type { RegionalItem } from "@/lib/domain/regional/item";
import {
  isEmptySet,
  itemsAt,
  NO_REGIONAL_SET,
  type RegionalMoment,
  type RegionalSet,
  type Requirement,
  requiredAt,
} from "@/lib/domain/regional/region-set";
import { withRegion } from "@/lib/domain/regional/with-region";
import { referenceSql } from "@/lib/server/db/reference";
import type { Sql } from "@/lib/server/db/sql";
import { findCurrentPeriod } from "@/lib/server/period/current-period";
import { timeZoneOf } from "@/lib/server/region/queries";

interface Row {
  items: RegionalItem[] | null;
  requirements: Requirement[] | null;
}

/** Versions of a region's items at most; forty items changed a dozen times each are fewer. */
const MOST_VERSIONS = 2_000;

/** A questionnaire as the village's regions had it at a moment, and what they had added. */
export interface RegionalForm {
  readonly instrument: Instrument;
  readonly regional: RegionalSet;
}

/** Every version of what the regions of a village ask, of which each moment takes its own. */
export interface RegionalHistory {
  readonly items: readonly RegionalItem[];
  readonly requirements: readonly Requirement[];
}

/** What the province and regency of a village ever added: one statement, whatever there is. */
export async function readRegionalHistory(sql: Sql, villageCode: string): Promise<RegionalHistory> {
  const regions = [villageCode.slice(0, 2), villageCode.slice(0, 4)];
  const rows = await sql<Row>`SELECT
    (SELECT jsonb_agg(jsonb_build_object('itemId', item_id, 'answerId', answer_id, 'version', version, 'regionCode', region_code,
        'level', level, 'label', label, 'help', help, 'shape', shape, 'owner', owner, 'required', required, 'position', position,
        'activeFrom', active_from, 'activeTo', active_to, 'retired', retired,
        'madeAt', to_char(made_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
      FROM (SELECT * FROM regional_item WHERE region_code = ANY (${regions}) ORDER BY made_at DESC LIMIT ${MOST_VERSIONS}) i) AS items,
    (SELECT jsonb_agg(jsonb_build_object('regionCode', region_code, 'year', year, 'variables', variables,
        'madeAt', to_char(made_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
      FROM (SELECT * FROM period_requirement WHERE region_code = ANY (${regions}) ORDER BY made_at DESC LIMIT ${MOST_VERSIONS}) r) AS requirements`;
  return { items: rows[0]?.items ?? [], requirements: rows[0]?.requirements ?? [] };
}

/** What they had added at a moment. */
export function regionalAt({ items, requirements }: RegionalHistory, moment: RegionalMoment): RegionalSet {
  return { items: itemsAt(items, moment), required: requiredAt(requirements, moment.year, moment.at) };
}

/** Both at once, for work on a single moment. */
export async function readRegionalSet(sql: Sql, villageCode: string, moment: RegionalMoment): Promise<RegionalSet> {
  return regionalAt(await readRegionalHistory(sql, villageCode), moment);
}

/** The questionnaire that a draft was begun with; without a moment its regions had added nothing. */
export async function formOfDraft(
  sql: Sql,
  instrument: Instrument,
  villageCode: string,
  moment: RegionalMoment | undefined,
): Promise<RegionalForm> {
  if (moment === undefined) return { instrument, regional: NO_REGIONAL_SET };
  const regional = await readRegionalSet(sql, villageCode, moment);
  return { instrument: withRegion(instrument, regional), regional };
}

/** The period that a village is in, as far as its regions' items are judged by it. */
export interface PeriodNow {
  readonly year: number;
  /** Today in the village. */
  readonly today: string;
}

/** The questionnaire of a village as it is now; `moment` is what a draft begun now keeps, undefined where nothing is added. */
export async function formNow(
  sql: Sql,
  instrument: Instrument,
  villageCode: string,
  period: PeriodNow | null,
  now: Date,
): Promise<RegionalForm & { readonly moment: RegionalMoment | undefined }> {
  if (period === null) return { instrument, regional: NO_REGIONAL_SET, moment: undefined };
  const moment = { year: period.year, at: now.toISOString(), on: period.today };
  const regional = await readRegionalSet(sql, villageCode, moment);
  if (isEmptySet(regional)) return { instrument, regional, moment: undefined };
  return { instrument: withRegion(instrument, regional), regional, moment };
}

/** The questionnaire as the villages of a region are asked it now: for the codebook and for forms on paper. */
export async function formOfRegion(instrument: Instrument, regionCode: string, now: Date): Promise<Instrument> {
  if (regionCode.length < 2) return instrument;
  const period = await findCurrentPeriod(regionCode, now);
  if (period === null) return instrument;
  const today = localDay(now, await timeZoneOf(regionCode));
  return (await formNow(referenceSql(), instrument, regionCode, { year: period.year, today }, now)).instrument;
}

/** The questionnaire with every item that a village's regions ever asked, each in its latest wording: for reading history. */
export async function formEver(sql: Sql, instrument: Instrument, villageCode: string): Promise<Instrument> {
  const regions = [villageCode.slice(0, 2), villageCode.slice(0, 4)];
  const rows = await sql<{ item: RegionalItem }>`SELECT DISTINCT ON (answer_id) jsonb_build_object('itemId', item_id,
      'answerId', answer_id, 'version', version, 'regionCode', region_code, 'level', level, 'label', label, 'help', help,
      'shape', shape, 'owner', owner, 'required', required, 'position', position, 'activeFrom', active_from,
      'activeTo', active_to, 'retired', retired, 'madeAt', made_at) AS item
    FROM regional_item WHERE region_code = ANY (${regions}) ORDER BY answer_id, version DESC LIMIT ${MOST_VERSIONS}`;
  return withRegion(instrument, { items: rows.map(({ item }) => item), required: [] });
}
