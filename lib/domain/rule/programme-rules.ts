import { defineRules, type RuleDefinition } from "./rule";

const PROGRAMMES = [
  "programSembako",
  "programPkh",
  "programBltDesa",
  "programElectricitySubsidy",
  "programLocalGov",
  "programFertilizer",
  "programLpg",
] as const;

const COMMON = { scope: "household", sources: ["regsosek", "portal"] } as const;

/** Q01-Q02: assistance is asked for the 12 months up to the condition date, not for the years 2021-2022 of the form. */
export const PROGRAMME_RULES = defineRules("programme", PROGRAMMES.flatMap(programmeRules));

function programmeRules(key: string): readonly RuleDefinition[] {
  const months = `monthsAgo(${key}Year, ${key}Month)`;
  const target = { level: "household", key: `${key}Year` } as const;
  return [
    {
      ...COMMON,
      id: "Q01",
      when: `${key} == 1`,
      assert: `${months} >= 0`,
      severity: "error",
      messageId: "programme-in-future",
      text: {
        id: "Bulan terakhir menerima tidak boleh sesudah tanggal keadaan.",
        en: "The last month received cannot lie after the condition date.",
      },
      target,
    },
    {
      ...COMMON,
      id: "Q02",
      when: `${key} == 1`,
      assert: `${months} <= 12`,
      severity: "warning",
      messageId: "programme-too-old",
      text: {
        id: "Terakhir menerima lebih dari 12 bulan lalu; yang ditanyakan 12 bulan terakhir. Perbaiki atau jelaskan.",
        en: "Last received more than 12 months ago; the question is about the last 12 months. Correct or explain.",
      },
      target,
    },
  ];
}
