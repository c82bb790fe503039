import { type AnswerMap, type AnswerValue, answerIn } from "../instrument/answers";
import type { Conversion } from "./conversion";

const YES = 1;
const NO = 2;

/** Codes of one variable to codes of another; a code that is not listed tells nothing. */
function byCode(from: string, to: string, codes: Readonly<Record<number, number>>): Conversion {
  const convert = (row: AnswerMap) => {
    const code = answerIn(row, from);
    return typeof code === "number" ? (codes[code] ?? null) : null;
  };
  return { level: from === "landTitle" ? "household" : "member", from: [from], to, convert };
}

function spread(groups: Readonly<Record<number, readonly number[]>>): Readonly<Record<number, number>> {
  return Object.fromEntries(Object.entries(groups).flatMap(([to, codes]) => codes.map((code) => [code, Number(to)])));
}

const CERTIFICATE = spread({
  0: [23],
  1: [1, 2, 3, 4, 5],
  2: [6, 7, 8, 9, 10],
  3: [11, 12, 13, 14, 15, 16, 17],
  4: [18],
  5: [19, 20],
  6: [21, 22],
});

/** "A lot of difficulty" or worse is the usual cut-off of the Washington questions; the categories are near, not equal. */
function disability(to: string, from: readonly string[]): Conversion {
  const convert = (row: AnswerMap): AnswerValue => {
    const codes = from.map((key) => answerIn(row, key));
    if (codes.some((code) => code === 1 || code === 2)) return YES;
    return codes.every((code) => code === 3 || code === 4) ? NO : null;
  };
  return { level: "member", from, to, convert };
}

const ILLNESSES = [
  [2, "illnessHypertension"],
  [3, "illnessRheumatism"],
  [4, "illnessAsthma"],
  [5, "illnessHeartProblem"],
  [6, "illnessDiabetes"],
  [7, "illnessTuberculosis"],
  [8, "illnessStroke"],
  [9, "illnessCancerMalignant"],
  [10, "illnessKidneyFailure"],
  [11, "illnessHaemophilia"],
  [12, "illnessHivAids"],
  [13, "illnessCholesterol"],
  [14, "illnessLiverCirrhosis"],
  [15, "illnessThalassaemia"],
  [16, "illnessLeukaemia"],
  [17, "illnessAlzheimer"],
  [18, "illnessOther"],
] as const;

/** 2022 had room for one illness: the one named is there, of the others nothing is known, unless there was none at all. */
const ILLNESS_CONVERSIONS = ILLNESSES.map(
  ([named, to]): Conversion => ({
    level: "member",
    from: ["chronicIllness"],
    to,
    convert: (row) => {
      const code = answerIn(row, "chronicIllness");
      return code === named ? YES : code === 1 ? NO : null;
    },
  }),
);

/** What answers of 2022 say of those of 2026. Parent or parent-in-law (6) and other (8) are two codes each: nothing certain. */
export const DTSEN_CONVERSIONS: readonly Conversion[] = [
  byCode("relationToHead", "relationDetail", { 1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 7: 9 }),
  byCode("highestCertificate", "certificateGroup", CERTIFICATE),
  byCode("employmentStatus", "jobStatus", { 1: 1, 2: 2, 3: 2, 4: 3, 5: 4, 6: 5, 7: 5, 8: 6 }),
  byCode("landTitle", "landTitleGroup", { 1: 1, 2: 1, 3: 1, 4: 2, 5: 3, 6: 4 }),
  disability("disabilityPhysical", ["difficultyWalking", "difficultyHands"]),
  disability("disabilityMental", ["difficultyBehaviour"]),
  disability("disabilityIntellectual", ["difficultyLearning"]),
  disability("disabilityVisual", ["difficultySeeing"]),
  disability("disabilityHearing", ["difficultyHearing"]),
  disability("disabilitySpeech", ["difficultySpeaking"]),
  ...ILLNESS_CONVERSIONS,
];
