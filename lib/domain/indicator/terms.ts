import type { IndicatorUnit } from "./indicator";

/**
 * Words that several indicators share, each a condition of its unit. `first(a, b)` is the first of them that is known: the two
 * instruments ask some things in their own way, and a person was asked by one of them.
 */
export const TERMS: Readonly<Record<IndicatorUnit, Readonly<Record<string, string>>>> = {
  people: {
    everyone: "1 == 1",
    inSchool: "schoolParticipation == 2",
    // Certificates of REGSOSEK22-K: 1-5 primary, 6-10 lower secondary, 11-22 upper secondary and above, 23 none. Nobody who never
    // went to school is asked.
    belowUpperSecondary:
      "schoolParticipation == 1 || first(highestCertificate in [1,2,3,4,5,6,7,8,9,10,23], certificateGroup in [0,1,2])",
    belowLowerSecondary:
      "schoolParticipation == 1 || first(highestCertificate in [1,2,3,4,5,23], certificateGroup in [0,1])",
    noCertificate: "schoolParticipation == 1 || first(highestCertificate == 23, certificateGroup == 0)",
    works: "first(workedLastWeek == 1, known(hasJobIncome == 1 || hasBusinessIncome == 1, hasJobIncome in [1,2]))",
    chronic:
      "first(chronicIllness in [2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18], illnessHypertension == 1 || illnessRheumatism == 1 || illnessAsthma == 1 || illnessHeartProblem == 1 || illnessDiabetes == 1 || illnessTuberculosis == 1 || illnessStroke == 1 || illnessCancerMalignant == 1 || illnessKidneyFailure == 1 || illnessHaemophilia == 1 || illnessHivAids == 1 || illnessCholesterol == 1 || illnessLiverCirrhosis == 1 || illnessThalassaemia == 1 || illnessLeukaemia == 1 || illnessAlzheimer == 1 || illnessOther == 1)",
    insured: "healthInsurance in [1,2,4]",
    assisted: "first(pbiNational == 1 || pbiLocal == 1, healthInsurance in [1])",
    receives:
      "family.programSembako == 1 || family.programPkh == 1 || family.programBltDesa == 1 || family.programLocalGov == 1",
    banked: "first(bankAccount in [1,2,3], family.bankAccount in [1,2,3])",
  },
  families: {
    everyone: "1 == 1",
    receives: "programSembako == 1 || programPkh == 1 || programBltDesa == 1 || programLocalGov == 1",
    // Bottled and refilled water is improved only by the family's other source, which no form asks: it is left out.
    improvedWater:
      "drinkingWater in [3,10] || (drinkingWater in [4,5,7] && (waterToSewageDistance != 1 || !answered(waterToSewageDistance)))",
    unimprovedWater: "drinkingWater in [6,8,9]",
    // A pit counts in the country only; where the kind of place is not recorded it does not count.
    improvedSanitation:
      "toiletFacility in [1,2,3] && toiletType == 1 && (faecesDisposal in [1,2] || (faecesDisposal == 4 && urbanRural == 2))",
    durableFloor: "floorMaterial in [1,2,3,4,5,6]",
    durableWall: "wallMaterial in [1,2,3,5]",
    durableRoof: "roofMaterial in [1,2,3,6]",
    weakBuilding: "!durableFloor || !durableWall || !durableRoof",
    crowded: "floorPerPerson < 72",
    unfit: "weakBuilding || crowded || unimprovedWater || !improvedSanitation",
  },
};
