import "server-only";
import type { Surroundings } from "@/lib/domain/rule/family";
import { readSettingWords, type Setting, type SettingsSource, type StoredSetting } from "@/lib/domain/rule/setting";
import { isEditable, type ProposalState } from "@/lib/domain/workflow/workflow";
import type { Sql } from "@/lib/server/db/sql";

/** Columns that say what surrounds a proposal, as `SURROUNDING_SQL` and its likes select them. */
export interface SurroundingRow {
  readonly period_start: string | null;
  readonly judged_settings: readonly string[];
  readonly settings: readonly SettingRow[] | null;
}

/** A setting as JSON of the database. */
export interface SettingRow {
  readonly region_code: string;
  readonly rule_id: string;
  readonly setting: Setting;
  readonly effective_from: string;
  readonly set_at: string;
}

export function toStoredSetting(row: SettingRow): StoredSetting {
  return {
    regionCode: row.region_code,
    ruleId: row.rule_id,
    setting: row.setting,
    effectiveFrom: row.effective_from,
    setAt: new Date(row.set_at).getTime(),
  };
}

/** Settings of a proposal: those set now while it is worked on, those it was judged by once it is sent. */
export function settingsSource(row: Omit<SurroundingRow, "period_start">, state: ProposalState): SettingsSource {
  if (!isEditable(state)) return { stored: [], judged: readSettingWords(row.judged_settings) };
  return { stored: (row.settings ?? []).map(toStoredSetting), judged: null };
}

/** The settings of a village's province and regency, for work that begins no single proposal. */
export async function findSettings(sql: Sql, villageCode: string): Promise<SettingsSource> {
  const rows = await sql<SettingRow>`SELECT region_code, rule_id, setting, effective_from, set_at FROM rule_setting
    WHERE region_code IN (${villageCode.slice(0, 2)}, ${villageCode.slice(0, 4)})`;
  return { stored: rows.map(toStoredSetting), judged: null };
}

/** Period, decile and severities of one proposal. */
export function surroundingsOf(row: SurroundingRow, state: ProposalState, decile: unknown): Surroundings {
  return {
    ...(row.period_start === null ? {} : { periodStart: row.period_start }),
    decile: typeof decile === "number" ? decile : null,
    settings: settingsSource(row, state),
  };
}
