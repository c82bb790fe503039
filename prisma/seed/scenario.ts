import type { CarriedCode } from "@/lib/domain/event/carried";
import type { FamilyEvent } from "@/lib/domain/event/event";
import { ageAt } from "@/lib/domain/instrument/age";
import { type AnswerMap, type Answers, NO_ANSWERS } from "@/lib/domain/instrument/answers";
import type { MemberOp } from "@/lib/domain/proposal/payload";
import { numberAt, type Row, textAt, type WholeMember } from "@/lib/server/household/whole-family";
import { addDays } from "./calendar";
import { received } from "./programs";
import type { Random } from "./random";
import type { SeedFamily } from "./record";

/** What an operator learnt of a family: changed answers, and who came or left. */
export interface Edit {
  readonly answers: Answers;
  readonly memberOps: readonly MemberOp[];
  /** Deaths and departures, with their day and evidence. */
  readonly events?: readonly FamilyEvent[];
}

interface Case {
  readonly family: SeedFamily;
  readonly random: Random;
  /** Day the condition was seen. */
  readonly day: string;
}

type Scenario = (about: Case) => Edit | null;

const SCENARIOS: readonly (readonly [Scenario, number])[] = [
  [newRoof, 14],
  [newFloor, 12],
  [lostJob, 16],
  [foundJob, 8],
  [backToSchool, 12],
  [leftSchool, 6],
  [programmeEnds, 12],
  [programmeBegins, 8],
  [boughtThings, 14],
  [otherWater, 8],
  [ownMeter, 6],
  [fellIll, 6],
  [died, 6],
  [pregnancy, 4],
  [spouseAway, 9],
  [birthDateCorrected, 6],
];

/** A change that fits the family; null when none of a few tries does. */
export function findEdit(about: Case): Edit | null {
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const edit = about.random.weighted(SCENARIOS)(about);
    if (edit !== null) return edit;
  }
  return null;
}

function household(row: Row): Edit {
  return { answers: { ...NO_ANSWERS, household: row }, memberOps: [] };
}

function person(member: WholeMember | undefined, row: Row): Edit | null {
  return member === undefined ? null : { answers: { ...NO_ANSWERS, members: { [member.uid]: row } }, memberOps: [] };
}

function newRoof({ family, random }: Case): Edit | null {
  const roof = numberAt(family.household, "roofMaterial");
  return roof >= 5 || roof === 4 ? household({ roofMaterial: random.pick([2, 3]) }) : null;
}

function newFloor({ family, random }: Case): Edit | null {
  const floor = numberAt(family.household, "floorMaterial");
  if (floor < 5) return null;
  return household({
    floorMaterial: random.pick([2, 6, 4].filter((code) => code !== floor)),
    ...(random.chance(0.4) ? { wallMaterial: 1 } : {}),
  });
}

function lostJob({ family }: Case): Edit | null {
  return person(
    family.members.find(
      ({ active, answers }) => active && answers["workedLastWeek"] === 1 && answers["relationToHead"] === 1,
    ),
    { workedLastWeek: 2, hoursWorkedLastWeek: null, jobIndustry: null, employmentStatus: null },
  );
}

function foundJob({ family, random, day }: Case): Edit | null {
  const idle = family.members.find(
    ({ active, answers }) =>
      active &&
      answers["workedLastWeek"] === 2 &&
      between(answers, day, 19, 55) &&
      answers["schoolParticipation"] !== 2,
  );
  return person(idle, {
    workedLastWeek: 1,
    hoursWorkedLastWeek: random.int(20, 48),
    jobIndustry: random.pick([4, 7, 8, 11, 12, 14]),
    employmentStatus: random.pick([4, 7, 1]),
  });
}

function backToSchool({ family, day }: Case): Edit | null {
  return person(
    family.members.find(
      ({ active, answers }) => active && answers["schoolParticipation"] === 3 && between(answers, day, 8, 18),
    ),
    { schoolParticipation: 2 },
  );
}

function leftSchool({ family, day }: Case): Edit | null {
  return person(
    family.members.find(
      ({ active, answers }) => active && answers["schoolParticipation"] === 2 && between(answers, day, 13, 19),
    ),
    { schoolParticipation: 3, pip: 2 },
  );
}

function programmeEnds({ family, random, day }: Case): Edit | null {
  const held = ["Sembako", "Pkh", "BltDesa"].filter((name) => family.household[`program${name}`] === 1);
  return held.length === 0 ? null : household(received(random.pick(held), false, random, day));
}

function programmeBegins({ family, random, day }: Case): Edit | null {
  const without = ["Sembako", "BltDesa", "LocalGov"].filter((name) => family.household[`program${name}`] === 2);
  return without.length === 0 || numberAt(family.imported, "decileNational") > 4
    ? null
    : household(received(random.pick(without), true, random, day));
}

function boughtThings({ family, random }: Case): Edit | null {
  const electric = family.household["lightingSource"] !== 4;
  const wanted = ["assetMotorcycle", "assetSmartphone", ...(electric ? ["assetFridge", "assetFlatTv"] : [])];
  const missing = wanted.filter((key) => family.household[key] === 2);
  return missing.length === 0
    ? null
    : household({ [random.pick(missing)]: 1, ...(random.chance(0.2) ? { goatsSheep: random.int(1, 4) } : {}) });
}

function otherWater({ family, random }: Case): Edit | null {
  const water = numberAt(family.household, "drinkingWater");
  if (water < 5) return null;
  return household(
    random.chance(0.6)
      ? { drinkingWater: 2, waterToSewageDistance: null }
      : { drinkingWater: 4, waterToSewageDistance: 2 },
  );
}

function ownMeter({ family, random }: Case): Edit | null {
  return numberAt(family.household, "lightingSource") > 1
    ? household({ lightingSource: 1, meterPower1: random.pick([1, 2]) })
    : null;
}

function fellIll({ family, random, day }: Case): Edit | null {
  const elder = family.members.find(
    ({ active, answers }) => active && answers["difficultyWalking"] === 4 && between(answers, day, 50, 95),
  );
  return person(elder, {
    difficultyWalking: 2,
    chronicIllness: random.pick([8, 3, 6]),
    caregiver: family.members.length === 1 ? 3 : 1,
  });
}

function died({ family, day }: Case): Edit | null {
  const elder = family.members.find(
    ({ active, answers }) => active && answers["relationToHead"] === 6 && between(answers, day, 65, 110),
  );
  return elder === undefined
    ? null
    : told(elder, "MTI", { day: addDays(day, -3), evidenceKind: 4, evidenceNumber: "SKM/CONTOH/001" });
}

function pregnancy({ family, day }: Case): Edit | null {
  return person(
    family.members.find(
      ({ active, answers }) =>
        active && answers["pregnant"] === 2 && answers["maritalStatus"] === 2 && between(answers, day, 19, 40),
    ),
    { pregnant: 1 },
  );
}

/** The spouse works abroad now: the head stays married without one, and the rule wants a word on it. */
function spouseAway({ family, day }: Case): Edit | null {
  const spouse = family.members.find(({ active, answers }) => active && answers["relationToHead"] === 2);
  return spouse === undefined
    ? null
    : told(spouse, "PLN", {
        day: addDays(day, -5),
        country: "Malaysia",
        purpose: 1,
        evidenceKind: 12,
        evidenceNumber: "SP/CONTOH/002",
      });
}

/** Told in the whole form: the event has its person's uid. */
function told({ uid }: WholeMember, code: CarriedCode, answers: AnswerMap): Edit {
  return {
    answers: NO_ANSWERS,
    memberOps: [],
    events: [{ id: uid, code, answers: { people: uid, ...answers } }],
  };
}

/** The birth certificate says another day than the NIK, which never changes: a warning to be explained. */
function birthDateCorrected({ family, day }: Case): Edit | null {
  const child = family.members.find(
    ({ active, answers }) => active && answers["relationToHead"] === 3 && typeof answers["nik"] === "string",
  );
  const born = textAt(child?.answers ?? {}, "birthDate");
  if (born === "") return null;
  const corrected = `${born.slice(0, 8)}${born.endsWith("15") ? "16" : "15"}`;
  return ageAt(corrected, day) === ageAt(born, day) ? person(child, { birthDate: corrected }) : null;
}

function between(answers: Row, day: string, low: number, high: number): boolean {
  const age = ageAt(textAt(answers, "birthDate"), day);
  return age !== null && age >= low && age <= high;
}
