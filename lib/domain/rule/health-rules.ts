import { defineRules, mustBeBlank } from "./rule";

/** Asked from age 2 and from age 5 (428). */
const FROM_TWO = [
  "difficultySeeing",
  "difficultyHearing",
  "difficultyWalking",
  "difficultyHands",
  "difficultyLearning",
  "difficultyBehaviour",
];
const FROM_FIVE = ["difficultySpeaking", "difficultySelfCare", "difficultyRemembering", "sadnessDepression"];
const FUNCTIONS = [...FROM_TWO, ...FROM_FIVE.slice(0, 3)];
const WORST = `least(${[...FROM_TWO, ...FROM_FIVE].join(", ")})`;
const WORST_FUNCTION = `least(${FUNCTIONS.join(", ")})`;

/** V25-V27: functioning (1 cannot at all ... 4 no difficulty), carer, disability on record, child nutrition. */
export const HEALTH_RULES = defineRules("health", [
  ...[[FROM_TWO, 2] as const, [FROM_FIVE, 5] as const].flatMap(([keys, age]) =>
    mustBeBlank(
      {
        id: "V25a",
        scope: "member",
        when: `age < ${age}`,
        text: {
          id: "Kesulitan fungsional hanya ditanyakan sejak umur 2 tahun, sebagian sejak 5 tahun.",
          en: "Functional difficulties are asked from age 2, some from age 5.",
        },
      },
      keys,
    ),
  ),
  {
    id: "V25b",
    scope: "member",
    when: "given(caregiver) && answered(birthDate)",
    assert: `age >= 60 || ${WORST} <= 2`,
    severity: "error",
    messageId: "carer-not-asked",
    text: {
      id: "Perawat hanya ditanyakan bagi orang berumur 60 tahun ke atas atau yang banyak kesulitan.",
      en: "A carer is asked of people aged 60 and over or with a lot of difficulty.",
    },
    target: { level: "member", key: "caregiver" },
    sources: ["regsosek"],
  },
  {
    id: "V26a",
    scope: "member",
    when: `disabilityCode in [1,2,3,4,5,6] && answered(${FUNCTIONS.join(", ")})`,
    assert: `${WORST_FUNCTION} <= 3`,
    severity: "warning",
    messageId: "disability-without-difficulty",
    text: {
      id: "Tercatat penyandang disabilitas, tetapi semua fungsi tanpa kesulitan. Perbaiki salah satunya atau jelaskan.",
      en: "Recorded with a disability, but every function is without difficulty. Correct one of them or explain.",
    },
    target: { level: "civil", key: "disabilityCode" },
    sources: ["portal"],
  },
  {
    id: "V26b",
    scope: "member",
    when: `disabilityCode in [1,2,3,4,5,6,7] && ${WORST_FUNCTION} in [1,2]`,
    assert: "disabilityCode != 7",
    severity: "warning",
    messageId: "difficulty-without-disability",
    text: {
      id: "Banyak kesulitan, tetapi tercatat bukan penyandang disabilitas. Perbaiki salah satunya atau jelaskan.",
      en: "A lot of difficulty, but recorded as without disability. Correct one of them or explain.",
    },
    target: { level: "civil", key: "disabilityCode" },
    sources: ["portal"],
  },
  ...mustBeBlank(
    {
      id: "V27",
      scope: "member",
      when: "age >= 5",
      text: {
        id: "Gizi anak hanya ditanyakan di bawah 5 tahun.",
        en: "Child nutrition is asked under age 5 alone.",
      },
    },
    ["childNutrition"],
  ),
]);
