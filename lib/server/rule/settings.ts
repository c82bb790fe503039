import "server-only";
import type { SettingLine } from "@/lib/domain/rule/rule-page";
import type { StoredSetting } from "@/lib/domain/rule/setting";
import { referenceSql } from "@/lib/server/db/reference";
import { regionLabel } from "@/lib/server/region/queries";
import { type SettingRow, toStoredSetting } from "./surroundings";

/** Settings of a province and a regency are few: some dozens of rules, set some times. */
const MOST_SETTINGS = 5_000;
const MOST_SHOWN = 50;

/** The settings that can concern an area: of its province and its regency, the newest of a region first. */
export async function readStoredSettings(areaCode: string): Promise<readonly StoredSetting[]> {
  const rows =
    await referenceSql()<SettingRow>`SELECT region_code, rule_id, setting, effective_from, set_at FROM rule_setting
    WHERE region_code IN (${areaCode.slice(0, 2)}, ${areaCode.slice(0, 4)})
    ORDER BY region_code, rule_id, effective_from DESC, set_at DESC, id DESC LIMIT ${MOST_SETTINGS}`;
  return rows.map(toStoredSetting);
}

interface HistoryRow extends SettingRow {
  readonly id: string;
  readonly reason: string;
  readonly set_by: string | null;
}

/** Who set a rule's severity for an area's province or regency, when and why; the newest first. */
export async function listSettings(areaCode: string, ruleId: string): Promise<readonly SettingLine[]> {
  const rows =
    await referenceSql()<HistoryRow>`SELECT s.id, s.region_code, s.rule_id, s.setting, s.reason, s.effective_from, s.set_at,
      u.display_name AS set_by
    FROM rule_setting s LEFT JOIN app_user u ON u.id = s.set_by
    WHERE s.rule_id = ${ruleId} AND s.region_code IN (${areaCode.slice(0, 2)}, ${areaCode.slice(0, 4)})
    ORDER BY s.set_at DESC, s.id DESC LIMIT ${MOST_SHOWN}`;
  return Promise.all(
    rows.map(async (row) => ({
      id: row.id,
      regionCode: row.region_code,
      regionLabel: await regionLabel(row.region_code),
      setting: row.setting,
      reason: row.reason,
      effectiveFrom: row.effective_from,
      setBy: row.set_by ?? "?",
      setAt: new Date(row.set_at),
    })),
  );
}
