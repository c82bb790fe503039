import type { Row, WholeMember } from "@/lib/server/household/whole-family";
import { RELATION } from "./person";
import type { Random } from "./random";
import type { SeedFamily } from "./record";

/**
 * The kinds of trouble real data come with, in about two of a hundred families, so that there is work to do. Each
 * returns the family unchanged where it does not fit.
 */
const FLAWS: readonly (readonly [(family: SeedFamily, random: Random) => SeedFamily, number])[] = [
  [forgetHousing, 34],
  [forgetMember, 30],
  [loseSpouse, 22],
  [secondHead, 7],
  [sameSexTyped, 7],
];

export function withFlaw(random: Random, family: SeedFamily): SeedFamily {
  return random.weighted(FLAWS)(family, random);
}

/** A page of the housing block was left blank. */
function forgetHousing(family: SeedFamily, random: Random): SeedFamily {
  const key = random.pick([
    "roofMaterial",
    "floorMaterial",
    "wallMaterial",
    "drinkingWater",
    "cookingFuel",
    "floorAreaM2",
    "internetAccess",
  ]);
  const hidden = key === "drinkingWater" ? { waterToSewageDistance: null } : {};
  return { ...family, household: { ...family.household, [key]: null, ...hidden } };
}

function forgetMember(family: SeedFamily, random: Random): SeedFamily {
  const key = random.pick(["chronicIllness", "healthInsurance", "identityCards", "maritalStatus"]);
  const index = random.int(0, family.members.length - 1);
  return changeMember(family, index, (member) => (member.active ? { ...member.answers, [key]: null } : member.answers));
}

/** The head is married, the spouse works elsewhere and was left off the list: the rule wants a note. */
function loseSpouse(family: SeedFamily): SeedFamily {
  const alone = family.members.length === 1 && family.members[0]?.active === true;
  return alone ? changeMember(family, 0, (member) => ({ ...member.answers, maritalStatus: 2 })) : family;
}

function secondHead(family: SeedFamily): SeedFamily {
  const index = family.members.findIndex(
    (member) => member.active && member.answers["relationToHead"] === RELATION.parent,
  );
  return index < 0
    ? family
    : changeMember(family, index, (member) => ({ ...member.answers, relationToHead: RELATION.head }));
}

function sameSexTyped(family: SeedFamily): SeedFamily {
  const index = family.members.findIndex(
    (member) => member.active && member.answers["relationToHead"] === RELATION.spouse && member.answers["sex"] === 2,
  );
  return index < 0 ? family : changeMember(family, index, (member) => ({ ...member.answers, sex: 1, pregnant: null }));
}

function changeMember(family: SeedFamily, index: number, change: (member: WholeMember) => Row): SeedFamily {
  return {
    ...family,
    members: family.members.map((member, place) => (place === index ? { ...member, answers: change(member) } : member)),
  };
}
