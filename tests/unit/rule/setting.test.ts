import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { REGSOSEK22K } from "@/lib/domain/instrument/regsosek22k/regsosek22k";
import { evaluateRules, RULES } from "@/lib/domain/rule/evaluate-rules";
import { findingWords } from "@/lib/domain/rule/finding-words";
import {
  allowedSettings,
  readSettingWords,
  SETTINGS,
  type StoredSetting,
  settingsInForce,
  settingWords,
} from "@/lib/domain/rule/setting";
import { bareFamily, ON, SPOUSE, withMember } from "../instrument/family-fixture";

const VILLAGE = "5207022001";

function stored(
  regionCode: string,
  setting: StoredSetting["setting"],
  effectiveFrom = "2026-01-01",
  hour = 1,
): StoredSetting {
  return { regionCode, ruleId: "V10a", setting, effectiveFrom, setAt: hour };
}

describe("settings in force", () => {
  it("takes the nearest region's newest that has begun", () => {
    const all = [
      stored("52", "off"),
      stored("5207", "missing", "2026-01-01", 1),
      stored("5207", "error", "2026-01-01", 2),
      stored("5207", "warning", "2027-01-01", 3),
      stored("5204", "off", "2026-01-01", 9),
    ];
    expect(settingsInForce(all, VILLAGE, "2026-05-14")).toEqual({ V10a: "error" });
    expect(settingsInForce(all, "5208012001", "2026-05-14")).toEqual({ V10a: "off" });
    expect(settingsInForce(all, "6101012001", "2026-05-14")).toEqual({});
    expect(settingsInForce(all, VILLAGE, "2025-12-31")).toEqual({});
    expect(settingsInForce(all, VILLAGE, "2027-01-01")).toEqual({ V10a: "warning" });
  });

  it("lets a regency go back to the rule book against its province", () => {
    expect(settingsInForce([stored("52", "off"), stored("5207", "default")], VILLAGE, "2026-05-14")).toEqual({});
  });

  it("says the same whatever the order of the rows", () => {
    const row = fc.record({
      regionCode: fc.constantFrom("52", "5207", "5204"),
      ruleId: fc.constantFrom("V10a", "V20"),
      setting: fc.constantFrom(...SETTINGS),
      effectiveFrom: fc.constantFrom("2026-01-01", "2026-03-01", "2027-01-01"),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), fc.infiniteStream(fc.nat()), (rows, shuffle) => {
        const all = rows.map((each, index) => ({ ...each, setAt: index }));
        const other = all
          .map((each) => [shuffle.next().value ?? 0, each] as const)
          .sort(([a], [b]) => a - b)
          .map(([, each]) => each);
        expect(settingsInForce(other, VILLAGE, "2026-05-14")).toEqual(settingsInForce(all, VILLAGE, "2026-05-14"));
      }),
    );
  });
});

describe("a setting", () => {
  const answers = withMember(bareFamily(), SPOUSE, { maritalStatus: 1 });
  const severityOf = (settings: Record<string, "error" | "warning" | "missing" | "off">) =>
    evaluateRules(REGSOSEK22K, answers, ON, { settings: { stored: [], judged: settings } })
      .filter(({ ruleId }) => ruleId === "V10a")
      .map(({ severity }) => severity);

  it("changes the severity of its rule alone, or silences it", () => {
    expect(severityOf({})).toEqual(["warning"]);
    expect(severityOf({ V10a: "error" })).toEqual(["error"]);
    expect(severityOf({ V10a: "off" })).toEqual([]);
    expect(severityOf({ V10b: "off" })).toEqual(["warning"]);
  });

  it("softens an error to a warning and never silences it", () => {
    for (const rule of RULES) {
      const allowed = allowedSettings(rule);
      expect(allowed).not.toContain(rule.severity);
      if (rule.severity === "error") expect(allowed).toEqual(["default", "warning"]);
      else expect(allowed).toContain("off");
    }
  });

  it("reads back from words what was written", () => {
    const settings = { V10a: "off", V20: "warning", V31b: "error", V36c: "missing" } as const;
    expect(settingWords(settings)).toEqual(["V10a:o", "V20:w", "V31b:e", "V36c:m"]);
    expect(readSettingWords(settingWords(settings))).toEqual(settings);
    expect(readSettingWords(["V10a", "V10a:x", ":o", ""])).toEqual({});
  });
});

describe("finding words", () => {
  it("name each rule once, and nothing of what the form itself asks", () => {
    const found = evaluateRules(REGSOSEK22K, { household: { kkNumber: "1" }, members: {}, civil: {} }, ON, {});
    expect(findingWords(found)).toEqual(["V01:e", "V07:e"]);
    expect(findingWords([])).toEqual([]);
  });
});
