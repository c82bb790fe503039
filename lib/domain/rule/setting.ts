import type { Finding } from "./finding";
import type { Rule, Severity } from "./rule";

/** `off`: the rule does not speak. `default`: as the rule book has it. */
export const SETTINGS = ["error", "warning", "missing", "off", "default"] as const;
export type Setting = (typeof SETTINGS)[number];

/** Severities that differ from the rule book in an area, by rule id. */
export type RuleSettings = Readonly<Record<string, Severity | "off">>;

/**
 * Where a family's settings come from: the rows of its province and regency while it is worked on; what it was judged by
 * once it is sent, so that a later setting changes nothing of it.
 */
export interface SettingsSource {
  readonly stored: readonly StoredSetting[];
  readonly judged: RuleSettings | null;
}

export const NO_SETTINGS: SettingsSource = { stored: [], judged: null };

/** A stored setting: one region, one rule, from a day on. */
export interface StoredSetting {
  readonly regionCode: string;
  readonly ruleId: string;
  readonly setting: Setting;
  /** YYYY-MM-DD: condition dates from this day on. */
  readonly effectiveFrom: string;
  /** Milliseconds; orders settings of one region and rule that begin on the same day. */
  readonly setAt: number;
}

/** The settings that hold for a family of a village at its condition date. */
export function settingsOf(source: SettingsSource, villageCode: string, conditionDate: string): RuleSettings {
  return source.judged ?? settingsInForce(source.stored, villageCode, conditionDate);
}

/**
 * The settings in force in a village on a condition date: for each rule the nearest region's newest that has begun. A regency's
 * `default` stands against its province's setting.
 */
export function settingsInForce(stored: readonly StoredSetting[], villageCode: string, day: string): RuleSettings {
  const begun = stored
    .filter(({ regionCode, effectiveFrom }) => villageCode.startsWith(regionCode) && effectiveFrom <= day)
    .sort(nearestNewestLast);
  const chosen = new Map(begun.map(({ ruleId, setting }) => [ruleId, setting]));
  const differing = [...chosen].flatMap(([ruleId, setting]) =>
    setting === "default" ? [] : [[ruleId, setting] as const],
  );
  return Object.fromEntries(differing);
}

function nearestNewestLast(a: StoredSetting, b: StoredSetting): number {
  if (a.regionCode.length !== b.regionCode.length) return a.regionCode.length - b.regionCode.length;
  if (a.effectiveFrom !== b.effectiveFrom) return a.effectiveFrom < b.effectiveFrom ? -1 : 1;
  return a.setAt - b.setAt;
}

/** The one place where settings meet findings: form, save, submit, apply, import and review all pass here. */
export function withSettings(findings: readonly Finding[], settings: RuleSettings): readonly Finding[] {
  return findings.flatMap((finding) => {
    const set = Object.hasOwn(settings, finding.ruleId) ? settings[finding.ruleId] : undefined;
    if (set === undefined) return [finding];
    return set === "off" ? [] : [{ ...finding, severity: set }];
  });
}

/**
 * Which settings a rule allows. A GALAT may be softened to a warning, for a reason, and is never silenced: what cannot be
 * true must at least be explained. The rest may be made stricter, milder or silent.
 */
export function allowedSettings({ severity }: Pick<Rule, "severity">): readonly Setting[] {
  return severity === "error"
    ? ["default", "warning"]
    : ["default", "error", "warning", "missing", "off"].filter(isSetting).filter((setting) => setting !== severity);
}

export function isSetting(text: string): text is Setting {
  return SETTINGS.some((setting) => setting === text);
}

/** Severities in a letter, where many are kept. */
export const LETTER = { error: "e", warning: "w", missing: "m", off: "o" } as const satisfies Record<
  Severity | "off",
  string
>;
const BY_LETTER: ReadonlyMap<string, Severity | "off"> = new Map([
  ["e", "error"],
  ["w", "warning"],
  ["m", "missing"],
  ["o", "off"],
]);

/** Settings as short words, `V10b:o`: how a submission keeps what it was judged by. */
export function settingWords(settings: RuleSettings): readonly string[] {
  return Object.entries(settings)
    .map(([ruleId, setting]) => `${ruleId}:${LETTER[setting]}`)
    .sort();
}

/** The settings that such words say; what is not understood is as if it were not there. */
export function readSettingWords(words: readonly string[]): RuleSettings {
  return Object.fromEntries(
    words.flatMap((word) => {
      const [ruleId = "", letter = ""] = word.split(":");
      const setting = BY_LETTER.get(letter);
      return setting === undefined || ruleId === "" ? [] : [[ruleId, setting] as const];
    }),
  );
}
