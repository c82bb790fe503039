import type { SpecificData, Variable } from "../variable/variable";
import { requestable, type VariableName, variableName } from "./column";
import type { RequestPurpose } from "./purpose-name";

interface PurposeRule {
  /** Kinds of specific personal data (UU 27/2022 article 4) that this purpose may ask for; others are refused. */
  readonly specific: readonly SpecificData[];
  /** The least that the purpose needs: what the form suggests. */
  readonly suggested: readonly VariableName[];
}

const RANK = ["household.decileNational", "household.memberCount"] as const;
const PERSON = ["member.name", "member.nik", "member.sex", "member.birthDate", "member.relationToHead"] as const;
const PLACE = ["household.villageCode", "household.address"] as const;
const CARD = ["household.kkNumber", "household.headName"] as const;

export const PURPOSE_RULES: Readonly<Record<RequestPurpose, PurposeRule>> = {
  planning: { specific: [], suggested: [...RANK, "household.villageCode", "member.sex"] },
  "social-aid": {
    specific: [],
    suggested: [...RANK, ...CARD, ...PLACE, "household.pbiNational", "household.pbiLocal"],
  },
  education: {
    specific: [],
    suggested: [
      ...RANK,
      "household.villageCode",
      ...PERSON,
      "member.schoolParticipation",
      "member.highestLevelAttended",
      "member.highestCertificate",
    ],
  },
  health: {
    specific: ["health"],
    suggested: [...RANK, "household.villageCode", ...PERSON, "member.chronicIllness", "member.difficultyWalking"],
  },
  stunting: {
    specific: ["health"],
    suggested: [
      ...RANK,
      "household.villageCode",
      "household.drinkingWater",
      "household.toiletFacility",
      ...PERSON,
      "member.childNutrition",
      "member.pregnant",
    ],
  },
  housing: {
    specific: [],
    suggested: [
      ...RANK,
      ...CARD,
      ...PLACE,
      "household.dwellingOwnership",
      "household.floorAreaM2",
      "household.floorMaterial",
      "household.wallMaterial",
      "household.roofMaterial",
      "household.drinkingWater",
      "household.toiletFacility",
    ],
  },
  employment: {
    specific: ["finance"],
    suggested: [
      ...RANK,
      "household.villageCode",
      ...PERSON,
      "member.workedLastWeek",
      "member.employmentStatus",
      "member.jobIndustry",
    ],
  },
  business: {
    specific: ["finance"],
    suggested: [
      ...RANK,
      "household.villageCode",
      ...PERSON,
      "member.ownsBusiness",
      "member.businessIndustry",
      "member.monthlyTurnover",
    ],
  },
  "civil-registration": {
    specific: [],
    suggested: ["household.kkNumber", ...PLACE, ...PERSON, "civil.birthPlace", "civil.birthCertificateNo"],
  },
  disaster: {
    specific: ["health"],
    suggested: [...CARD, ...PLACE, "household.memberCount", "household.floorMaterial"],
  },
  evaluation: { specific: [], suggested: [...RANK, "household.villageCode", "member.sex", "member.birthDate"] },
};

/** Whether a purpose may ask for a variable at all. */
export function fitsPurpose(purpose: RequestPurpose, { specific }: Pick<Variable, "specific">): boolean {
  return specific === undefined || PURPOSE_RULES[purpose].specific.includes(specific);
}

/** Names of a request that its purpose may not ask for, or that nobody may. */
export function wrongVariables(purpose: RequestPurpose, names: readonly VariableName[]): readonly VariableName[] {
  return names.filter((name) => {
    const variable = requestable(name);
    return variable === null || variableName(variable) !== name || !fitsPurpose(purpose, variable);
  });
}
